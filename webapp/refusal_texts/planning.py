"""What work plans and proposals refuse."""

TEXTS: dict[str, str] = {}
