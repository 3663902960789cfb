"""Tests of the door of a locked journal."""
