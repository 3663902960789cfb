"""Beginning a journal: a passphrase, a recovery code, and both typed again."""
