"""Parties: numbers of people and how they are veiled, likeness, mergers, personal data."""
