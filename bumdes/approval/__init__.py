"""A second pair of eyes: what waits for one, and what was recorded without."""
