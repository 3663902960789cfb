"""One calm sentence above a page, with one thing that can be done about it, gone after a while."""

from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import IconButton, IconSource, LinkButton
from balint_desktop.ui.widgets.icon_label import IconLabel
from balint_desktop.ui.widgets.text_label import TextLabel


class BannerKind(StrEnum):
    """What a banner is about; the icon says it too, so that it isn't said by colour alone."""

    INFO = "info"
    PROBLEM = "problem"


class Banner(QFrame):
    """Hidden until `show_message`. It stays while the mouse or the keyboard is in it.

    `action_requested` comes when its action is pressed, `closed` when it goes for whatever reason.
    """

    action_requested = Signal()
    closed = Signal()

    def __init__(self, *, icons: IconSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._kind = BannerKind.INFO
        self._icon = IconLabel("info", icons=icons, parent=self)
        self._sentence = TextLabel(is_wrapped=True, parent=self)
        self._action = LinkButton(is_accent=True, parent=self)
        self._close = IconButton("close", name=self.tr("Close this message"), icons=icons, parent=self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._lay_out()
        self._connect_signals()
        self.hide()

    @property
    def kind(self) -> BannerKind:
        """What the banner was last about."""
        return self._kind

    @property
    def sentence(self) -> str:
        """What the banner says, or said last."""
        return self._sentence.text()

    @property
    def action_button(self) -> LinkButton:
        """The button of the action, hidden when there is none."""
        return self._action

    def show_message(
        self,
        sentence: str,
        *,
        kind: BannerKind = BannerKind.INFO,
        action: str | None = None,
        timeout_ms: int | None = None,
    ) -> None:
        """Say `sentence`, offer `action`, and go after `timeout_ms` (None: when somebody closes it)."""
        self._render_kind(kind)
        self._sentence.setText(sentence)
        self._action.set_words(action or "")
        self._action.setVisible(action is not None)
        self._timer.stop()
        if timeout_ms is not None:
            self._timer.start(timeout_ms)
        self.show()
        self._announce(sentence)

    def close_message(self) -> None:
        """Go, and forget the sentence."""
        if self.isHidden():
            return
        self._timer.stop()
        self.hide()
        self._sentence.setText("")
        self.closed.emit()

    def _render_kind(self, kind: BannerKind) -> None:
        self._kind = kind
        self._icon.set_icon_name("warning" if kind is BannerKind.PROBLEM else "info")
        if self.property("kind") == kind.value:
            return
        self.setProperty("kind", kind.value)
        # Qt matches properties when it polishes, so it has to polish again.
        self.style().unpolish(self)
        self.style().polish(self)

    def _announce(self, sentence: str) -> None:
        event = QAccessibleAnnouncementEvent(self, sentence)
        if self._kind is BannerKind.PROBLEM:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing.S4, spacing.S1, spacing.S2, spacing.S1)
        row.setSpacing(spacing.S3)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, stretch=1)
        row.addWidget(self._action)
        row.addWidget(self._close)

    def _connect_signals(self) -> None:
        self._action.clicked.connect(self._on_action_clicked)
        self._close.clicked.connect(self.close_message)
        self._timer.timeout.connect(self._on_timeout)

    @Slot()
    def _on_action_clicked(self) -> None:
        self.close_message()
        self.action_requested.emit()

    @Slot()
    def _on_timeout(self) -> None:
        focused = self.focusWidget()
        if self.underMouse() or (focused is not None and focused.hasFocus()):
            self._timer.start()
            return
        self.close_message()
