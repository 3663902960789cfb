"""The page on which a journal begins: one card, one step at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from balint_desktop.ui.create.presenter import CreatePresenter
from balint_desktop.ui.create.welcome_step import WelcomeStep
from balint_desktop.ui.keys.code_steps import CodeBackStep, CodeStep
from balint_desktop.ui.keys.passphrase_steps import AgainStep, PassphraseStep
from balint_desktop.ui.keys.step_door import StepDoor
from balint_desktop.ui.keys.step_form import StepStack
from balint_desktop.ui.keys.steps_state import Step


class CreateView(StepDoor):
    """Shows the step of the presenter's state; forgets what was typed as soon as the journal is made."""

    another_requested = Signal()

    def __init__(self, *, presenter: CreatePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        welcome = WelcomeStep()
        code_back = CodeBackStep(
            next_words=self.tr("Create the journal"), busy_words=self.tr("Making the journal…")
        )
        steps = StepStack(
            (
                (Step.WELCOME, welcome),
                (Step.PASSPHRASE, PassphraseStep()),
                (Step.AGAIN, AgainStep()),
                (Step.CODE, CodeStep()),
                (Step.CODE_BACK, code_back),
            ),
            presenter=presenter,
        )
        self.lay_out(
            steps,
            title=self.tr("Balint Desktop"),
            subtitle=self.tr("The cases that stay with you."),
            promise=self.tr(
                "Everything you write is encrypted on this computer.\nNobody, not even us, can read it or reset it."
            ),
        )
        presenter.created.connect(self.clear)
        welcome.open_requested.connect(self.another_requested)
