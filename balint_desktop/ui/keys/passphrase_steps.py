"""A passphrase: choosing one, and typing it again; for a new journal and for one that is there."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from balint_desktop.services.creation import PassphraseAdvice
from balint_desktop.ui.keys.step_form import MessageLine, StepForm
from balint_desktop.ui.keys.steps_presenter import StepsPresenter
from balint_desktop.ui.keys.steps_state import StepsState
from balint_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class PassphraseStep(StepForm):
    """A passphrase of one's own, with its strength, or six generated words."""

    judge_requested = Signal(str)
    choose_requested = Signal(str)
    others_requested = Signal()

    def __init__(
        self, *, is_new: bool = False, back_words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        name = self.tr("Choose a new passphrase") if is_new else self.tr("Choose a passphrase")
        self._label = TextLabel(name, role=TextRole.MUTED)
        self._field = PassphraseEdit(name=name)
        self._label.setBuddy(self._field)
        self._strength = TextLabel(role=TextRole.SMALL, is_wrapped=True)
        self._offer = TextLabel(self.tr("Or take six words nobody has chosen:"), role=TextRole.MUTED)
        self._words = TextLabel(role=TextRole.READING, is_wrapped=True)
        self._use = LinkButton(self.tr("Take these words"))
        self._others = LinkButton(self.tr("Other words"))
        self._next = PrimaryButton(self.tr("Go on"))
        self._message = MessageLine()
        self._back = LinkButton(back_words or self.tr("Back"))
        self._add(self._label, self._field, self._strength, self._offer, self._words)
        row = QHBoxLayout()
        row.addWidget(self._use)
        row.addStretch()
        row.addWidget(self._others)
        self._column.addLayout(row)
        self._add(self._message, self._next)
        self._add_links(self._back)
        self._field.textChanged.connect(self.judge_requested)
        self._field.returnPressed.connect(self._choose)
        self._next.clicked.connect(self._choose)
        self._use.clicked.connect(self._take_words)
        self._others.clicked.connect(self.others_requested)
        self._back.clicked.connect(self.back_requested)

    def connect_to(self, presenter: StepsPresenter) -> None:
        """Send the form's wishes to `presenter`."""
        super().connect_to(presenter)
        self.judge_requested.connect(presenter.judge)
        self.choose_requested.connect(presenter.choose)
        self.others_requested.connect(presenter.offer_others)

    def focus_first(self) -> None:
        """Put the cursor into the field."""
        self._field.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._field.clear_completely()
        self._words.setText("")

    def show_state(self, state: StepsState) -> None:
        """Show the strength, the words on offer, and what is wrong."""
        self._words.setText(state.offered)
        self._strength.setText(self._advice_text(state))
        self._message.show_message(state.message)

    def _advice_text(self, state: StepsState) -> str:
        if state.advice is None:
            return self.tr("At least 12 characters. Longer is better than stranger.")
        return {
            PassphraseAdvice.TOO_SHORT: self.tr("Too short so far: at least 12 characters."),
            PassphraseAdvice.EASILY_GUESSED: self.tr("Weak: somebody patient would guess this."),
            PassphraseAdvice.COMMON_PASSWORD: self.tr("Weak: this is close to a well-known password."),
            PassphraseAdvice.NAMES: self.tr("Weak: names are tried first."),
            PassphraseAdvice.KEYBOARD_ROW: self.tr("Weak: neighbouring keys are tried first."),
            PassphraseAdvice.REPEATS: self.tr("Weak: repeating adds little."),
            PassphraseAdvice.SEQUENCE: self.tr("Weak: a sequence is tried first."),
            PassphraseAdvice.DATES: self.tr("Weak: dates are tried first."),
            PassphraseAdvice.GOOD: self.tr("Good."),
            PassphraseAdvice.STRONG: self.tr("Strong."),
        }[state.advice]

    @Slot()
    def _choose(self) -> None:
        self.choose_requested.emit(self._field.text())

    @Slot()
    def _take_words(self) -> None:
        self._field.setText(self._words.text())
        self._field.setFocus()


class AgainStep(StepForm):
    """The passphrase once more, from memory or from paper."""

    confirm_requested = Signal(str)

    def __init__(
        self, *, next_words: str = "", busy_words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._next_words = next_words or self.tr("Go on")
        self._busy_words = busy_words or self._next_words
        label = TextLabel(self.tr("Type it once more"), role=TextRole.MUTED)
        self._field = PassphraseEdit(name=self.tr("Type the passphrase once more"))
        label.setBuddy(self._field)
        hint = TextLabel(
            self.tr("Nobody can tell it to you later. If you need to, write it down and keep it at home."),
            role=TextRole.SMALL,
            is_wrapped=True,
        )
        self._mismatch = TextLabel(
            self.tr("This differs from the first time. Try again, or go back and choose another."),
            role=TextRole.WARM,
            is_wrapped=True,
        )
        self._message = MessageLine()
        self._next = PrimaryButton(self._next_words)
        self._back = LinkButton(self.tr("Back"))
        self._add(label, self._field, hint, self._mismatch, self._message, self._next)
        self._add_links(self._back)
        self._field.returnPressed.connect(self._confirm)
        self._next.clicked.connect(self._confirm)
        self._back.clicked.connect(self.back_requested)

    def connect_to(self, presenter: StepsPresenter) -> None:
        """Send the form's wishes to `presenter`."""
        super().connect_to(presenter)
        self.confirm_requested.connect(presenter.confirm)

    def focus_first(self) -> None:
        """Put the cursor into the field."""
        self._field.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._field.clear_completely()

    def show_state(self, state: StepsState) -> None:
        """Say when the two differ, what went wrong, or that it is being done."""
        self._mismatch.setVisible(state.is_mismatch)
        self._message.show_message(state.message)
        self._next.set_words(self._busy_words if state.is_busy else self._next_words)
        for widget in (self._next, self._back, self._field):
            widget.setDisabled(state.is_busy)

    @Slot()
    def _confirm(self) -> None:
        self.confirm_requested.emit(self._field.text())
