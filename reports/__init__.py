"""Statements: computed from books, proved, and printed."""
