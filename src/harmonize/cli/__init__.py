"""How harmonize is asked: one small module per command; each loads, asks, tells and returns an exit code."""
