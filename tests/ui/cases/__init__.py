"""Tests of the page Cases."""
