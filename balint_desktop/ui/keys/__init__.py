"""What opens the journal, step by step: choosing a passphrase, taking down a recovery code, changing either."""
