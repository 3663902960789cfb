"""The themes as data: complete, and readable in every pair of colours that is used."""

from dataclasses import fields

import pytest

from balint_desktop import paths
from balint_desktop.ui.theme.tokens import Theme, load_theme, parse_theme
from tests.ui.theme.contrast import contrast

NAMES = ("paper", "evening", "contrast")
GROUNDS = ("window", "surface", "sunken", "accent_soft", "warm_soft", "hover", "pressed", "hover_sunken")
#: Each text role and the grounds it is put on, by the style sheets and by the rules in `Theme`.
TEXT_ON = {
    "ink": GROUNDS,
    "muted": ("window", "surface", "sunken", "accent_soft", "warm_soft", "hover", "pressed"),
    "faint": ("window", "surface"),
    "accent": ("window", "surface", "sunken", "accent_soft", "warm_soft"),
    "accent_hover": ("window", "surface", "sunken"),
    "warm": ("window", "surface"),
    "warm_ink": ("window", "surface", "sunken", "warm_soft"),
    "on_accent": ("accent", "accent_hover"),
    "on_selection": ("selection",),
}
LEAST = {"paper": 4.5, "evening": 4.5, "contrast": 7.0}
#: What is seen and not read: WCAG 2.2, 1.4.11 asks for 3:1; the contrast theme for more.
LEAST_FOR_SHAPES = {"paper": 3.0, "evening": 3.0, "contrast": 4.5}


def theme_named(name: str) -> Theme:
    return load_theme(name, resources=paths.resources())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", TEXT_ON)
def test_every_text_can_be_read_on_every_ground_it_stands_on(name: str, role: str) -> None:
    theme = theme_named(name)
    ratios = {ground: round(contrast(getattr(theme, role), getattr(theme, ground)), 2) for ground in TEXT_ON[role]}
    assert min(ratios.values()) >= LEAST[name], ratios


@pytest.mark.parametrize("name", NAMES)
def test_fields_and_focus_stand_out_from_the_ground(name: str) -> None:
    theme = theme_named(name)
    for ground in (theme.window, theme.surface):
        assert contrast(theme.field_line, ground) >= LEAST_FOR_SHAPES[name]
        assert contrast(theme.focus, ground) >= LEAST_FOR_SHAPES[name]
    assert contrast(theme.focus, theme.accent_soft) >= LEAST_FOR_SHAPES[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_of_the_series_stands_out_from_the_surface(name: str) -> None:
    theme = theme_named(name)
    ratios = [round(contrast(colour, theme.surface), 2) for colour in theme.series]
    assert min(ratios) >= LEAST_FOR_SHAPES[name], ratios
    assert len(set(theme.series)) == len(theme.series)


@pytest.mark.parametrize("name", NAMES)
def test_every_ground_is_told_from_its_text_by_the_role_it_names(name: str) -> None:
    theme = theme_named(name)
    assert theme.name == name
    assert theme.is_dark is (contrast(theme.window, "#000000") < contrast(theme.window, "#FFFFFF"))
    assert theme.strong_px > theme.line_px


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_is_written_with_six_digits(name: str) -> None:
    theme = theme_named(name)
    colours = [getattr(theme, field.name) for field in fields(theme)]
    flat = [colour for colour in colours if isinstance(colour, str) and colour != name]
    for colour in (*flat, *theme.series):
        assert len(colour) == 7
        assert int(colour[1:], 16) >= 0


def _paper_text() -> str:
    return (paths.resources() / "themes" / "paper.toml").read_text(encoding="utf-8")


def test_a_theme_that_lacks_a_role_is_refused() -> None:
    with pytest.raises(ValueError, match="missing or unknown: \\['muted'\\]"):
        parse_theme(_paper_text().replace('muted = "slate"', ""))


def test_a_theme_with_a_role_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="missing or unknown: \\['glitter'\\]"):
        parse_theme(_paper_text() + 'glitter = "slate"\n')


def test_a_role_that_names_no_base_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="base colour"):
        parse_theme(_paper_text().replace('muted = "slate"', 'muted = "nothing"'))


def test_a_series_of_five_is_refused() -> None:
    with pytest.raises(ValueError, match="6 colours"):
        parse_theme(_paper_text().replace(', "olive"]', "]"))
