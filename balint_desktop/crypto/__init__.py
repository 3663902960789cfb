"""How a journal is sealed: bytes in, bytes out.

No module here imports `cryptography` before a function needs it, so that reading a header costs nothing at
start.
"""
