"""How it is told: sibling renderings of the same results; the wording stands in one place."""
