"""`python -m medad_lint`."""

from medad_lint.cli import main

main()
