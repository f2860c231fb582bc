"""Cash: where it lies, who holds it, and what was found when it was counted."""
