"""Tests of what a journal is."""
