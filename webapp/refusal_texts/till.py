"""What the till refuses."""

TEXTS: dict[str, str] = {}
