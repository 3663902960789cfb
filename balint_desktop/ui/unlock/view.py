"""The unlock page: nothing but what is needed, and the promise in one line (design/1-unlock.png)."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.unlock.presenter import KeyKind, UnlockPresenter, UnlockState
from balint_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.door import DoorColumn
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class UnlockView(QWidget):
    """Asks for the passphrase or the recovery code."""

    open_requested = Signal(str)
    another_requested = Signal()

    def __init__(self, *, presenter: UnlockPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._field_label = TextLabel(role=TextRole.MUTED)
        self._field = PassphraseEdit(name=self.tr("Passphrase"), parent=self)
        self._field_label.setBuddy(self._field)
        self._hint = TextLabel(role=TextRole.MUTED, is_wrapped=True)
        self._message = TextLabel(role=TextRole.WARM, is_wrapped=True)
        self._open = PrimaryButton(self.tr("Open journal"))
        self._switch = LinkButton()
        self._another = LinkButton(self.tr("Another journal…"))
        self._lay_out()
        self._connect_signals()
        self._rendered_kind: KeyKind | None = None
        self.render_state(presenter.state)

    def focus_field(self) -> None:
        """Put the cursor into the field."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def clear(self) -> None:
        """Forget what was typed."""
        self._field.clear_completely()

    @Slot(object)
    def render_state(self, state: UnlockState) -> None:
        """Show `state`."""
        is_code = state.key_kind is KeyKind.RECOVERY_CODE
        name = self.tr("Recovery code") if is_code else self.tr("Passphrase")
        self._field_label.setText(name)
        self._field.setAccessibleName(name)
        self._switch.set_words(self.tr("Use passphrase…") if is_code else self.tr("Use recovery code…"))
        self._open.set_words(self.tr("Opening…") if state.is_opening else self.tr("Open journal"))
        for widget in (self._open, self._switch, self._another, self._field):
            widget.setDisabled(state.is_opening)
        self._message.setText(state.message.whole if state.message else "")
        self._message.setVisible(state.message is not None)
        self._hint.setText(
            self.tr("This is an invented journal, deleted when it is closed. Its passphrase: {words}").format(
                words=state.shown_passphrase
            )
        )
        self._hint.setVisible(bool(state.shown_passphrase) and not is_code)
        self._after_render(state)

    def _after_render(self, state: UnlockState) -> None:
        if state.key_kind is not self._rendered_kind:
            self._rendered_kind = state.key_kind
            self._field.clear_completely()
            self.focus_field()
        elif state.message is not None:
            self.focus_field()
            self._field.selectAll()

    def _lay_out(self) -> None:
        card = Card(parent=self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[spacing.CARD_PADDING] * 4)
        inside.setSpacing(spacing.S2)
        inside.addWidget(self._hint)
        inside.addWidget(self._field_label)
        inside.addWidget(self._field)
        inside.addWidget(self._message)
        inside.addSpacing(spacing.S1)
        inside.addWidget(self._open)
        inside.addSpacing(spacing.S1)
        links = QHBoxLayout()
        links.addWidget(self._switch)
        links.addStretch()
        links.addWidget(self._another)
        inside.addLayout(links)
        column = DoorColumn(
            title=self.tr("Balint Desktop"),
            subtitle=self.tr("The cases that stay with you."),
            card=card,
            promise=self.tr(
                "Everything you write is encrypted on this computer.\nNobody, not even us, can read it or reset it."
            ),
            parent=self,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)
        for first, second in (
            (self._field, self._field.toggle_button),
            (self._field.toggle_button, self._open),
            (self._open, self._switch),
            (self._switch, self._another),
        ):
            QWidget.setTabOrder(first, second)

    def _connect_signals(self) -> None:
        self._presenter.state_changed.connect(self.render_state)
        self._presenter.opened.connect(self.clear)
        self.open_requested.connect(self._presenter.open_with)
        self._open.clicked.connect(self._request_open)
        self._field.returnPressed.connect(self._request_open)
        self._switch.clicked.connect(self._presenter.switch_key_kind)
        self._another.clicked.connect(self.another_requested)

    @Slot()
    def _request_open(self) -> None:
        self.open_requested.emit(self._field.text())

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the cursor in the field."""
        super().showEvent(event)
        self.focus_field()
