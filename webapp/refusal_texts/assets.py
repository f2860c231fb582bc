"""What fixed assets refuse."""

TEXTS: dict[str, str] = {}
