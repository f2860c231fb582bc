"""What schedules refuse."""

TEXTS: dict[str, str] = {}
