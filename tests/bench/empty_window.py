"""The floor under start and memory: the least that PySide6 shows, one window with one line edit in it."""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

TITLE = "Empty window"


def main(arguments: list[str]) -> int:
    """Show the window at a width and height in pixels until the process is ended."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setWindowTitle(TITLE)
    window.resize(int(arguments[0]), int(arguments[1]))
    window.setCentralWidget(QLineEdit())
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
