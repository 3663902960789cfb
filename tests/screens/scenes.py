"""Every page that is photographed, by name, brought into the state it is shown in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.letter import Letter, LetterId
from balint_desktop.services.demo import DEMO_PASSPHRASE
from balint_desktop.services.letter_pins import LetterboxPins
from balint_desktop.services.letterbox import Letterbox
from balint_desktop.services.settings import Settings, SettingsFile
from balint_desktop.ui.create.presenter import CreatePresenter
from balint_desktop.ui.create.view import CreateView
from balint_desktop.ui.jot.presenter import JotPresenter
from balint_desktop.ui.jot.view import JotView
from balint_desktop.ui.keys.change_presenter import KeyChangePresenter
from balint_desktop.ui.keys.steps_state import Done, Step, StepsState
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.settings.view import SettingsView
from balint_desktop.ui.shell.cover import CoverPage
from balint_desktop.ui.shell.journal_builder import build_journal_view
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.shell.navigation import PageName
from balint_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet
from balint_desktop.ui.today.presenter import Jotting
from balint_desktop.ui.unlock.new_passphrase_presenter import NewPassphrasePresenter
from balint_desktop.ui.unlock.new_passphrase_view import NewPassphraseView
from balint_desktop.ui.unlock.presenter import UnlockPresenter
from balint_desktop.ui.unlock.view import UnlockView
from tests.screens.studio import Scene, Studio

_ON_THE_STAIRS = (
    "She stood on the stairs with her coat on and asked me whether I had a minute, and I said I had, and looked "
    "at the clock."
)
_HIKING = (
    "He brought his wife this time. Before either of them sat down I had the feeling I was about to be told off. "
    "We used to swap walks. Now I catch myself counting the tablets in my head while he talks, and I heard my own "
    "voice go flat when she asked why nobody is helping him"
)


def _unlock(studio: Studio) -> QWidget:
    presenter = UnlockPresenter(vault=studio.vault, worker=studio.worker)
    view = UnlockView(presenter=presenter)
    presenter.setParent(view)
    return view


def _unlock_demo(studio: Studio) -> QWidget:
    presenter = UnlockPresenter(
        vault=studio.vault, worker=studio.worker, shown_passphrase=DEMO_PASSPHRASE
    )
    view = UnlockView(presenter=presenter)
    presenter.setParent(view)
    return view


def _unlock_wrong(studio: Studio) -> QWidget:
    view = _unlock(studio)
    presenter = view.findChild(UnlockPresenter)
    assert presenter is not None
    presenter.say(BalintError(ErrorCode.WRONG_PASSPHRASE))
    return view


def _create(studio: Studio) -> tuple[CreateView, CreatePresenter]:
    presenter = CreatePresenter(vault=studio.empty_vault, worker=studio.worker)
    view = CreateView(presenter=presenter)
    presenter.setParent(view)
    return view, presenter


def _create_welcome(studio: Studio) -> QWidget:
    return _create(studio)[0]


def _create_passphrase(studio: Studio) -> QWidget:
    view, presenter = _create(studio)
    presenter.begin()
    studio.wait_for_worker()
    # The words on offer are random; a picture needs the same ones each time.
    presenter.state_changed.emit(replace(presenter.state, offered="paper lamp evening walk quiet bench"))
    return view


def _create_code(studio: Studio) -> QWidget:
    view, presenter = _create(studio)
    presenter.state_changed.emit(
        StepsState(step=Step.CODE, groups=("7K3M", "Q2XW", "0T9B", "VH4E", "RRC1", "8NPA", "5ZJD"))
    )
    return view


def _create_code_back(studio: Studio) -> QWidget:
    view, presenter = _create(studio)
    presenter.state_changed.emit(StepsState(step=Step.CODE_BACK, positions=(1, 5), is_mismatch=True))
    return view


def _create_again(studio: Studio) -> QWidget:
    view, presenter = _create(studio)
    presenter.begin()
    studio.wait_for_worker()
    presenter.choose("an invented passphrase")
    studio.wait_for_worker()
    presenter.confirm("another one")
    return view


def _journal(studio: Studio) -> JournalView:
    view = build_journal_view(
        journal=studio.journal,
        keys=studio.vault.journal_keys(),
        worker=studio.worker,
        clock=studio.clock,
        theme=studio.theme,
        settings=Settings(),
        settings_file=SettingsFile(studio.vault.folder / "nowhere.json"),
        folder="/somewhere/balint-desktop/journal",
        version="0.1.0",
        on_settings=_ignore,
    )
    studio.wait_for_worker()
    return view


def _ignore(_: object) -> None:
    """Take no notice: no picture changes a setting."""


def _today_empty(studio: Studio) -> QWidget:
    return _journal(studio)


def _today(studio: Studio) -> QWidget:
    view = _journal(studio)
    view.today_presenter.jotting_replaced.emit(
        Jotting(name="The man with the hiking maps", text=_HIKING, feelings=("guilty", "accused"))
    )
    return view


def _cases(studio: Studio) -> QWidget:
    view = _journal(studio)
    view.open_case(_case_named(studio, "The woman who thanks me twice"))
    studio.wait_for_worker()
    return view


def _cases_search(studio: Studio) -> QWidget:
    view = _cases(studio)
    assert isinstance(view, JournalView)
    view.cases_presenter.list.set_typed("thank door")
    return view


def _cases_nothing_found(studio: Studio) -> QWidget:
    view = _journal(studio)
    view.show_page(PageName.CASES)
    view.cases_presenter.list.set_typed("marzipan zeppelin")
    return view


def _cases_filters(studio: Studio) -> QWidget:
    view = _journal(studio)
    view.show_page(PageName.CASES)
    view.cases_presenter.list.open_choices()
    return view


def _case_editor(studio: Studio) -> QWidget:
    view = _cases(studio)
    assert isinstance(view, JournalView)
    view.cases_presenter.story.add_entry()
    studio.wait_for_worker()
    return view


def _case_long_name(studio: Studio) -> QWidget:
    view = _journal(studio)
    with studio.vault.reading() as work:
        cases = work.cases.summaries(work.cases.ids())
    view.open_case(max(cases, key=lambda case: len(case.name)).id)
    studio.wait_for_worker()
    return view


def _case_named(studio: Studio, name: str) -> object:
    with studio.vault.reading() as work:
        return next(case.id for case in work.cases.summaries(work.cases.ids()) if case.name == name)


def _settings(studio: Studio) -> QWidget:
    view = _journal(studio)
    view.show_page(PageName.SETTINGS)
    return view


def _new_passphrase(studio: Studio) -> QWidget:
    presenter = NewPassphrasePresenter(keys=studio.vault.journal_keys(), worker=studio.worker)
    view = NewPassphraseView(presenter=presenter)
    presenter.setParent(view)
    presenter.state_changed.emit(
        StepsState(step=Step.PASSPHRASE, offered="paper lamp evening walk quiet bench")
    )
    return view


def _settings_keys(studio: Studio, *, state: StepsState) -> QWidget:
    view = _journal(studio)
    view.show_page(PageName.SETTINGS)
    settings = view.findChild(SettingsView)
    presenter = view.findChild(KeyChangePresenter)
    assert settings is not None
    assert presenter is not None
    settings.show_keys()
    presenter.state_changed.emit(state)
    return view


def _settings_keys_done(studio: Studio) -> QWidget:
    return _settings_keys(studio, state=StepsState(step=Step.CHOICE, done=Done.PASSPHRASE_CHANGED))


def _settings_keys_present(studio: Studio) -> QWidget:
    message = message_for(BalintError(ErrorCode.WRONG_PASSPHRASE))
    return _settings_keys(studio, state=StepsState(step=Step.PRESENT, message=message))


def _settings_keys_passphrase(studio: Studio) -> QWidget:
    words = "paper lamp evening walk quiet bench"
    return _settings_keys(studio, state=StepsState(step=Step.PASSPHRASE, offered=words))


def _settings_keys_code(studio: Studio) -> QWidget:
    groups = ("7K3M", "Q2XW", "0T9B", "VH4E", "RRC1", "8NPA", "5ZJD")
    return _settings_keys(studio, state=StepsState(step=Step.CODE, groups=groups))


def _today_after_code(studio: Studio) -> QWidget:
    view = _journal(studio)
    view.remind_of_passphrase()
    view.today_presenter.tell(BalintError(ErrorCode.SEAL_BROKEN))
    return view


def _today_letters(studio: Studio) -> QWidget:
    view = _journal(studio)
    today = studio.clock.today()
    view.today_presenter.letters.letters_changed.emit(
        tuple(
            Letter(id=LetterId(digit * 32), written_on=today - timedelta(days=days), text=text)
            for digit, days, text in (("1", 2, _ON_THE_STAIRS), ("2", 0, "The umbrella stayed in my room."))
        )
    )
    return view


def _jot(studio: Studio) -> QWidget:
    letterbox = Letterbox(
        studio.vault.folder, pins=LetterboxPins(studio.vault.folder / "nowhere.json"), clock=studio.clock
    )
    presenter = JotPresenter(letterbox=letterbox, worker=studio.worker)
    view = JotView(presenter=presenter)
    presenter.setParent(view)
    view.setMaximumSize(view.size())
    return view


def _cover(_: Studio) -> QWidget:
    return CoverPage()


def _cover_full(_: Studio) -> QWidget:
    page = CoverPage()
    page.tell(message_for(BalintError(ErrorCode.DISK_FULL)))
    return page


def _shortcuts(_: Studio) -> QWidget:
    return ShortcutsSheet()


SCENES: Mapping[str, Scene] = MappingProxyType(
    {
        "unlock": _unlock,
        "unlock-demo": _unlock_demo,
        "unlock-wrong": _unlock_wrong,
        "create-welcome": _create_welcome,
        "create-passphrase": _create_passphrase,
        "create-again": _create_again,
        "create-code": _create_code,
        "create-code-back": _create_code_back,
        "today": _today,
        "today-empty": _today_empty,
        "cases": _cases,
        "cases-search": _cases_search,
        "cases-nothing-found": _cases_nothing_found,
        "cases-filters": _cases_filters,
        "case-editor": _case_editor,
        "case-long-name": _case_long_name,
        "settings": _settings,
        "settings-keys-done": _settings_keys_done,
        "settings-keys-present": _settings_keys_present,
        "settings-keys-passphrase": _settings_keys_passphrase,
        "settings-keys-code": _settings_keys_code,
        "new-passphrase": _new_passphrase,
        "today-after-code": _today_after_code,
        "today-letters": _today_letters,
        "jot": _jot,
        "cover": _cover,
        "cover-full": _cover_full,
        "shortcuts": _shortcuts,
    }
)
