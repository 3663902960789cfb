"""How well one colour can be read on another, by the rule of the WCAG.

Source: WCAG 2.2, "relative luminance" and "contrast ratio".
"""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two "#RRGGBB" colours, from 1.0 (none) to 21.0 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
