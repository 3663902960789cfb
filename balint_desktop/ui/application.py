"""The Qt application object, named and set up before anything is drawn."""

import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication


def build_application() -> QApplication:
    """Return the application; it never stores settings of its own, nor a session for the desktop."""
    QCoreApplication.setApplicationName("balint-desktop")
    QApplication.setApplicationDisplayName("Balint Desktop")
    QApplication.setDesktopFileName("balint-desktop")
    QApplication.setQuitOnLastWindowClosed(False)
    # A desktop that saves sessions would restart us with our arguments; a journal is opened by hand.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DisableSessionManager)
    return QApplication(sys.argv[:1])
