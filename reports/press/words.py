"""What the printer's process says before its reply."""

PRINTED = b"P"
FAILED = b"F"
"""Followed by why, in English, for the log."""
MISSING = b"M"
"""Followed by the library that the system lacks."""
