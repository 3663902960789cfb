"""The five steps of beginning a journal, each a small form that reports what the doctor wants."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.services.creation import PassphraseAdvice
from balint_desktop.ui.create.presenter import CreateState
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from balint_desktop.ui.widgets.line_edits import TextField
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole

#: A code of seven groups stands in two lines.
_GROUPS_IN_LINE = 4


class StepForm(QWidget):
    """One step: widgets one below the other, the next step's button, and links below it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[spacing.CARD_PADDING] * 4)
        self._column.setSpacing(spacing.S3)

    def focus_first(self) -> None:
        """Put the cursor where this step begins."""

    def clear(self) -> None:
        """Forget what was typed."""

    def show_state(self, state: CreateState) -> None:
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

    def focus_first(self) -> None:
        """Put the focus on the first button."""
        self._begin.setFocus()


class PassphraseStep(StepForm):
    """A passphrase of one's own, with its strength, or six generated words."""

    judge_requested = Signal(str)
    choose_requested = Signal(str)
    others_requested = Signal()
    back_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._label = TextLabel(self.tr("Choose a passphrase"), role=TextRole.MUTED)
        self._field = PassphraseEdit(name=self.tr("Choose a passphrase"))
        self._label.setBuddy(self._field)
        self._strength = TextLabel(role=TextRole.SMALL, is_wrapped=True)
        self._offer = TextLabel(self.tr("Or take six words nobody has chosen:"), role=TextRole.MUTED)
        self._words = TextLabel(role=TextRole.READING, is_wrapped=True)
        self._use = LinkButton(self.tr("Take these words"))
        self._others = LinkButton(self.tr("Other words"))
        self._next = PrimaryButton(self.tr("Go on"))
        self._message = TextLabel(role=TextRole.WARM, is_wrapped=True)
        self._back = LinkButton(self.tr("Back"))
        self._add(self._label, self._field, self._strength, self._offer, self._words)
        row = QHBoxLayout()
        row.addWidget(self._use)
        row.addStretch()
        row.addWidget(self._others)
        self._column.addLayout(row)
        self._add(self._message, self._next)
        self._add_links(self._back)
        self._field.textChanged.connect(self.judge_requested)
        self._field.returnPressed.connect(self._choose)
        self._next.clicked.connect(self._choose)
        self._use.clicked.connect(self._take_words)
        self._others.clicked.connect(self.others_requested)
        self._back.clicked.connect(self.back_requested)

    def focus_first(self) -> None:
        """Put the cursor into the field."""
        self._field.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._field.clear_completely()
        self._words.setText("")

    def show_state(self, state: CreateState) -> None:
        """Show the strength, the words on offer, and what is wrong."""
        self._words.setText(state.offered)
        self._strength.setText(self._advice_text(state))
        self._message.setText(state.message.whole if state.message else "")
        self._message.setVisible(state.message is not None)

    def _advice_text(self, state: CreateState) -> str:
        if state.advice is None:
            return self.tr("At least 12 characters. Longer is better than stranger.")
        return {
            PassphraseAdvice.TOO_SHORT: self.tr("Too short so far: at least 12 characters."),
            PassphraseAdvice.EASILY_GUESSED: self.tr("Weak: somebody patient would guess this."),
            PassphraseAdvice.COMMON_PASSWORD: self.tr("Weak: this is close to a well-known password."),
            PassphraseAdvice.NAMES: self.tr("Weak: names are tried first."),
            PassphraseAdvice.KEYBOARD_ROW: self.tr("Weak: neighbouring keys are tried first."),
            PassphraseAdvice.REPEATS: self.tr("Weak: repeating adds little."),
            PassphraseAdvice.SEQUENCE: self.tr("Weak: a sequence is tried first."),
            PassphraseAdvice.DATES: self.tr("Weak: dates are tried first."),
            PassphraseAdvice.GOOD: self.tr("Good."),
            PassphraseAdvice.STRONG: self.tr("Strong."),
        }[state.advice]

    @Slot()
    def _choose(self) -> None:
        self.choose_requested.emit(self._field.text())

    @Slot()
    def _take_words(self) -> None:
        self._field.setText(self._words.text())
        self._field.setFocus()


class AgainStep(StepForm):
    """The passphrase once more, from memory or from paper."""

    confirm_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        label = TextLabel(self.tr("Type it once more"), role=TextRole.MUTED)
        self._field = PassphraseEdit(name=self.tr("Type the passphrase once more"))
        label.setBuddy(self._field)
        hint = TextLabel(
            self.tr("Nobody can tell it to you later. If you need to, write it down and keep it at home."),
            role=TextRole.SMALL,
            is_wrapped=True,
        )
        self._mismatch = TextLabel(
            self.tr("This differs from the first time. Try again, or go back and choose another."),
            role=TextRole.WARM,
            is_wrapped=True,
        )
        self._next = PrimaryButton(self.tr("Go on"))
        self._back = LinkButton(self.tr("Back"))
        self._add(label, self._field, hint, self._mismatch, self._next)
        self._add_links(self._back)
        self._field.returnPressed.connect(self._confirm)
        self._next.clicked.connect(self._confirm)
        self._back.clicked.connect(self.back_requested)

    def focus_first(self) -> None:
        """Put the cursor into the field."""
        self._field.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._field.clear_completely()

    def show_state(self, state: CreateState) -> None:
        """Say when the two differ."""
        self._mismatch.setVisible(state.is_mismatch)

    @Slot()
    def _confirm(self) -> None:
        self.confirm_requested.emit(self._field.text())


class CodeStep(StepForm):
    """The recovery code, shown once."""

    written_down = Signal()
    back_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
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
        self._add(label, self._code, hint, self._next)
        self._add_links(self._back)
        self._next.clicked.connect(self.written_down)
        self._back.clicked.connect(self.back_requested)

    def focus_first(self) -> None:
        """Put the focus on the button."""
        self._next.setFocus()

    def clear(self) -> None:
        """Forget the code."""
        self._code.setText("")

    def show_state(self, state: CreateState) -> None:
        """Show the groups in two lines, with room between them."""
        lines = (state.groups[:_GROUPS_IN_LINE], state.groups[_GROUPS_IN_LINE:])
        self._code.setText("\n".join("   ".join(line) for line in lines if line))


class CodeBackStep(StepForm):
    """Two groups of the code, typed back from the paper."""

    create_requested = Signal(object)
    back_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
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
            field.returnPressed.connect(self._create)
        self._mismatch = TextLabel(
            self.tr("These aren't the groups of your code. Look once more at the paper, or go back to see it."),
            role=TextRole.WARM,
            is_wrapped=True,
        )
        self._message = TextLabel(role=TextRole.WARM, is_wrapped=True)
        self._next = PrimaryButton(self.tr("Create the journal"))
        self._back = LinkButton(self.tr("Back"))
        self._add(intro)
        self._column.addLayout(grid)
        self._add(self._mismatch, self._message, self._next)
        self._add_links(self._back)
        self._next.clicked.connect(self._create)
        self._back.clicked.connect(self.back_requested)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._fields[0].setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self._fields:
            field.clear_completely()

    def show_state(self, state: CreateState) -> None:
        """Name the asked groups; say when they differ, or that the journal is being made."""
        for label, field, position in zip(self._labels, self._fields, state.positions, strict=False):
            text = self.tr("Group {number}").format(number=position + 1)
            label.setText(text)
            field.setAccessibleName(text)
        self._mismatch.setVisible(state.is_mismatch)
        self._message.setText(state.message.whole if state.message else "")
        self._message.setVisible(state.message is not None)
        self._next.set_words(
            self.tr("Making the journal…") if state.is_creating else self.tr("Create the journal")
        )
        for widget in (self._next, self._back, *self._fields):
            widget.setDisabled(state.is_creating)

    @Slot()
    def _create(self) -> None:
        self.create_requested.emit(tuple(field.text() for field in self._fields))
