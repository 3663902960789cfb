"""The rules of architecture and style, each held by a test that has been seen failing."""
