"""What deliberations, decisions, papers, organs and cooperation refuse."""

TEXTS: dict[str, str] = {}
