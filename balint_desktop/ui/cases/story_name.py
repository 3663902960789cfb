"""The invented name of a case, large, and the field that takes its place while it is renamed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from balint_desktop.domain.wording import NAME_LIMIT_CHARACTERS
from balint_desktop.ui.cases.story_text import TextBlock
from balint_desktop.ui.theme import focus_ring, spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.theme.type_scale import Size, font_pixels, serif_font
from balint_desktop.ui.widgets.buttons import RingButton
from balint_desktop.ui.widgets.line_edits import TextField

#: A title is set tighter than what is read at length.
_TITLE_LINE_HEIGHT = 1.25
_LINES_AT_MOST = 3


class NameLine(RingButton):
    """The name as it is read, on three lines at most; pressed to be renamed."""

    def __init__(self, *, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._is_stand_in = False
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_name(self, name: str, *, is_stand_in: bool) -> None:
        """Show a name, or in a muted ink the words that stand in for one."""
        self._is_stand_in = is_stand_in
        self.set_words(name)
        self.setAccessibleDescription(self.tr("The name of this case. Press it to rename."))
        self.updateGeometry()
        self.update()

    def title_font(self) -> QFont:
        """Return the font of the name at the present text size."""
        return serif_font(Size.TITLE, scale=self._theme.scale)

    def _block(self, width_px: int) -> TextBlock:
        return TextBlock(
            self.words(),
            font=self.title_font(),
            width_px=width_px,
            line_height=_TITLE_LINE_HEIGHT,
            lines_at_most=_LINES_AT_MOST,
        )

    # Qt and RingButton overrides

    def draw_focus(self) -> None:
        """Draw a bar under the name."""
        focus_ring.draw_underline(self, colour=self.ring_colour())

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the name's lines, and of the bar."""
        return self._block(width).height_px + spacing.RING_WIDTH

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(spacing.LIST_WIDTH, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return one line's height and next to no width."""
        return QSize(spacing.S16, round(font_pixels(self.title_font()) * _TITLE_LINE_HEIGHT) + spacing.RING_WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name."""
        theme = self._theme.theme
        painter = QPainter(self)
        colour = QColor(theme.muted if self._is_stand_in else theme.ink)
        block = self._block(self.width())
        block.draw(painter, at=QPointF(), colour=colour, clip=QRectF(self.rect()))
        painter.end()
        if self.shows_ring:
            self.draw_focus()


class NameField(TextField):
    """The field to rename in. Enter and going away keep, Escape leaves the name as it was."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(name="", parent=parent)
        self.setAccessibleName(self.tr("A name only you will recognise"))
        self.setPlaceholderText(self.tr("a name only you will recognise"))
        self.setMaxLength(NAME_LIMIT_CHARACTERS)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, leave on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the focus goes elsewhere in the window."""
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in stays and self.isVisible():
            self.kept.emit(self.text())


class StoryName(QWidget):
    """The name, and the way to another one. `renamed` carries what was typed."""

    renamed = Signal(str)

    def __init__(self, *, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self._is_renaming = False
        self.line = NameLine(theme=theme, parent=self)
        self.field = NameField(parent=self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.line)
        self._stack.addWidget(self.field)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._connect_signals()
        self._dress()

    @property
    def is_renaming(self) -> bool:
        """Whether the field stands in the name's place."""
        return self._is_renaming

    def show_name(self, name: str, *, stand_in: str) -> None:
        """Show `name`, or `stand_in` for an empty one."""
        self._name = name
        self.line.show_name(name or stand_in, is_stand_in=not name)

    @Slot()
    def rename(self) -> None:
        """Put the field in the name's place."""
        if not self._is_renaming:
            self._is_renaming = True
            self.field.setText(self._name)
            self._stack.setCurrentWidget(self.field)
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def leave(self) -> None:
        """Put the name back as it was."""
        # The field loses the focus with its place, which mustn't count as going away to keep.
        self._is_renaming = False
        had_focus = self.field.hasFocus()
        self._stack.setCurrentWidget(self.line)
        self.field.clear_completely()
        if had_focus:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect_signals(self) -> None:
        self.line.clicked.connect(self.rename)
        self.field.kept.connect(self._on_kept)
        self.field.left.connect(self.leave)
        self._theme.theme_changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        self.field.setFont(self.line.title_font())
        self.updateGeometry()

    @Slot(str)
    def _on_kept(self, name: str) -> None:
        if self.is_renaming:
            self.leave()
            self.renamed.emit(name)

    # Qt overrides

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of what stands there now."""
        if self.is_renaming:
            return max(self.field.sizeHint().height(), self.line.heightForWidth(width))
        return self.line.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return the name's own."""
        return self.line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the name's own."""
        return self.line.minimumSizeHint()
