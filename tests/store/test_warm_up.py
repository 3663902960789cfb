"""Warming up: everything imported and tried once, nothing kept and nothing written."""

import subprocess
import sys
from pathlib import Path

from balint_desktop.store.warm_up import prepare_mappings


def test_warming_up_opens_no_file_and_can_be_repeated(tmp_path: Path) -> None:
    prepare_mappings()
    prepare_mappings()
    assert list(tmp_path.iterdir()) == []


def test_warming_up_leaves_alembic_alone_and_opening_imports_nothing_more(journal_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from balint_desktop.store.warm_up import prepare_mappings; prepare_mappings()\n"
        "from balint_desktop.store.engine import close, open_engine\n"
        "from balint_desktop.store.unit_of_work import ReadOnlyWork\n"
        "before = set(sys.modules)\n"
        f"engine = open_engine(Path({str(journal_path)!r}), bytearray(range(32)))\n"
        "with ReadOnlyWork(engine) as work:\n"
        "    work.cases.summaries(work.cases.ids())\n"
        "close(engine)\n"
        "print(sorted(set(sys.modules) - before), 'alembic' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] False"
