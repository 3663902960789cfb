"""A locked and an open journal for each test, made once and copied; none is left open."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from balint_desktop import paths
from balint_desktop.services.journal import Journal, journal_on
from balint_desktop.services.vault import Vault
from tests.fakes import FakeClock
from tests.services.cheap_vault import PASSPHRASE, make_journal, vault_in

MakeVault = Callable[[], Vault]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An empty journal that no test opens, and its recovery code as it is typed."""

    folder: Path
    code: str


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """An empty journal that is copied for each test."""
    folder = tmp_path_factory.mktemp("template") / "journal"
    return Template(folder=folder, code=make_journal(folder, clock=FakeClock()))


@pytest.fixture
def clock() -> FakeClock:
    """A clock that the test moves."""
    return FakeClock()


@pytest.fixture
def folder(template: Template, tmp_path: Path) -> Path:
    """The folder of a locked, empty journal."""
    return Path(shutil.copytree(template.folder, tmp_path / "journal"))


@pytest.fixture
def new_vault(folder: Path, clock: FakeClock) -> Iterator[MakeVault]:
    """A function that returns the vault of that journal, as another start of the program would."""
    made: list[Vault] = []

    def make() -> Vault:
        for before in made:
            before.close()
            before.let_go()
        made.append(vault_in(folder, clock=clock))
        return made[-1]

    yield make
    for vault in made:
        vault.close()
        vault.let_go()


@pytest.fixture
def vault(new_vault: MakeVault) -> Vault:
    """The vault of that journal, locked."""
    return new_vault()


@pytest.fixture
def open_vault(vault: Vault) -> Vault:
    """The vault of that journal, open."""
    vault.unlock(PASSPHRASE)
    return vault


@pytest.fixture
def journal(open_vault: Vault, clock: FakeClock) -> Journal:
    """The services on that journal."""
    return journal_on(open_vault, resources=paths.resources(), clock=clock)
