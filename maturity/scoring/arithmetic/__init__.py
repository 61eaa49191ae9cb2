"""The arithmetic behind every number: inputs, steps and checks, so that a pocket calculator comes to the same."""

from maturity.scoring.arithmetic.whole import arithmetic

__all__ = ["arithmetic"]
