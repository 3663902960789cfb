"""Tests of the page Today, with a real journal and real keys."""
