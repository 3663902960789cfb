"""The schema of a journal, one frozen step after the other; run by Alembic through `store/revision.py`."""
