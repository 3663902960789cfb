"""Tests of passphrase and recovery code, step by step."""
