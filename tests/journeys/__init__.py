"""The real program in a real window: real keys, real files, and what a screen reader would read."""
