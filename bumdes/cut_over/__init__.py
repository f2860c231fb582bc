"""Cutting over: what an enterprise has and owes on the day its books begin."""
