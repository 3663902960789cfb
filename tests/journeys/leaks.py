"""Looks for a doctor's words in every file that the program wrote."""

import base64
from collections.abc import Iterable
from pathlib import Path


def files_with(words: Iterable[str], *, below: Path) -> list[tuple[str, str]]:
    """Return (file, word) for each word found below a folder, as UTF-8, UTF-16 or base64, in a name or inside."""
    hits: list[tuple[str, str]] = []
    needles = {word: needles_of(word) for word in words}
    for path in below.rglob("*"):
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        for word, forms in needles.items():
            if word in path.name or any(form in content for form in forms):
                hits.append((str(path.relative_to(below)), word))
    return hits


def needles_of(word: str) -> tuple[bytes, ...]:
    """Return the byte forms in which `word` could lie in a file; base64 at each of its three offsets."""
    plain = word.encode()
    coded = []
    for offset in range(3):
        padded = base64.b64encode(b"\0" * offset + plain)
        start = -(-offset * 8 // 6) + (1 if offset else 0)
        coded.append(padded[start : len(padded) - 4])
    return (plain, word.encode("utf-16-le"), word.encode("utf-16-be"), *coded)
