"""What the payroll refuses."""

TEXTS: dict[str, str] = {}
