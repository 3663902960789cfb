"""Labels, fields, grounds and lines: plain text, right size, right width."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from balint_desktop.ui.theme.type_scale import font_pixels
from balint_desktop.ui.widgets.card import Card, Sunken
from balint_desktop.ui.widgets.elided_label import ElidedLabel
from balint_desktop.ui.widgets.empty_state import EmptyState
from balint_desktop.ui.widgets.hairline import Hairline
from balint_desktop.ui.widgets.heading import Heading
from balint_desktop.ui.widgets.icon_label import IconLabel
from balint_desktop.ui.widgets.line_edits import NameEdit, SearchField, TextField
from balint_desktop.ui.widgets.section_label import SectionLabel
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole
from tests.ui.widgets.conftest import Show


def ground_of(widget: QWidget) -> str:
    """Return the colour in the middle of the left edge, inside of any line."""
    return widget.grab().toImage().pixelColor(4, widget.height() // 2).name().upper()


@pytest.mark.parametrize("kind", [TextLabel, SectionLabel, Heading, ElidedLabel])
def test_words_that_look_like_html_stay_as_written(kind: type[TextLabel], show: Show) -> None:
    label = kind("<b>x</b><img src='file:///etc/hostname'>")
    show(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.toolTip() == ""


@pytest.mark.parametrize(
    ("role", "pixels"),
    [
        (TextRole.BODY, 13.5),
        (TextRole.MUTED, 13.5),
        (TextRole.SMALL, 12.0),
        (TextRole.READING, 17.0),
        (TextRole.NAME, 20.0),
    ],
)
def test_a_role_has_its_size_and_colour(role: TextRole, pixels: float, show: Show, switch: ThemeSwitch) -> None:
    label = TextLabel("words", role=role)
    show(label)
    assert font_pixels(label.font()) == pytest.approx(pixels, abs=0.01)
    wanted = switch.theme.muted if role in (TextRole.MUTED, TextRole.SMALL) else switch.theme.ink
    assert label.palette().color(label.foregroundRole()).name().upper() == wanted


def test_a_heading_is_28_pixels_and_a_clock_44(show: Show) -> None:
    title, clock = Heading("Who is still with you?"), Heading("08:30", is_display=True)
    show(title, clock)
    assert font_pixels(title.font()) == pytest.approx(28.0, abs=0.01)
    assert font_pixels(clock.font()) == pytest.approx(44.0, abs=0.01)


def test_a_line_without_room_ends_in_dots_and_says_all_to_a_screen_reader(show: Show) -> None:
    label = ElidedLabel("The woman who thanks me twice\nand again")
    show(label, width=140)
    assert label.shown_text().endswith("…")
    assert label.text() == "The woman who thanks me twice\nand again"
    assert label.minimumSizeHint().width() < 40
    label.window().resize(600, 100)
    QApplication.processEvents()
    assert label.shown_text() == "The woman who thanks me twice and again"


@pytest.mark.parametrize("choice", [ThemeChoice.PAPER, ThemeChoice.EVENING, ThemeChoice.CONTRAST])
def test_grounds_have_the_colours_of_the_theme_that_is_on(
    choice: ThemeChoice, show: Show, switch: ThemeSwitch
) -> None:
    card, panel, line = Card(), Sunken(), Hairline()
    show(card, panel, line)
    switch.choose(choice)
    QApplication.processEvents()
    assert ground_of(card) == switch.theme.surface
    assert ground_of(panel) == switch.theme.sunken
    assert ground_of(line) == switch.theme.line


def test_a_card_of_a_fixed_width_grows_with_the_text(show: Show, switch: ThemeSwitch) -> None:
    card = Card(width_px=spacing.UNLOCK_CARD_WIDTH)
    show(card)
    assert card.width() == spacing.UNLOCK_CARD_WIDTH
    switch.set_text_percent(150)
    assert card.maximumWidth() == 600


def test_a_hairline_is_one_pixel_in_either_direction(show: Show) -> None:
    level, upright = Hairline(), Hairline(orientation=Qt.Orientation.Vertical)
    show(level, upright)
    assert level.height() == 1
    assert level.width() > 100
    assert upright.width() == 1


def test_fields_have_the_heights_of_the_design(show: Show) -> None:
    field, search = TextField(name="Name"), SearchField(name="Search")
    show(field, search)
    assert field.sizeHint().height() == 44
    assert search.sizeHint().height() == 38


def test_escape_empties_a_search_and_is_passed_on_when_it_is_empty(show: Show, qtbot: QtBot) -> None:
    search = SearchField(name="Search", placeholder="Search everything")
    show(search)
    search.setFocus()
    qtbot.keyClicks(search, "maps")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_a_cleared_field_has_nothing_to_undo(show: Show, qtbot: QtBot) -> None:
    field = NameEdit(name="A name only you will recognise")
    show(field)
    field.setFocus()
    qtbot.keyClicks(field, "The neighbour")
    field.clear_completely()
    field.undo()
    assert field.text() == ""
    assert field.accessibleName() == "A name only you will recognise"


def test_a_name_shows_where_the_keyboard_is(show: Show) -> None:
    field, other = NameEdit(name="Name"), TextField(name="Other")
    show(field, other)
    other.setFocus()
    # No cursor blinks in a field without the keyboard, so the line below makes the difference.
    before = field.grab().toImage().pixelColor(200, field.height() - 2)
    field.setFocus()
    assert field.grab().toImage().pixelColor(200, field.height() - 2) != before


def test_an_empty_page_says_so_and_offers_a_first_step(show: Show, qtbot: QtBot) -> None:
    empty = EmptyState("Nothing here yet.", line="It will come.", action="Write the first one")
    show(empty)
    with qtbot.waitSignal(empty.action_requested):
        qtbot.mouseClick(empty.action_button, Qt.MouseButton.LeftButton)
    empty.set_words("Nothing found.")
    assert not empty.action_button.isVisible()


def test_an_icon_beside_words_takes_their_colour(show: Show, switch: ThemeSwitch) -> None:
    icon = IconLabel("info", icons=switch.icons)
    show(icon)
    paper = icon.grab().toImage()
    assert icon.size() == icon.sizeHint()
    switch.choose(ThemeChoice.EVENING)
    QApplication.processEvents()
    assert icon.grab().toImage() != paper
    switch.set_text_percent(150)
    assert icon.sizeHint().width() == 30
