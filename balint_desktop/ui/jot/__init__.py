"""Jot: one small window to write in while the journal is locked (`balint-desktop --jot`)."""
