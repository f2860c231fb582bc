"""Banks: their statements, line by line, and what in the books each line is."""
