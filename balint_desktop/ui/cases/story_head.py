"""What stands above a story: name, dates, where the case stands, and the way to what is rarely done."""

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from balint_desktop.domain.case import CaseId, Course
from balint_desktop.ui.cases.story_name import StoryName
from balint_desktop.ui.cases.story_state import StoryState
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.buttons import IconButton
from balint_desktop.ui.widgets.chip import Chip
from balint_desktop.ui.widgets.flow_layout import FlowLayout
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class StoryHead(QWidget):
    """Shows a StoryState's case. `course_chosen` carries a Course."""

    rename_requested = Signal(str)
    course_chosen = Signal(object)
    waiting_chosen = Signal(bool)
    delete_requested = Signal()

    def __init__(self, *, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course = Course.WITH_ME
        self._case_id: CaseId | None = None
        self.name = StoryName(theme=theme, parent=self)
        self.line = TextLabel(role=TextRole.MUTED, is_wrapped=True, parent=self)
        self.more_button = IconButton("more", name=self.tr("More for this case"), icons=theme.icons, parent=self)
        self.course_chip = Chip("", is_checkable=False, parent=self)
        self.waiting_chip = Chip(self.tr("waiting for the group"), parent=self)
        self._chips = QWidget(self)
        self._lay_out()
        self._connect_signals()
        self._dress()

    def render_state(self, state: StoryState) -> None:
        """Show the case of `state`, if there is one."""
        case = state.case
        case_id = case.id if case is not None else None
        if case_id != self._case_id:
            # A name that was half typed belongs to the case before.
            self.name.leave()
            self._case_id = case_id
        if case is None:
            self.name.show_name("", stand_in="")
            self.line.setText("")
            return
        self.name.show_name(case.name, stand_in=state.stand_in)
        self.line.setText(state.line)
        self._course = case.course
        words = course_words(case.course)
        self.course_chip.set_words(words)
        self.course_chip.setAccessibleName(self.tr("Where this case stands: {course}").format(course=words))
        self.waiting_chip.setChecked(case.wants_group)

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the name alone, while room is needed for writing."""
        self.line.setVisible(not is_compact)
        self._chips.setVisible(not is_compact)

    def course_menu(self) -> QMenu:
        """Return the menu of where a case can stand; it deletes itself when it closes."""
        menu = self._menu()
        group = QActionGroup(menu)
        for course in Course:
            action = QAction(course_words(course), group)
            action.setCheckable(True)
            action.setChecked(course is self._course)
            action.setData(course)
            menu.addAction(action)
        group.triggered.connect(self._on_course_triggered)
        return menu

    def more_menu(self) -> QMenu:
        """Return the menu of what is rarely done; it deletes itself when it closes."""
        menu = self._menu()
        rename = QAction(self.tr("Rename"), menu)
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.triggered.connect(self.name.rename)
        delete = QAction(self.tr("Delete this case"), menu)
        delete.triggered.connect(self.delete_requested)
        menu.addActions([rename, delete])
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(spacing.S4)
        title.addWidget(self.name, 1)
        title.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        flow = FlowLayout(gap_px=spacing.CHIP_GAP, line_gap_px=spacing.S1, parent=self._chips)
        flow.addWidget(self.course_chip)
        flow.addWidget(self.waiting_chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.S2)
        column.addLayout(title)
        column.addWidget(self.line)
        column.addWidget(self._chips)

    def _connect_signals(self) -> None:
        self.name.renamed.connect(self.rename_requested)
        self.more_button.clicked.connect(self._on_more_clicked)
        self.course_chip.clicked.connect(self._on_course_clicked)
        self.waiting_chip.clicked.connect(self.waiting_chosen)
        self._theme.theme_changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        side = spacing.scaled(spacing.ICON_SMALL, font=self.font())
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        self.course_chip.setIcon(
            self._theme.icons.icon("chevron-down", colour=colour, size_px=side, ratio=self.devicePixelRatioF())
        )
        self.course_chip.setIconSize(QSize(side, side))
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        # An icon stands before the words; this one belongs behind them.
        self.course_chip.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight if is_mirrored else Qt.LayoutDirection.RightToLeft
        )

    @Slot()
    def _on_more_clicked(self) -> None:
        menu = self.more_menu()
        corner = self.more_button.mapToGlobal(self.more_button.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    @Slot()
    def _on_course_clicked(self) -> None:
        self.course_menu().popup(self.course_chip.mapToGlobal(self.course_chip.rect().bottomLeft()))

    @Slot(QAction)
    def _on_course_triggered(self, action: QAction) -> None:
        self.course_chosen.emit(action.data())


def course_words(course: Course) -> str:
    """Return where a case stands, in a few words."""
    match course:
        case Course.WITH_ME:
            return _tr("with me")
        case Course.CARRIED:
            return _tr("carried to the group")
        case Course.RESTING:
            return _tr("resting")
        case Course.GOODBYE:
            return _tr("goodbye")


def _tr(text: str) -> str:
    return QCoreApplication.translate("story", text)
