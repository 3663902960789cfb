"""A recovery code: shown once, and two of its groups typed back from the paper."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from balint_desktop.ui.keys.step_form import MessageLine, StepForm
from balint_desktop.ui.keys.steps_presenter import StepsPresenter
from balint_desktop.ui.keys.steps_state import StepsState
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from balint_desktop.ui.widgets.line_edits import TextField
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole

#: A code of seven groups stands in two lines.
_GROUPS_IN_LINE = 4


class CodeStep(StepForm):
    """The recovery code, shown once."""

    written_down = Signal()

    def __init__(self, *, replaces_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        label = TextLabel(self.tr("Your recovery code"), role=TextRole.MUTED)
        self._code = TextLabel(role=TextRole.NAME, is_wrapped=True)
        hint = TextLabel(
            self.tr(
                "It opens the journal if the passphrase is ever lost, and it is shown only now. "
                "Write it on paper and keep it where you keep your certificates."
            ),
            role=TextRole.MUTED,
            is_wrapped=True,
        )
        self._next = PrimaryButton(self.tr("I have written it down"))
        self._back = LinkButton(self.tr("Back"))
        self._add(label, self._code, hint)
        if replaces_words:
            self._add(TextLabel(replaces_words, role=TextRole.MUTED, is_wrapped=True))
        self._add(self._next)
        self._add_links(self._back)
        self._next.clicked.connect(self.written_down)
        self._back.clicked.connect(self.back_requested)

    def connect_to(self, presenter: StepsPresenter) -> None:
        """Send the form's wishes to `presenter`."""
        super().connect_to(presenter)
        self.written_down.connect(presenter.code_written_down)

    def focus_first(self) -> None:
        """Put the focus on the button."""
        self._next.setFocus()

    def clear(self) -> None:
        """Forget the code."""
        self._code.setText("")

    def show_state(self, state: StepsState) -> None:
        """Show the groups in two lines, with room between them."""
        lines = (state.groups[:_GROUPS_IN_LINE], state.groups[_GROUPS_IN_LINE:])
        self._code.setText("\n".join("   ".join(line) for line in lines if line))


class CodeBackStep(StepForm):
    """Two groups of the code, typed back from the paper."""

    typed_back = Signal(object)

    def __init__(self, *, next_words: str, busy_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._next_words = next_words
        self._busy_words = busy_words
        intro = TextLabel(
            self.tr("From your paper, please type these two groups."), role=TextRole.MUTED, is_wrapped=True
        )
        self._labels = (TextLabel(role=TextRole.MUTED), TextLabel(role=TextRole.MUTED))
        self._fields = (TextField(name=self.tr("First group")), TextField(name=self.tr("Second group")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(spacing.S4)
        for column, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            field.returnPressed.connect(self._report)
        self._mismatch = TextLabel(
            self.tr("These aren't the groups of your code. Look once more at the paper, or go back to see it."),
            role=TextRole.WARM,
            is_wrapped=True,
        )
        self._message = MessageLine()
        self._next = PrimaryButton(next_words)
        self._back = LinkButton(self.tr("Back"))
        self._add(intro)
        self._column.addLayout(grid)
        self._add(self._mismatch, self._message, self._next)
        self._add_links(self._back)
        self._next.clicked.connect(self._report)
        self._back.clicked.connect(self.back_requested)

    def connect_to(self, presenter: StepsPresenter) -> None:
        """Send the form's wishes to `presenter`."""
        super().connect_to(presenter)
        self.typed_back.connect(presenter.type_back)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._fields[0].setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self._fields:
            field.clear_completely()

    def show_state(self, state: StepsState) -> None:
        """Name the asked groups; say when they differ, or that it is being done."""
        for label, field, position in zip(self._labels, self._fields, state.positions, strict=False):
            text = self.tr("Group {number}").format(number=position + 1)
            label.setText(text)
            field.setAccessibleName(text)
        self._mismatch.setVisible(state.is_mismatch)
        self._message.show_message(state.message)
        self._next.set_words(self._busy_words if state.is_busy else self._next_words)
        for widget in (self._next, self._back, *self._fields):
            widget.setDisabled(state.is_busy)

    @Slot()
    def _report(self) -> None:
        self.typed_back.emit(tuple(field.text() for field in self._fields))
