"""Following a chain of digests, and telling which of its rows was touched.

A row whose digest does not fit says little by itself: it may have been changed, or its digest,
or a row before it removed. The row that follows tells them apart, for its digest was made with
the true one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ledger.canonical import HASH_VERSION, digest
from ledger.verify_entry import is_digest
from ledger.verify_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ledger.canonical import Field


@dataclass(slots=True)
class Chain:
    """One chain, given row by row from the first.

    Attributes:
        table: whose rows they are.
        head: the digest that the next row follows; at first the genesis of the book.
        report: takes what is found.
        unread: takes what could not be checked.
        last: number of the last row.
    """

    table: str
    head: str
    report: Callable[[Finding], object]
    unread: Callable[[str], object]
    last: int = 0
    _suspect: tuple[int, str] | None = field(default=None, init=False)
    _is_newer: bool = field(default=False, init=False)

    def follow(
        self, number: object, fields: Sequence[Field], version: object, said: object
    ) -> None:
        """Check that row *number*, with these *fields*, has the digest that is *said*.

        Args:
            version: the form of digest it claims to have.
        """
        if not isinstance(number, int) or number <= self.last:
            self._find("value", row=number, column="number", value=number)
            return
        is_next = number == self.last + 1
        if not is_next:
            self._judge()
            self._find("missing", first=self.last + 1, last=number - 1)
            self.unread(f"{self.table} {number}: what it follows is missing")
        self.last = number
        if not isinstance(said, str) or not is_digest(said):
            self._judge()
            self._find("value", row=number, column="hash", value=said)
            self.head = digest(self.head, fields)
            return
        if is_next and self._knows(version, fields, said):
            self._check(number, fields, said)
        self.head = said

    def end(self, head: object = None) -> None:
        """Judge the last row; *head* is its digest as it is kept elsewhere."""
        self._judge(only_digest=self._suspect is not None and head == self._suspect[1])

    def _check(self, number: int, fields: Sequence[Field], said: str) -> None:
        computed = digest(self.head, fields)
        if computed == said:
            self._judge()
        elif self._suspect is not None and digest(self._suspect[1], fields) == said:
            self._judge(only_digest=True)
        else:
            self._judge()
            self._suspect = (number, computed)

    def _knows(self, version: object, fields: Sequence[Field], said: str) -> bool:
        """Return whether the digest of the row after the last can be computed here."""
        if type(version) is int and version == HASH_VERSION:
            if self._is_newer:
                self._find("version_back", row=self.last)
            return True
        is_newer = type(version) is int and version > HASH_VERSION
        if is_newer and digest(self.head, fields) != said:
            self._judge()
            self.unread(f"{self.table} {self.last}: digest of version {version}")
            self._is_newer = True
            return False
        self._find("value", row=self.last, column="hash_version", value=version)
        return True

    def _judge(self, *, only_digest: bool = False) -> None:
        """Report the row before, if it did not fit its digest."""
        if self._suspect is not None:
            self._find("digest" if only_digest else "content", row=self._suspect[0])
            self._suspect = None

    def _find(self, code: str, **facts: object) -> None:
        self.report(Finding(code, self.table, facts))
