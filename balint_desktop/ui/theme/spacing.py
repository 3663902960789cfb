"""Every length in pixels that a page or widget may need, by name; steps of four, mostly 8, 16, 24, 40.

Gaps stay as they are when text grows; whatever holds text (heights, column widths) goes through `scaled`.
"""

from PySide6.QtGui import QFont

from balint_desktop.ui.theme.type_scale import Size, font_pixels

HAIR = 1
S1 = 4
S2 = 8
S3 = 12
S4 = 16
S5 = 20
S6 = 24
S8 = 32
S9 = 36
S10 = 40
S16 = 64

RADIUS_SMALL = 6
RADIUS = 8
RADIUS_CARD = 10

FIELD_HEIGHT = 44
COMPACT_HEIGHT = 38
PRIMARY_HEIGHT = 38
QUIET_HEIGHT = 40
CHIP_HEIGHT = 28
ICON_BUTTON = 32
ICON_SIZE = 20
ICON_SMALL = 16
NAME_HEIGHT = 30
NAV_HEIGHT = 37

FIELD_PADDING = 14
COMPACT_PADDING = 12
BUTTON_PADDING = 18
CHIP_PADDING = 12
NAV_PADDING = 11
CHIP_GAP = 6
CARD_PADDING = 24
SIDE_CARD_PADDING = 14

WINDOW_WIDTH = 1280
WINDOW_HEIGHT = 800
WINDOW_MIN_WIDTH = 900
WINDOW_MIN_HEIGHT = 600
NAV_WIDTH = 188
LIST_WIDTH = 316
LIST_MIN_WIDTH = 260
STORY_MAX_WIDTH = 760
ASIDE_WIDTH = 292
STORY_ASIDE_WIDTH = 216
UNLOCK_CARD_WIDTH = 400
JOT_WIDTH = 560
JOT_HEIGHT = 300
NOTE_MIN_HEIGHT = 160
NOTE_CARD_MIN_HEIGHT = 240
NOTE_CARD_MIN_WIDTH = 560
NAV_NARROW_WIDTH = 56
NAV_ITEM_HEIGHT = 37
#: A page narrower than this folds its navigation into icons.
NARROW_WINDOW = 1100
DIALOG_WIDTH = 520
SHEET_WIDTH = 640

LIST_ROW_HEIGHT = 74
LIST_HIT_HEIGHT = 116
LIST_LINE_GAP = 3
LIST_ROW_GAP = 5
LIST_ROW_PADDING = 15
LIST_BAR_HEIGHT = 8
LIST_BAR_HEIGHT_SMALL = 6
RESULT_HEIGHT = 20
FILTER_ROW_HEIGHT = 32

#: Below this width of a story (a window of about 1180) there is no room for a panel at its side.
STORY_ASIDE_FROM_WIDTH = 676
#: Below this height an editor below a story needs the room of what can be done without while writing.
STORY_LOW_HEIGHT = 680
STORY_LOWEST_HEIGHT = 620
STORY_DOT = 16
STORY_DOT_RADIUS = 5
STORY_THREAD = 2
STORY_INDENT = 31
STORY_ROW_PADDING = 12
STORY_MIN_HEIGHT = 96
STORY_PILL_HEIGHT = 22
STORY_PILL_PADDING = 9
EDITOR_NOTE_MIN_HEIGHT = 84
EDITOR_NOTE_HEIGHT = 132

SCROLL_BAR = 12
SCROLL_MARGIN = 3
SCROLL_HANDLE = 32
CARET_WIDTH = 2
DOT_GAP = 4

HAIRLINE = 1
RING_WIDTH = 2
RING_INSET = 3
PILL_BAR_FROM_BELOW = 6
#: What QLineEdit leaves free on both sides of its words, whatever a style sheet says (its horizontalMargin).
LINE_EDIT_MARGIN = 2


def scaled(length_px: int, *, font: QFont) -> int:
    """Return `length_px` grown as `font` (the application's) has grown over the body size of the design."""
    return round(length_px * font_pixels(font) / Size.BODY)
