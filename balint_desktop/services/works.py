"""How a service reaches the open journal: it asks for one unit of work at a time, and never keeps one."""

from contextlib import AbstractContextManager
from typing import Protocol

from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork


class Works(Protocol):
    """Gives out units of work on the open journal; `services/vault.py` is the one that really does."""

    def work(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a unit of work that may write. Raises VAULT_CLOSED when the journal isn't open."""
        ...

    def reading(self) -> AbstractContextManager[ReadOnlyWork]:
        """Begin a unit of work that only reads. Raises VAULT_CLOSED when the journal isn't open."""
        ...
