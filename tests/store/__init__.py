"""Tests of `balint_desktop.store`, all of them against the real SQLCipher."""
