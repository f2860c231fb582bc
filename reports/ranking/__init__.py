"""The ministry's ranking sheet on paper."""
