"""A theme as data: a TOML file names base colours and says which role each one plays.

Free of Qt, so that contrast is checked by tests without a window.
"""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

#: How many colours tell kinds of things apart in a picture (design/README.md: "series of six").
SERIES_LENGTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one theme by role, each as "#RRGGBB", and its two line widths in pixels.

    `faint` is for `window` and `surface` only; every other ground takes `muted` or `ink`. `warm` marks and
    underlines, `warm_ink` is its text. `line_px` is an ordinary line, `strong_px` a chosen or focused one.
    """

    name: str
    is_dark: bool
    line_px: int
    strong_px: int
    window: str
    surface: str
    sunken: str
    line: str
    field_line: str
    ink: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    warm: str
    warm_ink: str
    warm_soft: str
    focus: str
    selection: str
    on_selection: str
    hover: str
    hover_sunken: str
    pressed: str
    series: tuple[str, ...]


def load_theme(name: str, *, resources: Path) -> Theme:
    """Return the theme stored as `resources`/themes/`name`.toml.

    Raises ValueError when a role is missing, unknown, or names no base colour: a mistake in our own data.
    """
    text = (resources / "themes" / f"{name}.toml").read_text(encoding="utf-8")
    return parse_theme(text)


def parse_theme(text: str) -> Theme:
    """Return the theme that the TOML `text` describes; ValueError when it doesn't describe exactly one."""
    table = tomllib.loads(text)
    base = table.pop("base")
    roles = table.pop("roles")
    try:
        colours: dict[str, Any] = {role: _colour(value, base=base) for role, value in roles.items()}
    except KeyError:
        raise ValueError("a role names a base colour that isn't there") from None
    expected = {field.name for field in fields(Theme)}
    found = table.keys() | colours.keys()
    if expected != found:
        raise ValueError(f"roles missing or unknown: {sorted(expected ^ found)}")
    theme = Theme(**table, **colours)
    if len(theme.series) != SERIES_LENGTH:
        raise ValueError(f"a series has {SERIES_LENGTH} colours")
    return theme


def _colour(value: str | list[str], *, base: dict[str, str]) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(base[name] for name in value)
    return base[value]
