"""One step of a page: a small form that reports what the doctor wants, and the stack that shows one of several."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.ui.keys.steps_presenter import StepsPresenter
from balint_desktop.ui.keys.steps_state import Step, StepsState
from balint_desktop.ui.messages import Message
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole

#: Whoever comes back to these types anew.
_TYPED_ANEW = frozenset({Step.PRESENT, Step.AGAIN, Step.CODE_BACK, Step.TRIED})


class StepForm(QWidget):
    """Widgets one below the other, the next step's button, and links below it."""

    back_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[spacing.CARD_PADDING] * 4)
        self._column.setSpacing(spacing.S3)

    def connect_to(self, presenter: StepsPresenter) -> None:
        """Send the form's wishes to `presenter`."""
        self.back_requested.connect(presenter.back)

    def focus_first(self) -> None:
        """Put the cursor where this step begins."""

    def clear(self) -> None:
        """Forget what was typed."""

    def show_state(self, state: StepsState) -> None:
        """Show what of `state` belongs to this step."""

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._column.addWidget(widget)

    def _add_links(self, *links: QWidget) -> None:
        row = QHBoxLayout()
        for number, link in enumerate(links):
            if number:
                row.addStretch()
            row.addWidget(link)
        if len(links) == 1:
            row.addStretch()
        self._column.addLayout(row)
        self._column.addStretch(1)


class MessageLine(TextLabel):
    """What went wrong, in its place in a form; hidden while nothing did."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(role=TextRole.WARM, is_wrapped=True, parent=parent)

    def show_message(self, message: Message | None) -> None:
        """Say `message`, or nothing."""
        self.setText(message.whole if message else "")
        self.setVisible(message is not None)


class StepStack(QWidget):
    """Shows the form of the presenter's step; each form is typed anew when one comes to it.

    Step.CHOICE has no form: nothing of the stack is shown then, and nothing that was typed is left in it.
    """

    def __init__(
        self,
        forms: Sequence[tuple[Step, StepForm]],
        *,
        presenter: StepsPresenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._forms = dict(forms)
        self._shown: Step | None = None
        self._was_busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for form in self._forms.values():
            column.addWidget(form)
            form.connect_to(presenter)
        presenter.state_changed.connect(self.render_state)
        self.render_state(presenter.state)

    def focus_first(self) -> None:
        """Begin where the present step begins."""
        form = self._forms.get(self._shown) if self._shown is not None else None
        if form is not None:
            form.focus_first()

    @Slot()
    def clear(self) -> None:
        """Forget everything that was typed or shown."""
        for form in self._forms.values():
            form.clear()

    @Slot(object)
    def render_state(self, state: StepsState) -> None:
        """Show `state`."""
        for step, form in self._forms.items():
            form.setVisible(step is state.step)
            form.show_state(state)
        is_tried_again = self._was_busy and not state.is_busy
        self._was_busy = state.is_busy
        if state.step is not self._shown:
            self._shown = state.step
            if state.step is Step.CHOICE:
                self.clear()
            elif state.step in _TYPED_ANEW:
                self._forms[state.step].clear()
            self.focus_first()
        elif is_tried_again:
            # A field that was disabled meanwhile has lost the cursor.
            self.focus_first()
