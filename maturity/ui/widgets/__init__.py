"""Pieces that several pages draw: texts, fields that save themselves, the question, the error summary."""
