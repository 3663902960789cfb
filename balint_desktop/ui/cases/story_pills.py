"""Feelings to be read and not to be chosen: small words in pills, painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.theme.tokens import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pill:
    word: str
    box: QRectF


class PillFlow:
    """Words in pills, set side by side and in lines at a width; from the right when `is_right_to_left`."""

    def __init__(
        self, words: tuple[str, ...], *, font: QFont, width_px: int, is_right_to_left: bool = False
    ) -> None:
        self._font = font
        self._pills: list[_Pill] = []
        height = spacing.scaled(spacing.STORY_PILL_HEIGHT, font=font)
        metrics = QFontMetrics(font)
        x, y = 0, 0
        for word in words:
            room = width_px - 2 * spacing.STORY_PILL_PADDING
            shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, max(room, 0))
            width = metrics.horizontalAdvance(shown) + 2 * spacing.STORY_PILL_PADDING
            if x and x + width > width_px:
                x, y = 0, y + height + spacing.S1
            left = width_px - x - width if is_right_to_left else x
            self._pills.append(_Pill(word=shown, box=QRectF(left, y, width, height)))
            x += width + spacing.CHIP_GAP
        self.height_px = y + height if words else 0

    def draw(self, painter: QPainter, *, at: QPointF, theme: Theme, is_strong: bool) -> None:
        """Draw the pills; strong ones have a fuller line and ground."""
        line, ground = (theme.accent, theme.accent_soft) if is_strong else (theme.line, theme.surface)
        painter.setFont(self._font)
        for pill in self._pills:
            half = theme.line_px / 2
            box = pill.box.translated(at).adjusted(half, half, -half, -half)
            painter.setPen(QPen(QColor(line), theme.line_px))
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(QColor(theme.ink if is_strong else theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, pill.word)


class FeelingPills(QWidget):
    """Feelings in a panel. A screen reader gets them as one line after `name`."""

    def __init__(self, *, name: str, theme: ThemeSwitch, is_strong: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._theme = theme
        self._is_strong = is_strong
        self._words: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> tuple[str, ...]:
        """What is shown."""
        return self._words

    def set_words(self, words: tuple[str, ...]) -> None:
        """Show other feelings."""
        self._words = words
        self.setAccessibleName(f"{self._name}: {', '.join(words)}" if words else self._name)
        self.updateGeometry()
        self.update()

    def _flow(self, width_px: int) -> PillFlow:
        return PillFlow(self._words, font=self.font(), width_px=width_px, is_right_to_left=self.isRightToLeft())

    # Qt overrides

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._flow(width).height_px

    def sizeHint(self) -> QSize:
        """Return a panel's width, and the height that goes with it."""
        width = spacing.scaled(spacing.STORY_ASIDE_WIDTH, font=self.font())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: words are cut where there is no room."""
        return QSize(spacing.S16, spacing.scaled(spacing.STORY_PILL_HEIGHT, font=self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pills."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flow = self._flow(self.width())
        flow.draw(painter, at=QPointF(), theme=self._theme.theme, is_strong=self._is_strong)
        painter.end()
