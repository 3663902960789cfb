"""Failures are named and answered, nothing waits in a nested loop, and no word of content gets out."""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.house_rules.source_tree import Offence, Source, calls, dotted

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]

_EVERYTHING = {"Exception", "BaseException"}
#: What may be told of an exception: its type, and our errors' code and counts.
_TELLABLE = {"code", "blame", "details", "errno"}
_PROGRAMS = {"app", "application", "_application", "qapp", "QApplication"}
_WAITING_DIALOGS = {
    "QMessageBox": {"information", "question", "warning", "critical", "about", "aboutQt"},
    "QInputDialog": {"getText", "getMultiLineText", "getItem", "getInt", "getDouble"},
    "QFileDialog": {"getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"},
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}
_TRACE_PRINTERS = {"print_exc", "format_exc", "print_exception", "format_exception", "print_last"}


def failures_passed_over(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each handler that names no exception or does nothing, and each `suppress` of everything."""
    found = []
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ExceptHandler):
                if node.type is None:
                    found.append(source.offence(node, "except without a name"))
                elif all(_does_nothing(statement) for statement in node.body):
                    found.append(source.offence(node, "except that does nothing"))
        found += [
            source.offence(node, "suppresses everything")
            for node, name in calls(source)
            if name == "suppress" and any(dotted(argument) in _EVERYTHING for argument in node.args)
        ]
    return found


def _does_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def nested_loops(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each dialog or menu that is run with `exec`, or by a function of Qt's that does so inside."""
    return [
        source.offence(node, f"waits in {dotted(node.func)}")
        for source in sources
        for node, name in calls(source)
        if isinstance(node.func, ast.Attribute) and _waits(name, receiver=node.func.value)
    ]


def _waits(name: str, *, receiver: ast.expr) -> bool:
    last_name = dotted(receiver).split(".")[-1]
    if name in ("exec", "exec_"):
        return last_name not in _PROGRAMS
    return name in _WAITING_DIALOGS.get(last_name, ())


def prints(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each `print` outside `cli.py`."""
    return [
        source.offence(node, "print")
        for source in sources
        if source.parts != ("cli",)
        for node, _ in calls(source)
        if isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def words_let_out(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each place where the text of an exception is made, logged or printed as a trace.

    What SQLAlchemy, the file system or a parser puts into its text may be a doctor's word or a path.
    """
    return [offence for source in sources for offence in (*_texts_of_exceptions(source), *_traces(source))]


def _texts_of_exceptions(source: Source) -> Iterator[Offence]:
    for handler in ast.walk(source.tree):
        if not isinstance(handler, ast.ExceptHandler) or handler.name is None:
            continue
        for node in ast.walk(handler):
            if _makes_text_of(node, handler.name):
                yield source.offence(node, f"makes text of {handler.name}")
            elif isinstance(node, ast.Call) and _is_telling_log_call(node) and _tells(node, handler.name):
                yield source.offence(node, f"logs {handler.name}")


def _makes_text_of(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.FormattedValue):
        return dotted(node.value) == name
    if isinstance(node, ast.Attribute):
        return dotted(node) == f"{name}.args"
    if isinstance(node, ast.Call) and dotted(node.func) in ("str", "repr", "format", "print"):
        return any(dotted(argument) == name for argument in node.args)
    return False


def _is_log_call(node: ast.Call) -> bool:
    receiver = dotted(node.func).lower().split(".")[:-1]
    return any(part.strip("_") in ("log", "logger", "logging") for part in receiver)


def _is_telling_log_call(node: ast.Call) -> bool:
    # `log.failure` takes the exception itself, and notes its type and place alone.
    return _is_log_call(node) and dotted(node.func) != "log.failure"


def _tells(call: ast.Call, name: str) -> bool:
    """Whether a log call gets the exception itself, or anything of it but what may be told."""
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(_tells_in(argument, name) for argument in arguments)


def _tells_in(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Name):
        return node.id == name
    if isinstance(node, ast.Call) and dotted(node.func) == "type":
        return False
    if isinstance(node, ast.Attribute) and dotted(node.value) == name and node.attr in _TELLABLE:
        return False
    return any(_tells_in(child, name) for child in ast.iter_child_nodes(node))


def _traces(source: Source) -> Iterator[Offence]:
    for node, name in calls(source):
        if name in _TRACE_PRINTERS:
            yield source.offence(node, f"prints a trace: {name}")
        elif _is_log_call(node) and (name == "exception" or any(k.arg == "exc_info" for k in node.keywords)):
            yield source.offence(node, "logs a trace")


RULES = (failures_passed_over, nested_loops, prints, words_let_out)


@pytest.mark.parametrize("rule", RULES)
def test_the_package_keeps_every_rule_of_failing(
    package: tuple[Source, ...], rule: Callable[[tuple[Source, ...]], list[Offence]]
) -> None:
    assert not (found := rule(package)), "\n".join(map(str, found))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (failures_passed_over, "try:\n    f()\nexcept:\n    g()"),
        (failures_passed_over, "try:\n    f()\nexcept Exception:\n    pass"),
        (failures_passed_over, "try:\n    f()\nexcept OSError:\n    ..."),
        (failures_passed_over, "with contextlib.suppress(Exception):\n    f()"),
        (nested_loops, "dialog.exec()"),
        (nested_loops, "QMenu(self).exec(point)"),
        (nested_loops, "QMessageBox.question(self, title, text)"),
        (nested_loops, "QFileDialog.getSaveFileName(self)"),
        (prints, "print('first page drawn')"),
        (words_let_out, "try:\n    f()\nexcept OSError as exc:\n    g(str(exc))"),
        (words_let_out, "try:\n    f()\nexcept OSError as error:\n    g(f'failed: {error}')"),
        (words_let_out, "try:\n    f()\nexcept OSError as error:\n    g(error.args)"),
        (words_let_out, "try:\n    f()\nexcept OSError as exc:\n    log.event('open', exc)"),
        (words_let_out, "try:\n    f()\nexcept OSError as exc:\n    self._log.info('x', why=exc.filename)"),
        (words_let_out, "try:\n    f()\nexcept OSError:\n    logger.exception('open')"),
        (words_let_out, "logger.error('open', exc_info=True)"),
        (words_let_out, "traceback.print_exc()"),
    ],
)
def test_a_broken_rule_of_failing_is_found(
    made_up: MakeUp, rule: Callable[[tuple[Source, ...]], list[Offence]], text: str
) -> None:
    assert len(rule(made_up({"ui/window.py": text}))) == 1


@pytest.mark.parametrize("rule", RULES)
def test_named_answered_failures_pass(made_up: MakeUp, rule: Callable[[tuple[Source, ...]], list[Offence]]) -> None:
    text = """
    try:
        f()
    except OSError as exc:
        log.event("open_failed", kind=type(exc).__name__, number=exc.errno)
        log.failure("open", exc)
        raise BalintError(ErrorCode.DISK_FAILED) from exc
    dialog.open()
    sys.exit(application.exec())
    """
    sources = made_up({"ui/window.py": text, "cli.py": "print(__version__)"})
    assert rule(sources) == []
