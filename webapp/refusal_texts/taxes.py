"""What taxes refuse."""

TEXTS: dict[str, str] = {}
