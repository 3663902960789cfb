"""The steps: numbered, forward only, written in SQL so that no change of a library changes them."""
