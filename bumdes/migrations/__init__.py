"""Migrations: how the tables of one version become those of the next.

They are run from code by ``bumdes.database.migrate``. A new one is a file in ``versions/``,
and its number is the new ``HEAD``.
"""

HEAD = "0036"
"""The number of the last migration, known without importing any."""
