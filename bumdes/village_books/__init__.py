"""What stands in the village's own books, beside what stands in those of the enterprise."""
