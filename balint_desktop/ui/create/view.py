"""The page on which a journal begins: one card, one step at a time."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from balint_desktop.ui.create.presenter import CreatePresenter, CreateState, Step
from balint_desktop.ui.create.steps import (
    AgainStep,
    CodeBackStep,
    CodeStep,
    PassphraseStep,
    StepForm,
    WelcomeStep,
)
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.door import DoorColumn


class CreateView(QWidget):
    """Shows the step of the presenter's state; forgets what was typed as soon as a step is left for good."""

    another_requested = Signal()

    def __init__(self, *, presenter: CreatePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._welcome = WelcomeStep()
        self._passphrase = PassphraseStep()
        self._again = AgainStep()
        self._code = CodeStep()
        self._code_back = CodeBackStep()
        self._forms: tuple[tuple[Step, StepForm], ...] = (
            (Step.WELCOME, self._welcome),
            (Step.PASSPHRASE, self._passphrase),
            (Step.AGAIN, self._again),
            (Step.CODE, self._code),
            (Step.CODE_BACK, self._code_back),
        )
        self._shown: Step | None = None
        self._lay_out()
        self._connect_signals()
        self.render_state(presenter.state)

    @Slot()
    def clear(self) -> None:
        """Forget everything that was typed or shown."""
        for _, form in self._forms:
            form.clear()

    @Slot(object)
    def render_state(self, state: CreateState) -> None:
        """Show `state`."""
        for step, form in self._forms:
            form.setVisible(step is state.step)
            form.show_state(state)
        if state.step is not self._shown:
            self._shown = state.step
            if state.step in (Step.AGAIN, Step.CODE_BACK):
                self._form().clear()
            self._form().focus_first()

    def _form(self) -> StepForm:
        return dict(self._forms)[self._shown or Step.WELCOME]

    def _lay_out(self) -> None:
        card = Card(parent=self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        for _, form in self._forms:
            inside.addWidget(form)
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

    def _connect_signals(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.render_state)
        presenter.created.connect(self.clear)
        self._welcome.begin_requested.connect(presenter.begin)
        self._welcome.open_requested.connect(self.another_requested)
        self._passphrase.judge_requested.connect(presenter.judge)
        self._passphrase.choose_requested.connect(presenter.choose)
        self._passphrase.others_requested.connect(presenter.offer_others)
        self._again.confirm_requested.connect(presenter.confirm)
        self._code.written_down.connect(presenter.code_written_down)
        self._code_back.create_requested.connect(presenter.create)
        for form in (self._passphrase, self._again, self._code, self._code_back):
            form.back_requested.connect(presenter.back)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where this step begins."""
        super().showEvent(event)
        self._form().focus_first()
