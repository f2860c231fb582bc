"""The web front and the command line."""
