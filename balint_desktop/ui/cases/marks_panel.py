"""What is said of a case beside its story: feelings then and now, and three lists that nobody has to use."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.domain.vocabulary import TermList, Vocabulary
from balint_desktop.ui.cases.marks_fold import Fold
from balint_desktop.ui.cases.marks_words import MARK_LISTS, ChosenWords, section_title, words_of_marks
from balint_desktop.ui.cases.story_pills import FeelingPills
from balint_desktop.ui.cases.story_rows import imagined_label
from balint_desktop.ui.cases.story_state import StoryState, ThenAndNow
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.chip_flow import ChipFlow
from balint_desktop.ui.widgets.section_label import SectionLabel
from balint_desktop.ui.widgets.text_label import TextLabel


class FeelingsThenNow(QWidget):
    """Feelings of one person, first and latest; hidden while there are none, and once when they are the same."""

    def __init__(self, title: str, *, theme: ThemeSwitch, is_strong: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        then, now = self.tr("then"), self.tr("now")
        self._then_label = TextLabel(then, parent=self)
        self._now_label = TextLabel(now, parent=self)
        self.then = FeelingPills(name=f"{title}, {then}", theme=theme, is_strong=is_strong, parent=self)
        self.now = FeelingPills(name=f"{title}, {now}", theme=theme, is_strong=is_strong, parent=self)
        column = QVBoxLayout(self)
        # The gap to what follows is inside, so that what is hidden leaves none behind.
        column.setContentsMargins(0, 0, 0, spacing.S4)
        column.setSpacing(spacing.S2)
        column.addWidget(SectionLabel(title, parent=self))
        for label, pills in ((self._then_label, self.then), (self._now_label, self.now)):
            line = QHBoxLayout()
            line.setSpacing(spacing.S2)
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(pills, 1)
            column.addLayout(line)

    def show_feelings(self, feelings: ThenAndNow) -> None:
        """Show what there is."""
        self.then.set_words(feelings.then)
        self.now.set_words(feelings.now)
        changed = bool(feelings.now)
        width = max(label.sizeHint().width() for label in (self._then_label, self._now_label))
        for label in (self._then_label, self._now_label):
            label.setMinimumWidth(width)
        self._then_label.setVisible(changed)
        self._now_label.setVisible(changed)
        self.now.setVisible(changed)
        self.setVisible(bool(feelings.then))


class MarksPanel(QWidget):
    """Shows what a StoryState says of its case. `marks_chosen` carries ChosenWords."""

    marks_chosen = Signal(object)

    def __init__(self, *, vocabulary: Vocabulary, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary = vocabulary
        self.in_me = FeelingsThenNow(self.tr("In me"), theme=theme, is_strong=True, parent=self)
        self.in_patient = FeelingsThenNow(imagined_label(), theme=theme, is_strong=False, parent=self)
        self.flows: dict[TermList, ChipFlow] = {}
        self.folds: dict[TermList, Fold] = {}
        self._case_key: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.in_me)
        column.addWidget(self.in_patient)
        for terms in MARK_LISTS:
            column.addWidget(self._make_section(terms, theme=theme))
        column.addStretch()

    def render_state(self, state: StoryState) -> None:
        """Show the feelings and marks of `state`; another case begins with everything folded away."""
        self.in_me.show_feelings(state.in_me)
        self.in_patient.show_feelings(state.in_patient)
        key = state.case.id if state.case is not None else None
        is_other = key != self._case_key
        self._case_key = key
        for terms in MARK_LISTS:
            marks = state.case.marks if state.case is not None else ()
            self._show_words(
                terms, words_of_marks(marks, terms=terms, vocabulary=self._vocabulary), is_other=is_other
            )

    def _show_words(self, terms: TermList, words: tuple[str, ...], *, is_other: bool) -> None:
        flow, fold = self.flows[terms], self.folds[terms]
        shipped = tuple(term.words for term in self._vocabulary.of(terms))
        if is_other:
            fold.set_open(is_open=False)
            flow.clear_completely()
            # Own words of the case before aren't offered with this one.
            flow.set_choices(shipped)
        if frozenset(flow.chosen) != frozenset(words):
            flow.set_chosen(words)
        fold.set_count(len(words))
        self._fit_words(flow)

    def _make_section(self, terms: TermList, *, theme: ThemeSwitch) -> Fold:
        title = section_title(terms)
        flow = ChipFlow(name=title, parent=self)
        flow.set_choices(tuple(term.words for term in self._vocabulary.of(terms)))
        flow.chosen_changed.connect(partial(self._on_chosen, terms))
        fold = Fold(title, content=flow, theme=theme, parent=self)
        self.flows[terms] = flow
        self.folds[terms] = fold
        return fold

    def _on_chosen(self, terms: TermList, words: tuple[str, ...]) -> None:
        self.folds[terms].set_count(len(words))
        self._fit_words(self.flows[terms])
        self.marks_chosen.emit(ChosenWords(terms=terms, words=words))

    def _fit_words(self, flow: ChipFlow) -> None:
        """Set long words in lines: a whole sentence in a chip is wider than the panel."""
        # A chosen chip's line is thicker, and must not be what makes it too wide.
        room = self.width() - 2 * (spacing.CHIP_PADDING + spacing.S1)
        for word in flow.choices:
            chip = flow.chip(word)
            shown = "\n".join(in_lines(word, width_px=room, metrics=chip.fontMetrics())).replace("&", "&&")
            if chip.text() != shown:
                chip.setText(shown)

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Return no width to speak of: words are set in lines to fit."""
        return QSize(spacing.S16, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words in other lines."""
        super().resizeEvent(event)
        for flow in self.flows.values():
            self._fit_words(flow)


def in_lines(words: str, *, width_px: int, metrics: QFontMetrics) -> list[str]:
    """Return `words` parted at blanks into lines of at most `width_px`, as far as blanks allow."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
