"""Tests of `balint_desktop.services`, on real journals under the cheapest key that is ever accepted."""
