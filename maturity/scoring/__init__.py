"""Scoring: one pure function from a framework and an assessment to a result with its reasons."""
