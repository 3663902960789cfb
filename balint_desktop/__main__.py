"""`python -m balint_desktop`."""

from balint_desktop.cli import main

raise SystemExit(main())
