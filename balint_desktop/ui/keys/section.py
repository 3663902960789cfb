"""The part of Settings about passphrase and recovery code: three quiet buttons, each opening its steps in place."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.ui.keys.change_presenter import KeyChangePresenter
from balint_desktop.ui.keys.code_steps import CodeBackStep, CodeStep
from balint_desktop.ui.keys.passphrase_steps import AgainStep, PassphraseStep
from balint_desktop.ui.keys.proof_step import ProofStep
from balint_desktop.ui.keys.step_form import StepStack
from balint_desktop.ui.keys.steps_state import Done, Step, StepsState
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import QuietButton
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.flow_layout import FlowLayout
from balint_desktop.ui.widgets.text_label import TextLabel


class KeysSection(QWidget):
    """Shows either the three choices, with what was just done above them, or the steps of one.

    `step_shown` comes with each step and once it has its size, so that the page around can bring it into view.
    """

    step_shown = Signal()

    def __init__(self, *, presenter: KeyChangePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = TextLabel(is_wrapped=True)
        self._choices = QWidget(self)
        self._change = QuietButton(self.tr("Change the passphrase…"))
        self._renew = QuietButton(self.tr("New recovery code…"))
        self._test = QuietButton(self.tr("Test the recovery code…"))
        self._card = Card(width_px=spacing.UNLOCK_CARD_WIDTH, parent=self)
        self._last: QuietButton | None = None
        self._shown = presenter.state.step
        # Before the stack is: what it gives the cursor to must be there to be seen.
        presenter.state_changed.connect(self.render_state)
        self._steps = self._make_steps(presenter)
        self._lay_out()
        self._change.clicked.connect(presenter.change_passphrase)
        self._renew.clicked.connect(presenter.renew_code)
        self._test.clicked.connect(presenter.test_code)
        for button in (self._change, self._renew, self._test):
            button.clicked.connect(self._remember_choice)
        self.render_state(presenter.state)

    def focus_first(self) -> None:
        """Put the focus on the first choice, or where the present step begins."""
        if self._choices.isHidden():
            self._steps.focus_first()
        else:
            self._change.setFocus()

    @Slot()
    def clear(self) -> None:
        """Forget everything that was typed or shown."""
        self._steps.clear()

    @Slot(object)
    def render_state(self, state: StepsState) -> None:
        """Show `state`."""
        is_choice = state.step is Step.CHOICE
        self._card.setVisible(not is_choice)
        self._choices.setVisible(is_choice)
        line = self._line_of(state) if is_choice else ""
        self._line.setText(line)
        self._line.setVisible(bool(line))
        if is_choice and self._last is not None:
            self._last.setFocus()
            self._last = None
        if state.step is not self._shown:
            self._shown = state.step
            if line:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, line))
            self.step_shown.emit()

    def _line_of(self, state: StepsState) -> str:
        match state.done:
            case Done.PASSPHRASE_CHANGED:
                return self.tr("Your new passphrase is in force. The earlier one opens the journal no more.")
            case Done.CODE_RENEWED:
                return self.tr("Your new recovery code is in force. Strike out the earlier one: it opens nothing.")
            case Done.CODE_FITS:
                return self.tr("This recovery code opens this journal. Nothing was changed.")
        if state.is_by_code:
            return self.tr("You opened the journal with your recovery code. Choose a new passphrase here.")
        return ""

    @Slot()
    def _remember_choice(self) -> None:
        sender = self.sender()
        self._last = sender if isinstance(sender, QuietButton) else None

    def _make_steps(self, presenter: KeyChangePresenter) -> StepStack:
        checking = self.tr("Checking…")
        present = ProofStep(step=Step.PRESENT, next_words=self.tr("Go on"), busy_words=checking)
        tried = ProofStep(step=Step.TRIED, next_words=self.tr("Test this code"), busy_words=checking)
        present.proof_requested.connect(presenter.prove)
        tried.proof_requested.connect(presenter.try_code)
        again = AgainStep(next_words=self.tr("Change the passphrase"), busy_words=self.tr("Changing…"))
        code = CodeStep(
            replaces_words=self.tr(
                "The earlier code opens the journal until you have typed back two groups of this one."
            )
        )
        code_back = CodeBackStep(next_words=self.tr("Use the new code"), busy_words=self.tr("Changing…"))
        return StepStack(
            (
                (Step.PRESENT, present),
                (Step.PASSPHRASE, PassphraseStep(is_new=True)),
                (Step.AGAIN, again),
                (Step.CODE, code),
                (Step.CODE_BACK, code_back),
                (Step.TRIED, tried),
            ),
            presenter=presenter,
        )

    def _lay_out(self) -> None:
        flow = FlowLayout(gap_px=spacing.CHIP_GAP, line_gap_px=spacing.S2, parent=self._choices)
        for button in (self._change, self._renew, self._test):
            flow.addWidget(button)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.S2)
        column.addWidget(self._line)
        column.addWidget(self._choices)
        # In a row of its own the card is asked for its height at its own width, not at the page's.
        row = QHBoxLayout()
        row.addWidget(self._card)
        row.addStretch(1)
        column.addLayout(row)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that a step has its size."""
        super().resizeEvent(event)
        if self._shown is not Step.CHOICE:
            self.step_shown.emit()
