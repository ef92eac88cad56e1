"""``python -m harmonize``."""

from harmonize.cli.app import main

if __name__ == "__main__":  # a process that compiles may import this file
    main()
