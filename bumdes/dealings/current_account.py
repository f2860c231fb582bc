"""Current accounts (RK): what units owe the head office, and where both sides keep it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.unit import HEAD_OFFICE
from ledger import Dimension, credit, debit
from ledger.errors import SettingMissingError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import BookView, Money, Posting


@dataclass(frozen=True, slots=True)
class CurrentAccounts:
    """The accounts of a book between its head office and its units.

    Attributes:
        head_office: in a unit, what it owes the head office (RK Pusat); empty if not set.
        by_unit: at the head office, what each unit owes it (RK Unit).
    """

    head_office: str
    by_unit: Mapping[str, str]

    @classmethod
    def of(cls, view: BookView) -> CurrentAccounts:
        """Return those of a book; units without their own share the one that is set."""
        settings = view.settings()
        by_unit = {
            unit.code: unit.account or settings.unit_current_account
            for unit in view.known(Dimension.UNIT)
        }
        return cls(settings.head_office_account, by_unit)

    @property
    def due_from(self) -> frozenset[str]:
        """The accounts at the head office."""
        return frozenset(filter(None, self.by_unit.values()))

    def __contains__(self, account: str) -> bool:
        """Whether *account* is one of them."""
        return account == self.head_office or account in self.due_from

    def taken(self, unit: str, amount: Money, *, fund: str = "") -> list[Posting]:
        """Return the legs by which *unit* owes the head office *amount* more.

        The head office itself owes itself nothing. What comes into the unit, and what goes
        out of the head office, are the caller's.

        Raises:
            SettingMissingError: the book has no account for one of the two sides.
        """
        if unit == HEAD_OFFICE:
            return []
        at_head, in_unit = self._pair(unit)
        return [
            debit(at_head, amount, fund=fund),
            credit(in_unit, amount, unit=unit, fund=fund),
        ]

    def given(self, unit: str, amount: Money, *, fund: str = "") -> list[Posting]:
        """Return the legs by which *unit* owes the head office *amount* less.

        Raises:
            SettingMissingError: the book has no account for one of the two sides.
        """
        if unit == HEAD_OFFICE:
            return []
        at_head, in_unit = self._pair(unit)
        return [
            debit(in_unit, amount, unit=unit, fund=fund),
            credit(at_head, amount, fund=fund),
        ]

    def _pair(self, unit: str) -> tuple[str, str]:
        if not self.head_office:
            raise SettingMissingError("head_office_account")
        at_head = self.by_unit.get(unit, "")
        if not at_head:
            raise SettingMissingError("unit_current_account")
        return at_head, self.head_office
