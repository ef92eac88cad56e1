"""What the files say: strict models of the YAML files, made for people and editors, and their lowering to norms."""
