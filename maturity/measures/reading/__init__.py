"""Extracts as tables of text: every kind of file that is read, and what it says of itself before it is."""
