"""Forms of bank statements: which column of a file says what, bank by bank.

The forms are data, for banks change them without saying so; who has another one names the
columns. Headings are told in small letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.dated_table import dated_rows, rows_on
from bumdes.errors import InvalidFieldError, NotFoundError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.dated_table import DatedRow

OWN = "own"
"""The key of a form whose columns somebody named."""

PARTS = ("date", "description", "reference", "debit", "credit", "amount", "mark", "balance")
"""What a column of a statement can say."""

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
POINT, COMMA = ".", ","

_TABLE = "bank_formats"
_OR = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementForm:
    """How a bank writes its statements.

    Attributes:
        columns: by what they say, the headings that such a column may have.
        day: whether days are written day first or month first, where a number tells neither.
        decimal: what stands before the sen; the other of point and comma groups thousands.
        certainty: C confirmed, S secondary, K unconfirmed.
    """

    key: str
    label: str
    columns: Mapping[str, tuple[str, ...]]
    day: str = DAY_FIRST
    decimal: str = POINT
    source: str = ""
    certainty: str = ""

    def __post_init__(self) -> None:
        if self.day not in {DAY_FIRST, MONTH_FIRST}:
            raise InvalidFieldError("day", self.day, "order_of_day")
        if self.decimal not in {POINT, COMMA}:
            raise InvalidFieldError("decimal", self.decimal, "decimal_mark")

    @property
    def needed(self) -> tuple[str, ...]:
        """The first heading of each column without which nothing can be read."""
        return tuple(self.columns[part][0] for part in ("date", "description"))


def statement_forms(on: dt.date) -> tuple[StatementForm, ...]:
    """Return the forms that are known for a day, in the order of the table.

    Raises:
        RateOutsideDatesError: none is.
    """
    return tuple(_form(row) for row in rows_on(_TABLE, on))


def find_form(key: str) -> StatementForm:
    """Return the latest form *key*.

    Raises:
        NotFoundError: there is none.
    """
    rows = [row for row in dated_rows(_TABLE) if row.values["key"] == key]
    if not rows:
        raise NotFoundError("statement_form", key)
    return _form(rows[-1])


def own_form(
    columns: Mapping[str, str], *, day: str = DAY_FIRST, decimal: str = POINT
) -> StatementForm:
    """Return a form whose *columns* somebody named, heading by what it says.

    Raises:
        InvalidFieldError: no column holds the day, the text or an amount.
    """
    said = {
        part: (" ".join(columns[part].split()).casefold(),)
        for part in PARTS
        if columns.get(part, "").strip()
    }
    if "date" not in said:
        raise InvalidFieldError("column_date", "", "a_column")
    if "description" not in said:
        raise InvalidFieldError("column_description", "", "a_column")
    if not {"debit", "credit", "amount"} & set(said):
        raise InvalidFieldError("column_amount", "", "a_column")
    return StatementForm(key=OWN, label="Kolom sendiri", columns=said, day=day, decimal=decimal)


def _form(row: DatedRow) -> StatementForm:
    said = {part: row.values[part] for part in PARTS if row.values[part]}
    return StatementForm(
        key=row.values["key"],
        label=row.values["label"],
        columns={part: tuple(text.split(_OR)) for part, text in said.items()},
        day=row.values["day"],
        decimal=row.values["decimal"],
        source=row.source,
        certainty=row.certainty,
    )
