"""The log: event names, counts, durations and the types of exceptions; never a doctor's words.

There is no way to hand a sentence to it: an event is a name from the code, and its values are numbers or
names from the code.
"""

import logging
import threading
from pathlib import Path
from types import TracebackType

_LOGGER = logging.getLogger("balint_desktop")
#: A log above this size is put aside at the next start, and the one put aside before is dropped.
# (logging.handlers would do it while running, but imports the network's `socket`.)
_LOG_BYTES = 200_000


class _QuietHandler(logging.FileHandler):
    """Loses an event that the disk doesn't take, rather than stop what is going on or print it."""

    # Override

    def handleError(self, record: logging.LogRecord) -> None:
        """Do nothing: the lock, or whatever else is being noted, goes on."""


def start_log(file: Path) -> None:
    """Write events to `file`, owner-only; without a log where it can't be written. Called once."""
    _LOGGER.propagate = False
    _LOGGER.setLevel(logging.INFO)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _LOG_BYTES:
            file.replace(file.with_suffix(".1.log"))
        handler = _QuietHandler(file, encoding="ascii")
        file.chmod(0o600)
    except OSError:
        _LOGGER.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOGGER.addHandler(handler)


def event(name: str, **values: int | float) -> None:
    """Note that `name` happened, with numbers only."""
    _LOGGER.info("%s%s", name, "".join(f" {key}={value:g}" for key, value in values.items()))


def failure(name: str, error: BaseException) -> None:
    """Note that `name` failed: the type of `error` and where in our own code, never its text."""
    _LOGGER.info("%s %s at %s", name, type(error).__name__, _place(error.__traceback__))


def _place(trace: TracebackType | None) -> str:
    place = "?"
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if isinstance(module, str) and module.startswith("balint_desktop"):
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Stand in for `sys.excepthook`: note the type and place; print neither text nor traceback."""
    failure("uncaught", error.with_traceback(trace))


def log_uncaught_in_thread(caught: threading.ExceptHookArgs) -> None:
    """Stand in for `threading.excepthook` in the same way."""
    if caught.exc_value is not None:
        failure("uncaught_in_thread", caught.exc_value)
