"""Where texts are kept: the only room that opens files."""
