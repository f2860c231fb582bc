"""What the stock refuses."""

TEXTS: dict[str, str] = {}
