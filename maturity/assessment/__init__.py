"""Assessments: what a center said about itself, answer by answer."""
