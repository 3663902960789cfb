"""The page between the recovery code and the journal: one card that asks for a new passphrase."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from balint_desktop.ui.keys.passphrase_steps import AgainStep, PassphraseStep
from balint_desktop.ui.keys.step_form import StepStack
from balint_desktop.ui.keys.steps_state import Step
from balint_desktop.ui.unlock.new_passphrase_presenter import NewPassphrasePresenter
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.door import DoorColumn


class NewPassphraseView(QWidget):
    """Asks for a passphrase typed twice, or lets it be; the journal is open, so it can be locked from here."""

    lock_requested = Signal()

    def __init__(self, *, presenter: NewPassphrasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = StepStack(
            (
                (Step.PASSPHRASE, PassphraseStep(is_new=True, back_words=self.tr("Later"))),
                (
                    Step.AGAIN,
                    AgainStep(next_words=self.tr("Use this passphrase"), busy_words=self.tr("Changing…")),
                ),
            ),
            presenter=presenter,
        )
        self._lay_out()
        presenter.left.connect(self.clear)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_requested)

    @Slot()
    def clear(self) -> None:
        """Forget everything that was typed."""
        self._steps.clear()

    def _lay_out(self) -> None:
        card = Card(parent=self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._steps)
        column = DoorColumn(
            title=self.tr("Your journal is open"),
            subtitle=self.tr("Choose a new passphrase for the next time."),
            card=card,
            promise=self.tr(
                "Your recovery code stays as it is.\nThe earlier passphrase opens nothing then."
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
