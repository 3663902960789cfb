"""No file of ours names somebody's machine, a package registry or an address nobody agreed on."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.house_rules.source_tree import REPOSITORY, Offence, own_files, words

#: Where a reader may be sent: standards, the documentation of what we build on, names kept for examples.
ALLOWED_HOSTS = words(
    "www.w3.org www.rfc-editor.org www.gnu.org www.debian.org packages.debian.org doc.qt.io bugreports.qt.io "
    "docs.python.org bugs.python.org docs.sqlalchemy.org alembic.sqlalchemy.org www.sqlite.org sqlite.org "
    "www.zetetic.net cryptography.io specifications.freedesktop.org www.freedesktop.org www.unicode.org "
    "csrc.nist.gov nvlpubs.nist.gov www.eff.org www.crockford.com github.com keepachangelog.com semver.org "
    "creativecommons.org opensource.org www.apache.org mozilla.org "
    "example.org example.com example.net"
)
# Put together here, so that this file passes its own rule.
_HOMES = "|".join(("home", "root", "work", "Users"))
_MACHINE_PATH = re.compile(rf"(?<![\w.~$}}])/(?:{_HOMES})/|\b[A-Z]:\\{'Users'}\\")
_REGISTRY = re.compile("|".join(re.escape(host) for host in ("pypi" + ".org", "python" + "hosted.org")))
_ADDRESS = re.compile(r"""\bhttps?:/{2}[^\s"'<>)\]`]+""")


def machine_traces(name: str, text: str) -> list[Offence]:
    """Return each line of a text that names a machine path, a registry or a host that isn't allowed."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if _MACHINE_PATH.search(line):
            found.append(Offence(name, number, "a path of one machine"))
        if _REGISTRY.search(line):
            found.append(Offence(name, number, "a package registry"))
        for address in _ADDRESS.findall(line):
            host = urlsplit(address).hostname or ""
            if host not in ALLOWED_HOSTS and not host.endswith((".invalid", ".test", ".example")):
                found.append(Offence(name, number, f"an address at {host}"))
    return found


def _text_of(path: Path) -> str:
    """Return a file's text; a picture or another file of bytes has none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        offence
        for path in own_files()
        for offence in machine_traces(path.relative_to(REPOSITORY).as_posix(), _text_of(path))
    ]
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "home/somebody/notes.txt",
        "cd /" + "root/x",
        "path = '/" + "work/main'",
        "/" + "Users/somebody/x",
        "C:\\" + "Users\\somebody",
        "index-url = http:/" + "/pypi" + ".org/simple",
        "files.python" + "hosted.org",
        "see https:/" + "/intranet.clinic/page",
        "see http:/" + "/10.1.2.3:8080/",
    ],
)
def test_a_trace_of_a_machine_is_found(line: str) -> None:
    assert machine_traces("README.md", line)


@pytest.mark.parametrize(
    "line",
    [
        '<svg xmlns="http:/' + '/www.w3.org/2000/svg">',
        "https:/" + "/www.rfc-editor.org/rfc/rfc9180",
        "home/data and ~/home/x and work/life",
        "mail https:/" + "/clinic.example/page",
    ],
)
def test_standards_and_examples_may_be_named(line: str) -> None:
    assert machine_traces("README.md", line) == []
