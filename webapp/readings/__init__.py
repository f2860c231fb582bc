"""What pages show: plain values, read from the books in one piece of work."""
