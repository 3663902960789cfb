"""Single-colour icons from resources/icons, tinted with a token when they are drawn.

QtSvg is imported with the first icon, which is after the first picture of the unlock page.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

#: What stands in the files where the colour goes; SVG's own word for "the colour of the text around".
_PLACEHOLDER = b"currentColor"


class Icons:
    """Draws icons by name and remembers what it drew until `forget`, which a change of theme calls."""

    def __init__(self, *, resources: Path) -> None:
        self._folder = resources / "icons"
        self._drawn: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, *, colour: QColor, size_px: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon `name` as a square of `size_px` for a screen of device pixel `ratio`.

        Raises FileNotFoundError when there is no such icon: a mistake in our own code.
        """
        key = (name, colour.rgba(), size_px, ratio)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = self._draw(name, colour=colour, size_px=size_px, ratio=ratio)
        return found

    def icon(self, name: str, *, colour: QColor, size_px: int, ratio: float = 1.0) -> QIcon:
        """Return the icon `name` for those parts of Qt that ask for a QIcon."""
        return QIcon(self.pixmap(name, colour=colour, size_px=size_px, ratio=ratio))

    def app_icon(self, *, size_px: int) -> QIcon:
        """Return the program's own icon, in its own colours."""
        return self.icon("app", colour=QColor(), size_px=size_px)

    def forget(self) -> None:
        """Drop every drawn icon; the next ones are drawn anew."""
        self._drawn.clear()

    def _draw(self, name: str, *, colour: QColor, size_px: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        source = (self._folder / f"{name}.svg").read_bytes()
        renderer = QSvgRenderer(QByteArray(source.replace(_PLACEHOLDER, colour.name().encode("ascii"))))
        side = round(size_px * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
