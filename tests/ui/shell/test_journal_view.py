"""The open journal: pages by key and by click, back to where one was, and a panel that folds."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.place import Place
from balint_desktop.services.journal import Journal
from balint_desktop.ui.cases.view import CasesView
from balint_desktop.ui.settings.view import SettingsView
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.shell.navigation import NavButton, Navigation, PageName
from balint_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.today.view import TodayView
from balint_desktop.ui.widgets.buttons import QuietButton
from balint_desktop.ui.widgets.line_edits import SearchField
from balint_desktop.ui.widgets.note_edit import NoteEdit
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from tests.ui.conftest import Settle
from tests.ui.hands import CTRL, button, click, one, press, shown, type_words


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def page(view: JournalView) -> type[QWidget]:
    """Return which of the pages can be seen; exactly one of them is."""
    pages = [each for kind in (TodayView, CasesView, SettingsView) for each in shown(view, kind)]
    assert len(pages) == 1
    return type(pages[0])


def note(view: JournalView) -> NoteEdit:
    return one(one(view, TodayView), NoteEdit)


def nav(view: JournalView, words: str) -> NavButton:
    return next(button for button in view.findChildren(NavButton) if button.accessibleName() == words)


def keep_one(view: JournalView, settle: Settle) -> CaseId:
    type_words(note(view), "He wept.")
    press(note(view), Qt.Key.Key_Return, CTRL)
    settle()
    kept = view.today_presenter.state.kept
    assert kept is not None
    return kept.id


def test_it_begins_on_today_with_the_cursor_in_the_note(view: JournalView) -> None:
    assert page(view) is TodayView
    assert focused() is note(view)
    assert nav(view, "Today").isChecked()


@pytest.mark.parametrize(
    ("key", "kind", "marked"),
    [
        (Qt.Key.Key_2, CasesView, "Cases"),
        (Qt.Key.Key_Comma, SettingsView, "Settings"),
        (Qt.Key.Key_F, CasesView, "Cases"),
        (Qt.Key.Key_1, TodayView, "Today"),
        (Qt.Key.Key_N, TodayView, "Today"),
    ],
)
def test_each_page_has_its_key(
    view: JournalView, settle: Settle, key: Qt.Key, kind: type[QWidget], marked: str
) -> None:
    press(focused(), key, CTRL)
    settle()
    assert page(view) is kind
    assert [button.accessibleName() for button in view.findChildren(NavButton) if button.isChecked()] == [marked]
    press(focused(), Qt.Key.Key_1, CTRL)
    assert page(view) is TodayView
    assert focused() is note(view)


def test_the_search_key_puts_the_cursor_into_the_search(view: JournalView, settle: Settle) -> None:
    press(focused(), Qt.Key.Key_F, CTRL)
    settle()
    assert isinstance(focused(), SearchField)


def test_each_page_has_its_line_in_the_panel(view: JournalView, settle: Settle) -> None:
    for words, kind in (("Cases", CasesView), ("Settings", SettingsView), ("Today", TodayView)):
        click(nav(view, words))
        settle()
        assert page(view) is kind
        assert nav(view, words).isChecked()


def test_locking_and_quitting_are_wishes(view: JournalView) -> None:
    wishes: list[str] = []
    view.lock_requested.connect(lambda: wishes.append("lock"))
    view.quit_requested.connect(lambda: wishes.append("quit"))
    press(focused(), Qt.Key.Key_L, CTRL)
    press(focused(), Qt.Key.Key_Q, CTRL)
    click(nav(view, "Lock now"))
    assert wishes == ["lock", "quit", "lock"]


def test_f1_opens_the_sheet_of_keys_and_closes_it_again(
    view: JournalView, window: Window, qtbot: QtBot
) -> None:
    for close in (Qt.Key.Key_F1, Qt.Key.Key_Escape):
        press(focused(), Qt.Key.Key_F1)
        sheet = one(view, ShortcutsSheet)
        assert sheet.windowTitle() == "Balint Desktop"
        qtbot.waitUntil(sheet.isActiveWindow)
        press(focused(), close)
        qtbot.waitUntil(lambda: view.findChildren(ShortcutsSheet) == [])
        with qtbot.waitActive(window):  # a desktop would do that
            window.activateWindow()
        assert focused() is note(view)
    assert page(view) is TodayView


def test_the_sheet_can_be_closed_by_its_button(view: JournalView) -> None:
    view.show_shortcuts()
    click(one(one(view, ShortcutsSheet), QuietButton))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert view.findChildren(ShortcutsSheet) == []


def test_each_line_of_the_sheet_names_a_key(view: JournalView) -> None:
    view.show_shortcuts()
    labels = one(view, ShortcutsSheet).findChildren(QLabel)
    assert len(labels) > 30
    assert not [label for label in labels if not label.text()]
    assert "Ctrl+," in [label.text() for label in labels]
    one(view, ShortcutsSheet).close()


def test_a_kept_note_is_opened_from_today_and_stands_in_the_list(view: JournalView, settle: Settle) -> None:
    case_id = keep_one(view, settle)
    view.open_case(case_id)
    settle()
    assert page(view) is CasesView
    assert view.cases_presenter.list.selected == case_id
    assert view.cases_presenter.list.model.rowCount() == 1
    view.show_page(PageName.TODAY)
    keep_one(view, settle)
    assert view.cases_presenter.list.model.rowCount() == 2
    assert len(view.today_presenter.state.latest) == 2


def test_what_was_renamed_among_the_cases_has_its_new_name_on_today(view: JournalView, settle: Settle) -> None:
    case_id = keep_one(view, settle)
    view.open_case(case_id)
    settle()
    view.cases_presenter.story.rename("The clock")
    settle()
    assert [case.name for case in view.today_presenter.state.latest] == ["The clock"]


def test_one_comes_back_to_the_case_and_to_the_page(view: JournalView, settle: Settle) -> None:
    case_id = keep_one(view, settle)
    view.go_back_to(Place(page="cases", case_id=case_id))
    settle()
    assert page(view) is CasesView
    assert view.place().case_id == case_id
    view.go_back_to(Place(page="settings"))
    assert page(view) is SettingsView
    assert view.place() == Place(page="settings")


def test_one_comes_back_to_the_cursor_in_the_note(view: JournalView) -> None:
    type_words(note(view), "He wept.")
    view.go_back_to(Place(page="today", cursor=3))
    assert note(view).cursor_position() == 3
    assert view.place() == Place(page="today", cursor=3)


@pytest.mark.parametrize(
    "place",
    [Place(page="nowhere"), Place(page="cases"), Place(page="cases", case_id=CaseId(77)), Place(cursor=999)],
)
def test_a_place_that_is_gone_leads_somewhere_all_the_same(
    view: JournalView, settle: Settle, place: Place
) -> None:
    view.go_back_to(place)
    settle()
    assert page(view)


def test_the_panel_folds_in_a_narrow_window(view: JournalView, window: Window) -> None:
    panel = one(view, Navigation)
    window.resize(spacing.NARROW_WINDOW, 800)
    wide = panel.width()
    assert not nav(view, "Today").toolTip()
    window.resize(spacing.NARROW_WINDOW - 1, 800)
    assert panel.width() < wide
    assert nav(view, "Today").toolTip() == "Today (Ctrl+1)"
    assert nav(view, "Today").accessibleName() == "Today"
    click(nav(view, "Cases"))
    assert page(view) is CasesView
    window.resize(spacing.NARROW_WINDOW, 800)
    assert panel.width() == wide


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("page_name", list(PageName))
def test_every_page_fits_into_the_smallest_window(
    view: JournalView, window: Window, switch: ThemeSwitch, settle: Settle, percent: int, page_name: PageName
) -> None:
    switch.set_text_percent(percent)
    view.show_page(page_name)
    window.resize(spacing.WINDOW_MIN_WIDTH, spacing.WINDOW_MIN_HEIGHT)
    settle()
    assert (window.width(), window.height()) == (spacing.WINDOW_MIN_WIDTH, spacing.WINDOW_MIN_HEIGHT)
    for place in shown(view, NavButton):
        assert place.mapTo(window, QPoint(place.width(), place.height())).y() <= window.height()
    switch.set_text_percent(100)


def test_tab_never_gets_stuck_on_any_page(view: JournalView, settle: Settle) -> None:
    case_id = keep_one(view, settle)
    view.open_case(case_id)
    settle()
    for name in PageName:
        view.show_page(name)
        settle()
        nav(view, "Lock now").setFocus()
        seen: list[QWidget] = []
        for _ in range(80):
            press(focused(), Qt.Key.Key_Tab)
            if focused() is nav(view, "Lock now"):
                break
            assert focused() not in seen, f"{name}: stuck at {type(focused()).__name__}"
            seen.append(focused())
        else:
            pytest.fail(f"{name}: never came around")
        assert len(seen) > 3


def test_drafts_of_all_editors_are_taken_at_once(view: JournalView, journal: Journal, settle: Settle) -> None:
    case_id = keep_one(view, settle)
    type_words(note(view), "Another one.")
    view.open_case(case_id)
    settle()
    view.cases_presenter.story.editor.begin_new(case_id)
    view.cases_presenter.story.editor.write("Second thoughts.")
    assert [draft.text for draft in view.drafts()] == ["Another one.", "Second thoughts."]
    assert [draft.case_id for draft in view.drafts()] == [None, case_id]
    settle()


def test_a_lock_forgets_what_was_typed_in_settings(view: JournalView) -> None:
    view.show_page(PageName.SETTINGS)
    test_code = button(view, "Test the recovery code…")
    test_code.setFocus()
    press(test_code, Qt.Key.Key_Return)
    (field,) = shown(view, PassphraseEdit)
    type_words(field, "7K3M")
    view.clear()
    assert field.text() == ""
    assert button(view, "Test the recovery code…").isVisible()
