"""What the capital register and its funds refuse."""

TEXTS: dict[str, str] = {}
