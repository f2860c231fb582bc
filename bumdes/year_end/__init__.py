"""The end of a year: its check-list, its acceptance, and what was wrong with earlier ones."""
