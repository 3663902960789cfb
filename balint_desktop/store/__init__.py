"""Keeping a journal: one SQLCipher file, and repositories that turn its rows into domain objects and back."""
