"""Where things are: the journal, the settings, the logs, and this program's own resources.

The one module that knows appdirs, so that it can be exchanged.
"""

import sys
from pathlib import Path

import appdirs

_APP = "balint-desktop"
_PACKAGE = Path(__file__).resolve().parent


def journal_folder() -> Path:
    """Return the default folder of the journal: local user data, never a place that roams."""
    return Path(appdirs.user_data_dir(_APP, appauthor=False, roaming=False)) / "journal"


def settings_file() -> Path:
    """Return the file of the settings, which hold no word of the doctor's."""
    return Path(appdirs.user_config_dir(_APP, appauthor=False, roaming=False)) / "settings.json"


def letterbox_pins_file() -> Path:
    """Return the file that says which letterbox belongs to which journal; it holds public keys only."""
    return settings_file().with_name("letterboxes.json")


def log_file() -> Path:
    """Return the file of the log, which holds event names, counts and durations only."""
    return Path(appdirs.user_log_dir(_APP, appauthor=False)) / "balint-desktop.log"


def resources() -> Path:
    """Return the folder of the resources: in a frozen build, an installed wheel, or a checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    for place in (Path(frozen) / "resources" if frozen else None, _PACKAGE / "resources"):
        if place is not None and place.is_dir():
            return place
    return _PACKAGE.parent / "resources"
