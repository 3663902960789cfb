"""Tests of how a journal is sealed."""
