"""Copies of the books that cannot be made or used."""

from __future__ import annotations

from bumdes.errors.base import EnterpriseError


class BackupError(EnterpriseError):
    """A copy of the books cannot be made or used."""

    code = "backup"


class BackupDamagedError(BackupError):
    """The copy is not what was written."""

    code = "backup_damaged"

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file} is damaged: {problem}", file=file, problem=problem)


class BackupNotFoundError(BackupError):
    """The copy, or its digest, is not there."""

    code = "backup_not_found"

    def __init__(self, file: str) -> None:
        super().__init__(f"{file} is not there", file=file)


class NotEmptyError(BackupError):
    """A copy is only restored to where there is nothing yet."""

    code = "not_empty"

    def __init__(self, place: str) -> None:
        super().__init__(f"{place} is not empty", place=place)


class BackupNotPossibleError(BackupError):
    """This kind of database is copied, or restored, in another way."""

    code = "backup_not_possible"

    def __init__(self, database: str) -> None:
        super().__init__(f"{database} cannot be copied so", database=database)
