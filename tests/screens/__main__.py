"""`python -m tests.screens OUT [SCENE …]`: write a PNG of every page in every theme to the folder OUT."""

import argparse
import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Take the pictures that were asked for; return 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("scenes", nargs="*", help="names of scenes; all of them without any")
    options = parser.parse_args()
    from PySide6.QtWidgets import QApplication

    from tests.screens.comparison import write_fonts
    from tests.screens.pictures import take_pictures

    app = QApplication.instance() or QApplication(sys.argv[:1])
    options.out.mkdir(parents=True, exist_ok=True)
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="balint-pictures-") as folder:
        for name, image in take_pictures(app=app, folder=Path(folder), only=tuple(options.scenes)):
            image.save(str(options.out / f"{name}.png"))
            print(name)
    write_fonts(options.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
