"""Tests of beginning a journal."""
