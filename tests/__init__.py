"""The tests, as a package, so that `python -m tests.screens` and `python -m tests.bench` can be run."""
