"""What is refused of a list that comes as a file, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from collections.abc import Iterable


class SheetError(EnterpriseError):
    """A list that came as a file cannot be taken in; nothing of it was."""

    code = "sheet"


class SheetUnreadableError(SheetError):
    """The file is no list that can be read."""

    code = "sheet_unreadable"

    def __init__(self, problem: str) -> None:
        super().__init__(f"the list cannot be read: {problem}", problem=problem)


class SheetColumnMissingError(SheetError):
    """The list lacks a column."""

    code = "sheet_column_missing"

    def __init__(self, column: str) -> None:
        super().__init__(f"the list has no column {column!r}", column=column)


class SheetColumnUnknownError(SheetError):
    """The list has a column that nobody knows."""

    code = "sheet_column_unknown"

    def __init__(self, column: str) -> None:
        super().__init__(f"nobody knows the column {column!r}", column=column)


class RowsRefusedError(SheetError):
    """Rows of the list are wrong, so none of it was taken in.

    Attributes:
        problems: what is wrong, by the number of the row as a spreadsheet counts it.
    """

    code = "rows_refused"

    def __init__(self, rows: tuple[int, ...]) -> None:
        super().__init__(f"rows {rows} of the list are wrong", rows=rows)
        self.problems: tuple[tuple[int, Exception], ...] = ()

    @classmethod
    def of(cls, problems: Iterable[tuple[int, Exception]]) -> RowsRefusedError:
        """Return the refusal of a list with *problems*."""
        found = tuple(problems)
        error = cls(tuple(dict.fromkeys(row for row, _ in found)))
        error.problems = found
        return error
