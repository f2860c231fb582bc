"""What is refused of bank statements, and of matching them with the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from ledger import Money


class BankError(EnterpriseError):
    """A bank statement cannot be taken in or matched so."""

    code = "bank"


class StatementColumnsError(BankError):
    """A file has no row with the headings that its form asks for."""

    code = "statement_columns"

    def __init__(self, columns: tuple[str, ...]) -> None:
        super().__init__(f"no row has the headings {columns}", columns=columns)


class StatementKnownError(BankError):
    """Every line of a statement was taken in before."""

    code = "statement_known"

    def __init__(self, lines: int) -> None:
        super().__init__(f"all {lines} lines are known", lines=lines)


class StatementBrokenError(BankError):
    """A balance of a statement does not follow from the line before."""

    code = "statement_broken"

    def __init__(self, *, expected: Money, said: Money) -> None:
        super().__init__(f"balance {said} instead of {expected}", expected=expected, said=said)


class StatementRowError(BankError):
    """A row of a statement cannot be read."""

    code = "statement_row"

    def __init__(self, problem: str, text: str) -> None:
        super().__init__(f"{problem}: {text!r}", problem=problem, text=text)


class MatchUnevenError(BankError):
    """What is matched does not come to the same at the bank and in the books."""

    code = "match_uneven"

    def __init__(self, *, bank: Money, books: Money) -> None:
        super().__init__(f"{bank} at the bank, {books} in the books", bank=bank, books=books)


class MatchedAlreadyError(BankError):
    """A line of a statement or an entry is matched already."""

    code = "matched_already"

    def __init__(self) -> None:
        super().__init__("a line or an entry is matched already")


class NothingMatchedError(BankError):
    """A match names no line of a statement."""

    code = "nothing_matched"

    def __init__(self) -> None:
        super().__init__("no line of a statement is named")
