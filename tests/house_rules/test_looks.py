"""Rule 8: colours, fonts and sizes come from the theme, and from nowhere else."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.house_rules.source_tree import Offence, Source, calls, dotted, words

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]

_HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
#: Calls that take a measure; any integer above 0 written into them is a pixel or point of somebody's own.
_MEASURES = words(
    "setFixedWidth setFixedHeight setFixedSize setMinimumWidth setMinimumHeight setMinimumSize "
    "setMaximumWidth setMaximumHeight setMaximumSize setContentsMargins setViewportMargins "
    "setTextMargins setDocumentMargin setSpacing setHorizontalSpacing setVerticalSpacing addSpacing "
    "insertSpacing setMargin setIndent resize setGeometry setIconSize setPointSize setPointSizeF "
    "setPixelSize setColumnWidth setRowHeight setBlurRadius setColumnMinimumWidth setRowMinimumHeight "
    "setCursorWidth setTabStopDistance setLineWidth QSize QSizeF QMargins QMarginsF"
)


def looks_outside_the_theme(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each style sheet, colour, font and pixel literal outside `ui/theme/`."""
    return [
        offence
        for source in sources
        if source.parts[:2] != ("ui", "theme")
        for offence in (*_literal_calls(source), *_colours(source))
    ]


def _literal_calls(source: Source) -> Iterator[Offence]:
    for node, name in calls(source):
        if name == "setStyleSheet":
            yield source.offence(node, "setStyleSheet")
        elif name in ("QColor", "QFont") and (node.args or node.keywords) and _has_literal(node):
            yield source.offence(node, f"{name} of its own")
        elif name in _MEASURES and _has_measure(node):
            yield source.offence(node, f"{name} with a measure of its own")


def _has_literal(call: ast.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(isinstance(value, ast.Constant) for value in values)


def _has_measure(call: ast.Call) -> bool:
    # Qt's own "no limit" of 16777215 isn't a measure.
    return any(
        isinstance(value, ast.Constant) and type(value.value) in (int, float) and 0 < value.value < 16_777_215
        for value in call.args
    )


def _colours(source: Source) -> Iterator[Offence]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and _HEX_COLOUR.fullmatch(str(node.value)):
            yield source.offence(node, f"colour {node.value}")
        elif isinstance(node, ast.Attribute) and dotted(node.value).endswith("GlobalColor"):
            yield from () if node.attr == "transparent" else (source.offence(node, f"colour {node.attr}"),)


def test_nothing_outside_the_theme_decides_how_it_looks(package: tuple[Source, ...]) -> None:
    assert not (found := looks_outside_the_theme(package)), "\n".join(map(str, found))


@pytest.mark.parametrize(
    "text",
    [
        "label.setStyleSheet(sheet)",
        "ACCENT = '#3a6ea5'",
        "ACCENT = '#fff'",
        "pen.setColor(QColor('red'))",
        "QColor(1, 2, 3)",
        "QFont('DejaVu Sans')",
        "font.setPointSize(12)",
        "button.setFixedWidth(120)",
        "layout.setContentsMargins(0, 0, 0, 8)",
        "layout.setSpacing(4)",
        "window.resize(900, 600)",
        "view.setIconSize(QSize(side, 16))",
        "pen.setColor(Qt.GlobalColor.red)",
    ],
)
def test_a_look_of_its_own_is_found(made_up: MakeUp, text: str) -> None:
    assert len(looks_outside_the_theme(made_up({"ui/today/view.py": text}))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "layout.setContentsMargins(0, 0, 0, 0)",
        "layout.setSpacing(theme.space_px)",
        "painter.setPen(QColor(theme.accent))",
        "painter.fillRect(rect, Qt.GlobalColor.transparent)",
        "issue = '#12'",
    ],
)
def test_nothing_and_values_from_the_theme_pass(made_up: MakeUp, text: str) -> None:
    assert looks_outside_the_theme(made_up({"ui/today/view.py": text})) == []


def test_the_theme_itself_may_name_colours(made_up: MakeUp) -> None:
    assert looks_outside_the_theme(made_up({"ui/theme/palette.py": "x = QColor('#ffffff')"})) == []
