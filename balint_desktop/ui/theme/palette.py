"""Tokens as a QPalette, for everything that Fusion draws and that painters read."""

from PySide6.QtGui import QColor, QPalette

from balint_desktop.ui.theme.tokens import Theme

_Group = QPalette.ColorGroup
_Role = QPalette.ColorRole


def build_palette(theme: Theme) -> QPalette:
    """Return the palette of `theme`. `Accent` is the focus colour, `PlaceholderText` the faint one."""
    palette = QPalette()
    for role, colour in _roles(theme).items():
        palette.setColor(_Group.All, role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(_Group.Disabled, role, QColor(theme.faint))
    palette.setColor(_Group.Disabled, _Role.Highlight, QColor(theme.line))
    palette.setColor(_Group.Disabled, _Role.HighlightedText, QColor(theme.ink))
    return palette


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: theme.window,
        _Role.WindowText: theme.ink,
        _Role.Base: theme.surface,
        _Role.AlternateBase: theme.sunken,
        _Role.Text: theme.ink,
        _Role.PlaceholderText: theme.faint,
        _Role.Button: theme.surface,
        _Role.ButtonText: theme.ink,
        _Role.BrightText: theme.on_accent,
        _Role.Light: theme.surface,
        _Role.Midlight: theme.hover,
        _Role.Mid: theme.line,
        _Role.Dark: theme.field_line,
        _Role.Shadow: theme.sunken,
        _Role.Highlight: theme.selection,
        _Role.HighlightedText: theme.on_selection,
        _Role.Accent: theme.focus,
        _Role.Link: theme.accent,
        _Role.LinkVisited: theme.accent,
        _Role.ToolTipBase: theme.surface,
        _Role.ToolTipText: theme.ink,
    }
