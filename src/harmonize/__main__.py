"""``python -m harmonize``."""

from harmonize.cli.app import main

main()
