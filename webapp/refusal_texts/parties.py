"""What the register of parties refuses."""

TEXTS: dict[str, str] = {}
