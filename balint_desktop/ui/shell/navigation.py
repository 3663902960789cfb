"""The panel at the left: the pages, and below them the settings and the lock."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.theme.type_scale import Size
from balint_desktop.ui.widgets.buttons import RingButton
from balint_desktop.ui.widgets.card import Sunken
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class PageName(StrEnum):
    """The pages one can go to; the values are stored with the last place."""

    TODAY = "today"
    CASES = "cases"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One line of the panel: what it says, its icon, and the keys that do the same."""

    words: str
    icon: str
    keys: str
    hint: str
    is_page: bool = True


class NavButton(RingButton):
    """A line of the panel; checked while its page is shown; only its icon while the panel is narrow."""

    def __init__(self, item: NavItem, *, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._item = item
        self._theme = theme
        self._is_narrow = False
        self.setFlat(True)
        self.setCheckable(item.is_page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(item.words)
        self.setAccessibleDescription(item.keys)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the icon alone, with the words as a tool tip, or all of it."""
        self._is_narrow = is_narrow
        self.setToolTip(f"{self._item.words} ({self._item.keys})" if is_narrow else "")
        self.updateGeometry()
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return one line of the panel."""
        return QSize(0, spacing.scaled(spacing.NAV_ITEM_HEIGHT, font=self.font()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a line can't be squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the page that is shown, the words, and the keys."""
        theme = self._theme.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            self._paint_ground(painter, fill=QColor(theme.surface), line=QColor(theme.line))
        elif self.underMouse() or self.isDown():
            self._paint_ground(painter, fill=QColor(theme.hover), line=QColor(theme.hover))
        ink = QColor(theme.ink if self.isChecked() else theme.muted)
        if self._is_narrow:
            self._paint_icon(painter, colour=ink)
        else:
            self._paint_words(painter, colour=ink, hint_colour=QColor(theme.muted))
        painter.end()
        if self.shows_ring:
            self.draw_focus()

    def _paint_ground(self, painter: QPainter, *, fill: QColor, line: QColor) -> None:
        painter.setPen(QPen(line, self._theme.theme.line_px))
        painter.setBrush(fill)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), spacing.RADIUS, spacing.RADIUS)

    def _paint_icon(self, painter: QPainter, *, colour: QColor) -> None:
        side = spacing.scaled(spacing.ICON_SIZE, font=self.font())
        pixmap = self._theme.icons.pixmap(
            self._item.icon, colour=colour, size_px=side, ratio=self.devicePixelRatioF()
        )
        painter.drawPixmap(QPoint((self.width() - side) // 2, (self.height() - side) // 2), pixmap)

    def _paint_words(self, painter: QPainter, *, colour: QColor, hint_colour: QColor) -> None:
        inside = self.rect().adjusted(spacing.S3 - 1, 0, -(spacing.S3 - 1), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        small = QFont(self.font())
        small.setPointSizeF(self._theme.scale.points(Size.SMALL))
        painter.setFont(small)
        painter.setPen(hint_colour)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, self._item.hint)
        words = QFont(self.font())
        words.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(words)
        painter.setPen(colour)
        painter.drawText(QRect(inside), middle | Qt.AlignmentFlag.AlignLeft, self._item.words)


class Navigation(Sunken):
    """Reports which page is wanted, and that the journal is to be locked."""

    page_requested = Signal(object)
    lock_requested = Signal()

    def __init__(self, *, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Pages"))
        self._is_narrow = False
        self._name = TextLabel(self.tr("Balint Desktop"), role=TextRole.NAME)
        items = {
            PageName.TODAY: NavItem(words=self.tr("Today"), icon="today", keys="Ctrl+1", hint="Ctrl 1"),
            PageName.CASES: NavItem(words=self.tr("Cases"), icon="cases", keys="Ctrl+2", hint="2"),
            PageName.SETTINGS: NavItem(
                words=self.tr("Settings"), icon="settings", keys="Ctrl+,", hint=""
            ),
        }
        lock = NavItem(words=self.tr("Lock now"), icon="lock", keys="Ctrl+L", hint="Ctrl L", is_page=False)
        self._pages = {page: NavButton(item, theme=theme, parent=self) for page, item in items.items()}
        self._lock = NavButton(lock, theme=theme, parent=self)
        self._lay_out()
        self._connect_signals()
        self.set_narrow(is_narrow=False)

    def show_current(self, page: PageName) -> None:
        """Mark `page` as the one that is shown."""
        for name, button in self._pages.items():
            button.setChecked(name is page)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Fold the panel into icons, or unfold it."""
        self._is_narrow = is_narrow
        self._name.setVisible(not is_narrow)
        for button in (*self._pages.values(), self._lock):
            button.set_narrow(is_narrow=is_narrow)
        self._take_width()

    def _take_width(self) -> None:
        width = spacing.NAV_NARROW_WIDTH if self._is_narrow else spacing.NAV_WIDTH
        self.setFixedWidth(spacing.scaled(width, font=self.font()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing.S3 - 1, spacing.S5, spacing.S3, spacing.S5)
        column.setSpacing(spacing.HAIR)
        name_row = QVBoxLayout()
        name_row.setContentsMargins(spacing.S3 - 1, 0, 0, spacing.S5)
        name_row.addWidget(self._name)
        column.addLayout(name_row)
        column.addWidget(self._pages[PageName.TODAY])
        column.addWidget(self._pages[PageName.CASES])
        column.addStretch()
        column.addWidget(self._pages[PageName.SETTINGS])
        column.addWidget(self._lock)

    def _connect_signals(self) -> None:
        for button in self._pages.values():
            button.clicked.connect(self._on_clicked)
        self._lock.clicked.connect(self.lock_requested)

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        for page, button in self._pages.items():
            if button is sender:
                self.page_requested.emit(page)

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_lock"):
            self._take_width()
