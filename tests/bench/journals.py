"""Journals to measure with, made once and kept in a cache: written straight through the store, in bulk.

The last cases are saved one by one, as in life, so that the search index isn't tidier than a used one is.
The key derivation is the cheapest that is accepted, so that preparing is quick; it is timed on its own.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from balint_desktop import paths
from balint_desktop.content.vocabulary import load_vocabulary
from balint_desktop.crypto.kdf import DEFAULT_PARAMETERS, KdfParameters, KdfPolicy
from balint_desktop.crypto.recovery_code import new_recovery_code
from balint_desktop.domain.case import Mark
from balint_desktop.domain.clock import SystemClock
from balint_desktop.domain.entry import EntryKind, Feeling
from balint_desktop.domain.vocabulary import Vocabulary
from balint_desktop.services.vault import Vault
from balint_desktop.store.unit_of_work import UnitOfWork
from tests.bench.bare_store import make_bare
from tests.bench.corpus import Corpus, CorpusCase

PASSPHRASE = "correct horse 42"
#: The cheapest derivation that is ever accepted; what is in these journals is made up.
CHEAP_COST = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
_CHEAP_POLICY = KdfPolicy(minimum=CHEAP_COST)
_CASES_AT_ONCE = 1_000
_CASES_ONE_BY_ONE = 300
#: The files whose change makes every cached journal worthless.
_MADE_BY = ("corpus.py", "journals.py", "bare_store.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A journal's folder and the bare floor's file, of the same cases; both may be changed and are thrown away."""

    size: int
    journal: Path
    bare: Path


class Shelf:
    """Gives out copies of cached journals, and makes those that are missing."""

    def __init__(self, cache: Path) -> None:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = cache / f"corpus-{_stamp()}"
        for old in cache.glob("corpus-*"):
            if old != self._folder:
                shutil.rmtree(old)
        self._folder.mkdir(mode=0o700, exist_ok=True)

    def prepare(self, size: int) -> Path:
        """Return the cached folder for `size` cases, made now if need be."""
        ready = self._folder / str(size)
        if not ready.exists():
            unfinished = self._folder / f"{size}.new"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(mode=0o700)
            make_journal(unfinished / "journal", size=size)
            make_bare(unfinished / "bare.db", rows=_bare_rows(size))
            unfinished.rename(ready)
        return ready

    @contextmanager
    def copy_of(self, size: int) -> Iterator[Prepared]:
        """Give out a copy of the journal of `size` cases, and delete it afterwards."""
        source = self.prepare(size)
        copy = self._folder / f"{size}.copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(source, copy)
        try:
            yield Prepared(size=size, journal=copy / "journal", bare=copy / "bare.db")
        finally:
            shutil.rmtree(copy)


def open_vault(folder: Path) -> Vault:
    """Return the vault of a journal of the benchmark, still locked."""
    return Vault(folder, clock=SystemClock(), cost=CHEAP_COST, policy=_CHEAP_POLICY)


def make_journal(folder: Path, *, size: int) -> None:
    """Make a journal of `size` cases in `folder` and lock it."""
    cases = iter(Corpus(size, today=SystemClock().today()))
    write_journal(folder, cases=cases, one_by_one=min(_CASES_ONE_BY_ONE, size // 2), size=size)


def write_journal(folder: Path, *, cases: Iterator[CorpusCase], size: int, one_by_one: int) -> None:
    """Write `cases` into a new journal: all but the last ones in bulk, then the index brought together."""
    vocabulary = load_vocabulary(paths.resources())
    vault = open_vault(folder)
    vault.create(PASSPHRASE, code=new_recovery_code())
    left = size - one_by_one
    while left > 0:
        _write(vault, islice(cases, min(left, _CASES_AT_ONCE)), vocabulary=vocabulary)
        left -= _CASES_AT_ONCE
    with vault.work() as work:
        work.search.optimize()
        work.commit()
    for case in cases:
        _write(vault, (case,), vocabulary=vocabulary)
    vault.close()
    vault.let_go()


def derive_dearly(folder: Path, *, cost: KdfParameters = DEFAULT_PARAMETERS) -> None:
    """Give a journal of the benchmark the key derivation that a real one has."""
    from balint_desktop.crypto.header_file import read_header, write_header
    from balint_desktop.crypto.passphrase import encode_passphrase

    header = read_header(folder)
    encoded = encode_passphrase(PASSPHRASE)
    keys = header.unlock_with_passphrase(encoded).keys
    write_header(folder, header=header.with_passphrase(encoded, keys=keys, parameters=cost), keys=keys)
    keys.zero()


def _write(vault: Vault, cases: Iterable[CorpusCase], *, vocabulary: Vocabulary) -> None:
    with vault.work() as work:
        for case in cases:
            _write_case(work, case, vocabulary=vocabulary)
        work.commit()


def _write_case(work: UnitOfWork, case: CorpusCase, *, vocabulary: Vocabulary) -> None:
    case_id = work.cases.add(case.name, on=case.on)
    feelings = tuple(Feeling(word=vocabulary.feelings[number].words) for number in case.feelings)
    work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text=case.text, feelings=feelings, on=case.on)
    for text in case.more:
        work.entries.add(case_id, kind=EntryKind.SECOND_THOUGHTS, text=text, feelings=feelings, on=case.on)
    work.cases.set_course(case_id, course=case.course)
    if case.wants_group:
        work.cases.set_wants_group(case_id, wants_group=True)
    if case.marks:
        terms = (vocabulary.hard[number] for number in case.marks)
        work.cases.set_marks(case_id, marks=[Mark(list=term.list, key=term.key) for term in terms])


def _bare_rows(size: int) -> Iterator[tuple[str, str, str]]:
    for case in Corpus(size, today=SystemClock().today()):
        yield case.on.isoformat(), case.name, case.text


def _stamp() -> str:
    """Return what changes whenever a journal would be made otherwise, the days aside."""
    here = Path(__file__).parent
    migrations = sorted((paths.resources().parent / "balint_desktop/store/migrations").rglob("*.py"))
    digest = hashlib.sha256()
    for file in (*(here / name for name in _MADE_BY), *migrations):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
