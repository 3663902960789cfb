"""One secret that is there already: the present passphrase, or a recovery code from the paper."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from balint_desktop.ui.keys.step_form import MessageLine, StepForm
from balint_desktop.ui.keys.steps_state import Step, StepsState
from balint_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class ProofStep(StepForm):
    """Asks for the secret that opened the journal, or in the step TRIED for the recovery code to be tested."""

    proof_requested = Signal(str)

    def __init__(self, *, step: Step, next_words: str, busy_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._step = step
        self._next_words = next_words
        self._busy_words = busy_words
        self._label = TextLabel(role=TextRole.MUTED, is_wrapped=True)
        self._field = PassphraseEdit(name=self.tr("Your present passphrase"))
        self._label.setBuddy(self._field)
        self._message = MessageLine()
        self._next = PrimaryButton(next_words)
        self._back = LinkButton(self.tr("Back"))
        self._add(self._label, self._field, self._message, self._next)
        self._add_links(self._back)
        self._field.returnPressed.connect(self._report)
        self._next.clicked.connect(self._report)
        self._back.clicked.connect(self.back_requested)

    def focus_first(self) -> None:
        """Put the cursor into the field, so that what is there can be typed over."""
        self._field.setFocus()
        self._field.selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        self._field.clear_completely()

    def show_state(self, state: StepsState) -> None:
        """Name what is asked for; say what is wrong with it, or that it is being checked."""
        name = self._name(state)
        self._label.setText(name)
        self._field.setAccessibleName(name)
        is_shown = state.step is self._step
        self._message.show_message(state.message if is_shown else None)
        self._next.set_words(self._busy_words if state.is_busy else self._next_words)
        for widget in (self._next, self._back, self._field):
            widget.setDisabled(state.is_busy)

    def _name(self, state: StepsState) -> str:
        if self._step is Step.TRIED:
            return self.tr("Your recovery code, as it stands on your paper")
        return self.tr("Your recovery code") if state.is_by_code else self.tr("Your present passphrase")

    @Slot()
    def _report(self) -> None:
        self.proof_requested.emit(self._field.text())
