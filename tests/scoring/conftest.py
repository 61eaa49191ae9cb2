"""The `tiny` fixture, for all of this room."""

from tests.scoring.tiny import tiny_fixture

__all__ = ["tiny_fixture"]
