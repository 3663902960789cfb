"""The page between the recovery code and the journal: one card that asks for a new passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from balint_desktop.ui.keys.passphrase_steps import AgainStep, PassphraseStep
from balint_desktop.ui.keys.step_door import StepDoor
from balint_desktop.ui.keys.step_form import StepStack
from balint_desktop.ui.keys.steps_state import Step
from balint_desktop.ui.unlock.new_passphrase_presenter import NewPassphrasePresenter


class NewPassphraseView(StepDoor):
    """Asks for a passphrase typed twice, or lets it be; the journal is open, so it can be locked from here."""

    lock_requested = Signal()

    def __init__(self, *, presenter: NewPassphrasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        steps = StepStack(
            (
                (Step.PASSPHRASE, PassphraseStep(is_new=True, back_words=self.tr("Later"))),
                (
                    Step.AGAIN,
                    AgainStep(next_words=self.tr("Use this passphrase"), busy_words=self.tr("Changing…")),
                ),
            ),
            presenter=presenter,
        )
        self.lay_out(
            steps,
            title=self.tr("Your journal is open"),
            subtitle=self.tr("Choose a new passphrase for the next time."),
            promise=self.tr("Your recovery code stays as it is.\nThe earlier passphrase opens nothing then."),
        )
        presenter.left.connect(self.clear)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_requested)
