"""A picture of every page in every theme, from the demo journal at a fixed time; also a test."""
