"""Reports of many chapters, bound together: what an accountability report is made of."""
