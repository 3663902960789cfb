"""Takes PySide's import hook away, which this program has no use for and pays for at each import.

PySide replaces `__import__` to make `from __feature__ import snake_case` possible, which the house forbids. For
that it reads the source of every module imported afterwards, ours, SQLAlchemy's and all, and `linecache` keeps
it: 21 MiB at rest, and a third of the time that imports take (PySide6 6.11, `shibokensupport/feature.py`).
It leaves the original beside its own; where a later PySide doesn't, nothing is changed.
"""

import builtins


def import_plainly() -> None:
    """Put Python's own `__import__` back; call it before anything else is imported."""
    import PySide6.QtCore  # noqa: F401 - it is the import of Qt that sets the hook

    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
