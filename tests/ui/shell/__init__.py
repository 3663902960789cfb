"""Tests of the window, the lock, and what is around the pages."""
