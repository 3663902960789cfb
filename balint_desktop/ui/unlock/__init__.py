"""The door of a journal that is locked."""
