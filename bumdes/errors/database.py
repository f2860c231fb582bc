"""What the database does not let through."""

from __future__ import annotations

from bumdes.errors.base import EnterpriseError


class BusyError(EnterpriseError):
    """Others kept the database busy through every attempt."""

    code = "busy"

    def __init__(self, attempts: int) -> None:
        super().__init__(f"the database was busy {attempts} times", attempts=attempts)
