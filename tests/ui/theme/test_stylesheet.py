"""The style sheet: every token it asks for is there, and Qt understands what comes out."""

import re
from string import Template

import pytest
from pytestqt.qtbot import QtBot

from balint_desktop import paths
from balint_desktop.ui.theme.stylesheet import TEMPLATES, build_stylesheet, style_tokens
from balint_desktop.ui.theme.tokens import load_theme
from balint_desktop.ui.theme.type_scale import TypeScale

NAMES = ("paper", "evening", "contrast")
STYLES = paths.resources() / "styles"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_token_of_every_style_is_in_every_theme(name: str, template: str) -> None:
    text = Template((STYLES / template).read_text(encoding="utf-8"))
    tokens = style_tokens(load_theme(name, resources=paths.resources()), scale=TypeScale())
    assert text.is_valid()
    assert set(text.get_identifiers()) <= tokens.keys()


def test_every_style_file_is_among_the_templates() -> None:
    assert {file.name for file in STYLES.glob("*.qss")} == set(TEMPLATES)


@pytest.mark.parametrize("template", TEMPLATES)
def test_styles_hold_no_colour_and_no_font_of_their_own(template: str) -> None:
    text = re.sub(r"/\*.*?\*/", "", (STYLES / template).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsv|hsl", text)
    assert not re.findall(r"font-family:(?! \$serif)|font-size:(?! \$)", text)
    assert not re.findall(r"\b[1-9]\d*px", text)


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_selector_reaches_down_into_descendants(template: str) -> None:
    text = re.sub(r"/\*.*?\*/", "", (STYLES / template).read_text(encoding="utf-8"), flags=re.DOTALL)
    for selectors in re.findall(r"([^{}]+)\{[^{}$]*(?:\$\{?\w+\}?[^{}$]*)*\}", text):
        for selector in selectors.split(","):
            assert " " not in selector.strip(), selector
            assert "*" not in selector, selector


@pytest.mark.parametrize("name", NAMES)
def test_qt_reads_the_whole_style_sheet(name: str, qtbot: QtBot, qapp: object) -> None:
    # Qt says "Could not parse" as a warning, and warnings fail every test here.
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    qtbot.addWidget(widget)
    theme = load_theme(name, resources=paths.resources())
    widget.setStyleSheet(build_stylesheet(theme, scale=TypeScale(), resources=paths.resources()))
    widget.ensurePolished()


def test_heights_that_hold_text_grow_with_it() -> None:
    theme = load_theme("paper", resources=paths.resources())
    usual, large = (style_tokens(theme, scale=TypeScale(factor=factor)) for factor in (1.0, 1.5))
    for name in ("field_inner", "chip_inner", "primary_inner", "quiet_inner", "compact_inner"):
        assert int(large[name]) > int(usual[name])
    assert large["s2"] == usual["s2"]


@pytest.mark.parametrize("name", NAMES)
def test_a_focused_or_chosen_box_keeps_its_outer_size(name: str) -> None:
    theme = load_theme(name, resources=paths.resources())
    tokens = style_tokens(theme, scale=TypeScale())
    thicker = theme.strong_px - theme.line_px
    for box in ("field", "compact"):
        assert int(tokens[f"{box}_inner"]) - int(tokens[f"{box}_inner_focus"]) == 2 * thicker
        assert int(tokens[f"{box}_padding"]) - int(tokens[f"{box}_padding_focus"]) == thicker
    assert int(tokens["chip_inner"]) - int(tokens["chip_inner_checked"]) == 2 * thicker
    assert int(tokens["chip_padding"]) - int(tokens["chip_padding_checked"]) == thicker
