"""A group of chips to choose words from, with room for a word of one's own.

The whole group is one stop of the Tab key; arrows go from chip to chip, and up and down between lines.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.chip import Chip
from balint_desktop.ui.widgets.flow_layout import FlowLayout
from balint_desktop.ui.widgets.roving_focus import RovingFocus
from balint_desktop.ui.widgets.word_field import WordField

_SHOW_ALL = 0


class ChipFlow(QWidget):
    """Words to choose from; `name` is what a screen reader says of the group.

    `chosen_changed` carries the chosen words, in the order of the choices, when the user changed them;
    `word_added` carries a word that the user typed, which stands among the choices and is chosen by then.
    """

    chosen_changed = Signal(tuple)
    word_added = Signal(str)

    def __init__(self, *, name: str, can_add: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips: list[Chip] = []
        self._first_shown = _SHOW_ALL
        self._is_expanded = False
        self._flow = FlowLayout(gap_px=spacing.CHIP_GAP, line_gap_px=spacing.S2, parent=self)
        self._more = Chip("", is_checkable=False, parent=self)
        self._more.setProperty("quiet", True)
        self._field = WordField(name=self.tr("Add a word"), placeholder=self.tr("add a word…"), parent=self)
        self._field.setVisible(can_add)
        self._flow.addWidget(self._more)
        self._flow.addWidget(self._field)
        self._roving = RovingFocus()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._connect_signals()
        self._show_members()

    @property
    def choices(self) -> tuple[str, ...]:
        """All words that can be chosen, shown or not, in their order."""
        return tuple(chip.words() for chip in self._chips)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen words, in the order of the choices."""
        return tuple(chip.words() for chip in self._chips if chip.isChecked())

    @property
    def is_expanded(self) -> bool:
        """Whether all choices are shown although only some were asked for."""
        return self._is_expanded

    def set_choices(self, words: tuple[str, ...], *, first_shown: int = _SHOW_ALL) -> None:
        """Offer `words`, the first `first_shown` of them and the chosen ones until "more…" (0: all).

        What was chosen stays chosen where it is still offered. Tells nobody.
        """
        chosen = self.chosen
        self._first_shown = first_shown
        if words != self.choices:
            self._replace_chips(words)
        self.set_chosen(tuple(word for word in chosen if word in words))

    def set_chosen(self, words: tuple[str, ...]) -> None:
        """Choose `words` and no others; those not offered yet are added at the end. Tells nobody."""
        offered = self.choices
        for word in words:
            if word not in offered:
                self._add_chip(word)
        for chip in self._chips:
            chip.setChecked(chip.words() in words)
        self._show_members()

    def chip(self, word: str) -> Chip:
        """Return the chip of `word`; KeyError when it isn't offered."""
        for chip in self._chips:
            if chip.words() == word:
                return chip
        raise KeyError("not among the choices")

    def enter_pending(self) -> None:
        """Take a word that is typed and not confirmed yet, as Enter would; call it before keeping."""
        self._field.enter()

    def clear_completely(self) -> None:
        """Let go of everything chosen or half typed. Tells nobody."""
        self._field.clear_completely()
        self.set_chosen(())

    def _connect_signals(self) -> None:
        self._more.clicked.connect(self._on_more_clicked)
        self._more.focused.connect(self._on_member_focused)
        self._field.word_entered.connect(self._on_word_entered)
        self._field.focused.connect(self._on_member_focused)

    @Slot()
    def _on_chip_clicked(self) -> None:
        self.chosen_changed.emit(self.chosen)

    @Slot()
    def _on_member_focused(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            self._roving.set_current(focused)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._is_expanded = not self._is_expanded
        self._show_members()

    @Slot(str)
    def _on_word_entered(self, word: str) -> None:
        known = {choice.casefold(): choice for choice in self.choices}
        offered = known.get(word.casefold())
        chip = self.chip(offered) if offered is not None else self._add_chip(word)
        was_chosen = chip.isChecked()
        chip.setChecked(True)
        self._show_members()
        if offered is None:
            self.word_added.emit(word)
        if not was_chosen:
            self.chosen_changed.emit(self.chosen)

    def _replace_chips(self, words: tuple[str, ...]) -> None:
        focused = next((chip.words() for chip in self._chips if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for word in words:
            self._add_chip(word)
        if focused in words:
            self.chip(focused).setFocus()

    def _add_chip(self, word: str) -> Chip:
        chip = Chip(word, parent=self)
        chip.clicked.connect(self._on_chip_clicked)
        chip.focused.connect(self._on_member_focused)
        self._flow.insert_widget(len(self._chips), chip)
        self._chips.append(chip)
        return chip

    def _show_members(self) -> None:
        has_more = 0 < self._first_shown < len(self._chips)
        for index, chip in enumerate(self._chips):
            is_shown = not has_more or self._is_expanded or index < self._first_shown or chip.isChecked()
            chip.setVisible(is_shown)
        self._more.setVisible(has_more)
        self._more.set_words(self.tr("fewer") if self._is_expanded else self.tr("more…"))
        members: list[QWidget] = [*self._chips, self._more, self._field]
        self._roving.set_members([member for member in members if not member.isHidden()])
        self.updateGeometry()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the chips by the arrows, Home and End."""
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._roving.move(
            event.key(), is_right_to_left=self.isRightToLeft()
        ):
            return
        super().keyPressEvent(event)
