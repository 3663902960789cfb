"""Tests of what is shipped as data and of how it is read."""
