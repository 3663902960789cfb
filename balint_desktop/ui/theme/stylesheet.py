"""The style sheet: templates from resources/styles filled with the tokens of one theme.

Kept small and matched by class or property, never by descent: Qt tries each rule on each widget at start.
"""

from dataclasses import fields
from pathlib import Path
from string import Template
from types import MappingProxyType

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.tokens import Theme
from balint_desktop.ui.theme.type_scale import Size, TypeScale, serif_families

#: The templates, in the order they are joined; a later rule wins over an earlier one of the same weight.
TEMPLATES = ("base.qss", "writing.qss", "widgets.qss")
#: What a window needs that has nothing in it but a note and a button.
WRITING_TEMPLATES = ("writing.qss",)

#: Lengths that neither a theme nor the size of text changes.
_FIXED_LENGTHS = MappingProxyType(
    {
        "s1": spacing.S1,
        "s2": spacing.S2,
        "radius": spacing.RADIUS,
        "radius_small": spacing.RADIUS_SMALL,
        "radius_card": spacing.RADIUS_CARD,
        "button_padding": spacing.BUTTON_PADDING,
        "dot_gap": spacing.DOT_GAP,
        "scroll_bar": spacing.SCROLL_BAR,
        "scroll_margin": spacing.SCROLL_MARGIN,
        "scroll_radius": spacing.SCROLL_BAR // 2 - spacing.SCROLL_MARGIN,
        "scroll_handle": spacing.SCROLL_HANDLE,
    }
)


def build_stylesheet(
    theme: Theme, *, scale: TypeScale, resources: Path, templates: tuple[str, ...] = TEMPLATES
) -> str:
    """Return the style sheet for the whole application, out of `templates`.

    Raises KeyError when a template asks for a token that doesn't exist: a mistake in our own data.
    """
    folder = resources / "styles"
    text = "\n".join((folder / name).read_text(encoding="utf-8") for name in templates)
    return Template(text).substitute(style_tokens(theme, scale=scale))


def style_tokens(theme: Theme, *, scale: TypeScale) -> dict[str, str]:
    """Return everything that a template may ask for, by name: colours, lengths and sizes."""
    colours = {field.name: str(getattr(theme, field.name)) for field in fields(theme)}
    return colours | _lengths(theme, scale=scale) | _type_sizes(scale)


def _type_sizes(scale: TypeScale) -> dict[str, str]:
    sizes = {
        "size_small": Size.SMALL,
        "size_body": Size.BODY,
        "size_reading": Size.READING,
        "size_name": Size.NAME,
        "size_title": Size.TITLE,
        "size_display": Size.DISPLAY,
    }
    tokens = {name: f"{scale.points(size):.3f}" for name, size in sizes.items()}
    tokens["serif"] = ", ".join(f'"{family}"' for family in serif_families())
    return tokens


def _lengths(theme: Theme, *, scale: TypeScale) -> dict[str, str]:
    lengths = _FIXED_LENGTHS | _field_lengths(theme, scale=scale) | _button_lengths(theme, scale=scale)
    return {name: str(length) for name, length in lengths.items()}


# Qt's min-height is of the content, lines and paddings come on top. So a box is given less of them where its
# line is thicker, and keeps its outer size when it is focused or chosen.


def _field_lengths(theme: Theme, *, scale: TypeScale) -> dict[str, int]:
    thin, strong = 2 * theme.line_px, 2 * theme.strong_px
    extra = theme.strong_px - theme.line_px
    field, compact = scale.pixels(spacing.FIELD_HEIGHT), scale.pixels(spacing.COMPACT_HEIGHT)
    padding = spacing.FIELD_PADDING - spacing.LINE_EDIT_MARGIN
    compact_padding = spacing.COMPACT_PADDING - spacing.LINE_EDIT_MARGIN
    word_padding = spacing.CHIP_PADDING - spacing.LINE_EDIT_MARGIN
    return {
        "field_inner": field - thin,
        "field_inner_focus": field - strong,
        "field_padding": padding,
        "field_padding_focus": padding - extra,
        "compact_inner": compact - thin,
        "compact_inner_focus": compact - strong,
        "compact_padding": compact_padding,
        "compact_padding_focus": compact_padding - extra,
        "word_padding": word_padding - theme.line_px,
        "word_padding_focus": word_padding - theme.strong_px,
        "name_inner": scale.pixels(spacing.NAME_HEIGHT),
        "name_gap": spacing.S2,
        "name_gap_focus": spacing.S2 - extra,
    }


def _button_lengths(theme: Theme, *, scale: TypeScale) -> dict[str, int]:
    thin, strong = 2 * theme.line_px, 2 * theme.strong_px
    chip = scale.pixels(spacing.CHIP_HEIGHT)
    return {
        "primary_inner": scale.pixels(spacing.PRIMARY_HEIGHT),
        "quiet_inner": scale.pixels(spacing.QUIET_HEIGHT) - thin,
        "chip_inner": chip - thin,
        "chip_inner_checked": chip - strong,
        "chip_radius": chip // 2,
        "chip_padding": spacing.CHIP_PADDING - theme.line_px,
        "chip_padding_checked": spacing.CHIP_PADDING - theme.strong_px,
        "nav_inner": scale.pixels(spacing.NAV_HEIGHT) - thin,
        "nav_padding": spacing.NAV_PADDING - theme.line_px,
    }
