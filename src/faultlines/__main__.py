"""`python -m faultlines` is `faultlines`."""

from faultlines.cli import main

main()
