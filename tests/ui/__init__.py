"""Tests of how the journal looks: with Qt, offscreen."""
