"""Capital: who brought it in, whose it is, and what became of it."""
