"""What units, their current accounts and the closing of years refuse."""

TEXTS: dict[str, str] = {}
