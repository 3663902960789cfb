"""The field for a passphrase: dots, a word to show them, and a hint when Caps Lock seems to be on."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import LinkButton
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole

#: For keyboards on screens and those that learn: this is a secret, don't complete, capitalise or keep it.
#: Best effort, each system does with it what it likes.
_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseEdit(QLineEdit):
    """A line of dots that can be shown; `name` is what a screen reader says.

    Qt can't be asked about Caps Lock; it is guessed from a letter that comes in the wrong case for Shift.
    """

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDragEnabled(False)
        self._toggle = LinkButton(parent=self)
        self._toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._caps_hint = TextLabel(self.tr("Caps Lock"), role=TextRole.WARM, parent=self)
        self._caps_hint.setVisible(False)
        self._connect_signals()
        self._render_shown(is_shown=False)

    @property
    def is_shown(self) -> bool:
        """Whether the passphrase can be read on the screen."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    @property
    def is_caps_lock_hinted(self) -> bool:
        """Whether the hint about Caps Lock shows."""
        return not self._caps_hint.isHidden()

    @property
    def toggle_button(self) -> LinkButton:
        """The word that shows and hides; its place in the tab order is the page's to say."""
        return self._toggle

    def clear_completely(self) -> None:
        """Empty the field with all that undo could bring back, and hide what comes next."""
        self._render_shown(is_shown=False)
        # setText forgets the history of edits, which clear() keeps.
        self.setText("")
        self._hint_caps_lock(is_on=False)

    def _connect_signals(self) -> None:
        self._toggle.clicked.connect(self._on_toggle_clicked)

    @Slot()
    def _on_toggle_clicked(self) -> None:
        self._render_shown(is_shown=not self.is_shown)

    def _render_shown(self, *, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.setProperty("dots", not is_shown)
        # Qt matches properties when it polishes, so it has to polish again.
        self.style().unpolish(self)
        self.style().polish(self)
        # setEchoMode takes the hints away with the dots.
        self.setInputMethodHints(_HINTS)
        self._toggle.setText(self.tr("Hide") if is_shown else self.tr("Show"))
        self._toggle.setAccessibleName(
            self.tr("Hide the passphrase") if is_shown else self.tr("Show the passphrase")
        )
        self._place_children()

    def _hint_caps_lock(self, *, is_on: bool) -> None:
        if is_on == self.is_caps_lock_hinted:
            return
        self._caps_hint.setVisible(is_on)
        self.setAccessibleDescription(self.tr("Caps Lock seems to be on.") if is_on else "")
        self._place_children()

    def _place_children(self) -> None:
        gap = spacing.S2
        right = self.width() - spacing.FIELD_PADDING
        taken = spacing.FIELD_PADDING
        for child in (self._toggle, self._caps_hint):
            if child.isHidden():
                continue
            size = child.sizeHint()
            left = right - size.width()
            child.setGeometry(
                self._mirrored(left, width=size.width()),
                (self.height() - size.height()) // 2,
                size.width(),
                size.height(),
            )
            right = left - gap
            taken += size.width() + gap
        room = taken - spacing.FIELD_PADDING
        if self.isRightToLeft():
            self.setTextMargins(room, 0, 0, 0)
        else:
            self.setTextMargins(0, 0, room, 0)

    def _mirrored(self, left: int, *, width: int) -> int:
        return self.width() - left - width if self.isRightToLeft() else left

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words at the field's end."""
        super().resizeEvent(event)
        self._place_children()

    def changeEvent(self, event: QEvent) -> None:
        """Make room anew when text grows or the theme changes."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in kinds and hasattr(self, "_caps_hint"):
            self._place_children()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Guess from each letter whether Caps Lock is on."""
        letter = event.text()
        if len(letter) == 1 and letter.upper() != letter.lower():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._hint_caps_lock(is_on=letter.isupper() != has_shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self._hint_caps_lock(is_on=False)
        super().keyPressEvent(event)
