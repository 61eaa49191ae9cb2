"""`python -m maturity` is the same as `maturity`."""

from maturity.cli import main

main()
