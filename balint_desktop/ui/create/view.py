"""The page on which a journal begins: one card, one step at a time."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from balint_desktop.ui.create.presenter import CreatePresenter
from balint_desktop.ui.create.welcome_step import WelcomeStep
from balint_desktop.ui.keys.code_steps import CodeBackStep, CodeStep
from balint_desktop.ui.keys.passphrase_steps import AgainStep, PassphraseStep
from balint_desktop.ui.keys.step_form import StepStack
from balint_desktop.ui.keys.steps_state import Step
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.door import DoorColumn


class CreateView(QWidget):
    """Shows the step of the presenter's state; forgets what was typed as soon as the journal is made."""

    another_requested = Signal()

    def __init__(self, *, presenter: CreatePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        welcome = WelcomeStep()
        code_back = CodeBackStep(
            next_words=self.tr("Create the journal"), busy_words=self.tr("Making the journal…")
        )
        self._steps = StepStack(
            (
                (Step.WELCOME, welcome),
                (Step.PASSPHRASE, PassphraseStep()),
                (Step.AGAIN, AgainStep()),
                (Step.CODE, CodeStep()),
                (Step.CODE_BACK, code_back),
            ),
            presenter=presenter,
        )
        self._lay_out()
        presenter.created.connect(self.clear)
        welcome.open_requested.connect(self.another_requested)

    @Slot()
    def clear(self) -> None:
        """Forget everything that was typed or shown."""
        self._steps.clear()

    def _lay_out(self) -> None:
        card = Card(parent=self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._steps)
        column = DoorColumn(
            title=self.tr("Balint Desktop"),
            subtitle=self.tr("The cases that stay with you."),
            card=card,
            promise=self.tr(
                "Everything you write is encrypted on this computer.\nNobody, not even us, can read it or reset it."
            ),
            parent=self,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where this step begins."""
        super().showEvent(event)
        self._steps.focus_first()
