"""Verifying papers: whether a PDF is what the books gave, and if not, what differs."""
