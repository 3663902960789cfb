"""The window and what belongs to all pages: navigation, locking, idling, the single instance."""
