"""The command line: the same main jobs as the screens, without a browser."""

from maturity.cli.commands import main

__all__ = ["main"]
