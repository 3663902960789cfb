"""Balint Desktop: an encrypted journal for the cases that stay with a doctor."""

__version__ = "0.1.0"
