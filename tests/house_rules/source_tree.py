"""Reading Python files as syntax trees, with every import resolved to a full dotted name."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = "balint_desktop"
_IMPORTERS = ("import_module", "__import__")


@dataclass(frozen=True)
class Offence:
    """One place that breaks a rule; printed as `where:line what`."""

    where: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.where}:{self.line} {self.what}"


@dataclass(frozen=True)
class Import:
    """One imported name, in full; `from a import b` is `a.b`, whether `b` is a module or not."""

    name: str
    line: int

    def is_from(self, package: str) -> bool:
        """Whether this is `package` itself or something inside it."""
        return self.name == package or self.name.startswith(package + ".")


@dataclass(frozen=True)
class Source:
    """One Python file: `module` is its dotted name, `place` its path in the repository."""

    path: Path
    place: str
    module: str

    @cached_property
    def text(self) -> str:
        """The whole file."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The file's syntax tree."""
        return ast.parse(self.text, filename=self.place)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import in the file: type-only ones, those inside functions and those by a literal name."""
        return tuple(_imports(self))

    @property
    def parts(self) -> tuple[str, ...]:
        """The module's dotted name, parted; without the top package."""
        return tuple(self.module.split(".")[1:])

    @property
    def layer(self) -> str:
        """The first name under the package, such as `domain`, `ui` or `app`; empty for the package itself."""
        return self.parts[0] if self.parts else ""

    def offence(self, node: ast.AST | int, what: str) -> Offence:
        """Return an offence at a node's line, or at a line."""
        return Offence(self.place, node if isinstance(node, int) else getattr(node, "lineno", 1), what)


def read_sources(root: Path, *, folder: str = PACKAGE) -> tuple[Source, ...]:
    """Return every Python file under `root/folder`, in the order of their paths."""
    return tuple(
        Source(path, path.relative_to(root).as_posix(), _module_name(path.relative_to(root)))
        for path in sorted((root / folder).rglob("*.py"))
    )


def own_files() -> tuple[Path, ...]:
    """Return the files that git knows or would take up; in a tree without git, all but the ignored ones."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = (REPOSITORY / name for name in listed.stdout.split("\0") if name)
        return tuple(path for path in paths if path.is_file())
    return tuple(
        path
        for path in sorted(REPOSITORY.rglob("*"))
        if path.is_file() and not {".venv", ".git", "__pycache__", "build", "dist"} & set(path.parts)
    )


def _module_name(relative: Path) -> str:
    parts = relative.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(source: Source) -> Iterator[Import]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = _base_of(node, source)
            for alias in node.names:
                yield Import(base if alias.name == "*" else f"{base}.{alias.name}", node.lineno)
        elif isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in _IMPORTERS:
            name = node.args[0] if node.args else None
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield Import(name.value, node.lineno)


def _base_of(node: ast.ImportFrom, source: Source) -> str:
    """Return the full name of what `from ... import` reads from; leading dots count from the module."""
    if not node.level:
        return node.module or ""
    package = source.module.split(".")
    if source.path.name != "__init__.py":
        package = package[:-1]
    package = package[: len(package) - node.level + 1]
    return ".".join([*package, *([node.module] if node.module else [])])


def words(text: str) -> frozenset[str]:
    """Return the words in a text, parted at blanks, as a set."""
    return frozenset(text.split())


def dotted(node: ast.AST) -> str:
    """Return `a.b.c` for a name or an attribute of names; what isn't a name counts as a question mark."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "?"


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a file, nested ones too."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    """Yield every call with the last part of the name that is called."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func).split(".")[-1]
