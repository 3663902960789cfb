"""Where the doctor writes: plain words in the serif, on lines that are never too long.

Nothing but text comes in: no format, no picture, no file, and nothing is opened because of what a text says.
"""

import math

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.type_scale import LINE_HEIGHT, MEASURE_CHARACTERS, font_pixels
from balint_desktop.ui.widgets.line_edits import PRIVATE_HINTS
from balint_desktop.ui.widgets.plain_words import as_plain_words, length_in_document

#: The longest note, in UTF-16 units: about 70 pages. Beyond, somebody pasted a file, and Qt grows slow.
NOTE_LIMIT = 200_000

#: English as it is written, to know how wide a line of so many characters is in any font.
_SAMPLE = "the people who come to see us stay with us, and we seldom know why before we say it aloud"
_PERCENT = 100
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: Smaller changes can't be seen.
_SAME_HEIGHT_PERCENT = 0.5


class NoteEdit(QTextEdit):
    """A page of plain words; `name` is what a screen reader says.

    `text_changed_by_user` comes after each change that wasn't made by `set_words`; `paste_refused` carries
    the limit when something would have made the note longer than NOTE_LIMIT: nothing was put in then.
    """

    text_changed_by_user = Signal()
    paste_refused = Signal(int)

    def __init__(
        self,
        *,
        name: str,
        placeholder: str = "",
        is_centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_centred = is_centred
        self._is_ours = False
        self._line_percent = 0.0
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._refuse_all_but_words()
        self._lay_out_page()
        self.textChanged.connect(self._on_text_changed)
        self._keep_line_height()

    def words(self) -> str:
        """Return the note, lines parted by "\\n"; every other character as it was put in."""
        # toPlainText would turn no-break spaces into ordinary ones.
        return as_plain_words(self.document().toRawText())

    def set_words(self, text: str) -> None:
        """Show `text`, forget what could be undone, and put the cursor at its end. Tells nobody."""
        self._is_ours = True
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(as_plain_words(text))
        self._set_line_height(self._line_percent)
        self.document().setUndoRedoEnabled(True)
        self._is_ours = False
        self.set_cursor_position(length_in_document(text))

    def clear_completely(self) -> None:
        """Drop the text and everything that undo could bring back. Tells nobody."""
        self.set_words("")

    def cursor_position(self) -> int:
        """Return where the cursor is, in UTF-16 units from the start."""
        return self.textCursor().position()

    def set_cursor_position(self, position: int) -> None:
        """Put the cursor at `position`, or at the end when the text is shorter."""
        cursor = self.textCursor()
        cursor.setPosition(min(max(position, 0), self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def measure_px(self) -> int:
        """Return the longest line in pixels: about seventy characters of English in the present font."""
        advance = QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE)
        margins = 2 * self.document().documentMargin()
        return round(advance / len(_SAMPLE) * MEASURE_CHARACTERS + margins)

    def _refuse_all_but_words(self) -> None:
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        # Keyboards that learn words are asked not to; best effort, systems may ignore it.
        self.setInputMethodHints(PRIVATE_HINTS | Qt.InputMethodHint.ImhMultiLine)

    def _lay_out_page(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(spacing.CARET_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(0)

    def _fit_measure(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        measure = max(min(room, self.measure_px()), 1)
        self.setViewportMargins(max((room - measure) // 2, 0) if self._is_centred else 0, 0, 0, 0)
        if self.lineWrapColumnOrWidth() != measure:
            self.setLineWrapColumnOrWidth(measure)

    def _keep_line_height(self) -> None:
        """Set the line height on every block for the present font, unless it is what it was."""
        metrics = QFontMetricsF(self.font())
        # Qt rounds up a line's own height before it takes our share of it.
        natural = math.ceil(metrics.ascent() + metrics.descent() + max(metrics.leading(), 0))
        percent = LINE_HEIGHT * font_pixels(self.font()) / natural * _PERCENT
        if abs(percent - self._line_percent) < _SAME_HEIGHT_PERCENT:
            return
        self._line_percent = percent
        has_history = self.document().isUndoAvailable() or self.document().isRedoAvailable()
        self._is_ours = True
        if not has_history:
            self.document().setUndoRedoEnabled(False)
        self._set_line_height(percent)
        if not has_history:
            self.document().setUndoRedoEnabled(True)
        self._is_ours = False

    def _set_line_height(self, percent: float) -> None:
        line = QTextBlockFormat()
        line.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        # Joined to what the user did last, so that one undo takes back that and not the height alone.
        cursor.joinPreviousEditBlock()
        cursor.mergeBlockFormat(line)
        cursor.endEditBlock()

    def _has_room_for(self, length: int) -> bool:
        cursor = self.textCursor()
        selected = cursor.selectionEnd() - cursor.selectionStart()
        if self.document().characterCount() - 1 - selected + length <= NOTE_LIMIT:
            return True
        self.paste_refused.emit(NOTE_LIMIT)
        return False

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._is_ours:
            self.text_changed_by_user.emit()

    # Qt overrides

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there are words in `source`; a file has none, its path least of all."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in the words of `source`, all or nothing."""
        if not self.canInsertFromMimeData(source):
            return
        text = source.text()
        if not self._has_room_for(len(text)):
            return
        text = as_plain_words(text)
        if self._has_room_for(length_in_document(text)):
            self.insertPlainText(text)
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words and nothing else; Qt would add HTML with fonts and colours."""
        data = QMimeData()
        data.setText(as_plain_words(self.textCursor().selectedText()))
        return data

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        """Return nothing for everything: with None, Qt would open the path by itself."""
        return QByteArray()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuse letters beyond the limit."""
        text = event.text()
        if text and (text.isprintable() or event.key() in _ENTER) and not self._has_room_for(len(text)):
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Refuse composed letters beyond the limit."""
        text = event.commitString()
        if text and not self._has_room_for(length_in_document(text)):
            return
        super().inputMethodEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the line to the new width."""
        super().resizeEvent(event)
        self._fit_measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a font that grew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_line_percent"):
            self._keep_line_height()
            self._fit_measure()

    def sizeHint(self) -> QSize:
        """Return a page of a full line's width and a few lines' height."""
        height = spacing.scaled(spacing.NOTE_MIN_HEIGHT, font=self.font())
        return QSize(self.measure_px() + self.verticalScrollBar().sizeHint().width(), height)
