"""What sharing the profit refuses."""

TEXTS: dict[str, str] = {}
