"""Soon."""

EXAMPLE = ""
