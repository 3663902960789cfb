"""What the command line asked for, and how a fresh process is asked for the same after a lock."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOptions:
    """What to begin with; a journal that `is_chosen` is opened next time too, once it was opened."""

    journal: Path | None = None
    is_chosen: bool = False
    is_demo: bool = False
    demo_folder: Path | None = None
    quits_after_first_page: bool = False

    def arguments_after_lock(self, folder: Path) -> list[str]:
        """Return the arguments for a fresh process at the door of the journal that was open in `folder`."""
        if self.demo_folder is not None:
            return ["--demo-at", str(self.demo_folder)]
        return ["--chosen" if self.is_chosen else "--journal", str(self.journal or folder)]
