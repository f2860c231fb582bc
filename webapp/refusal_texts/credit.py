"""What receivables and payables refuse."""

TEXTS: dict[str, str] = {}
