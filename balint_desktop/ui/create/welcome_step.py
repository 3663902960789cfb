"""The first thing anybody sees: what this is, what it isn't, and how to begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from balint_desktop.ui.keys.step_form import StepForm
from balint_desktop.ui.keys.steps_presenter import StepsPresenter
from balint_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class WelcomeStep(StepForm):
    """What this is, what it isn't, and how to begin."""

    begin_requested = Signal()
    open_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        what = TextLabel(
            self.tr("A private place for the cases you take home, and for bringing them to your Balint group."),
            is_wrapped=True,
        )
        what_not = TextLabel(
            self.tr(
                "It isn't the clinical record, nor the place to report an incident or a safeguarding concern, "
                "and a court can ask for reflective notes. Names here are invented ones."
            ),
            role=TextRole.MUTED,
            is_wrapped=True,
        )
        self._begin = PrimaryButton(self.tr("Begin a journal"))
        self._open = LinkButton(self.tr("Open one I have…"))
        self._add(what, what_not, self._begin)
        self._add_links(self._open)
        self._begin.clicked.connect(self.begin_requested)
        self._open.clicked.connect(self.open_requested)

    def connect_to(self, presenter: StepsPresenter) -> None:
        """Begin with the first step after this one."""
        self.begin_requested.connect(presenter.begin)

    def focus_first(self) -> None:
        """Put the focus on the first button."""
        self._begin.setFocus()
