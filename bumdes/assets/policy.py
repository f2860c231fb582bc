"""What an enterprise has settled about its assets: lives, first month, smallest cost.

The law, or what is usual, is data with dates; the enterprise may say otherwise from a day on.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.assets.schedule import Method, StartRule
from bumdes.dated_table import rows_on
from bumdes.errors import InvalidFieldError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

START, METHOD, LIMIT, LIFE = "start", "method", "capitalisation_limit", "life:"
"""What can be settled; a life names its class: ``life:car``."""

MOST_MONTHS = 1_200
_LONGEST_LIMIT = 12


class AssetPolicy(Record):
    """What one enterprise settled, from a day on.

    Attributes:
        rule: what is settled.
        value: what it is: a rule, a method, rupiah, or months.
        source: where it is laid down, such as ``SOP Aset 2025``.
    """

    __tablename__ = "asset_policies"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    rule: Mapped[str] = mapped_column(String(40), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What holds on a day, and where it is laid down.

    Attributes:
        certainty: C confirmed, S secondary, K unconfirmed; what the enterprise settled
            itself is confirmed.
        is_own: whether the enterprise settled it itself.
    """

    rule: str
    value: str
    valid_from: dt.date
    source: str
    certainty: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class AssetPolicies:
    """All that holds for an enterprise on a day."""

    settled: dict[str, Settled]

    @property
    def start(self) -> StartRule:
        """Which month counts first."""
        return StartRule(self.settled[START].value)

    @property
    def method(self) -> Method:
        """How cost is spread where nothing else is said."""
        return Method(self.settled[METHOD].value)

    @property
    def limit_minor(self) -> int:
        """What a thing costs at least that is kept as an asset, in sen."""
        return int(self.settled[LIMIT].value) * 100

    def months(self, asset_class: str) -> int:
        """Return how long things of a class last; zero for what does not wear out."""
        found = self.settled.get(f"{LIFE}{asset_class}")
        return int(found.value) if found else 0


def policies_on(session: Session, book_id: str, on: dt.date) -> AssetPolicies:
    """Return what holds for an enterprise on a day.

    Raises:
        RateOutsideDatesError: nothing was laid down for that day yet.
    """
    settled = {}
    for row in rows_on("asset_rules", on):
        rule = row.values["rule"]
        settled[rule] = Settled(
            rule=rule,
            value=row.values["value"],
            valid_from=row.valid_from,
            source=row.source,
            certainty=row.certainty,
            is_own=False,
        )
    for row in rows_on("asset_lives", on):
        rule = f"{LIFE}{row.values['asset_class']}"
        settled[rule] = Settled(
            rule=rule,
            value=row.values["months"],
            valid_from=row.valid_from,
            source=row.source,
            certainty=row.certainty,
            is_own=False,
        )
    query = select(AssetPolicy).where(
        AssetPolicy.book_id == book_id, AssetPolicy.valid_from <= on
    )
    for own in session.scalars(query.order_by(AssetPolicy.valid_from)):
        settled[own.rule] = Settled(
            rule=own.rule,
            value=own.value,
            valid_from=own.valid_from,
            source=own.source,
            certainty="C",
            is_own=True,
        )
    return AssetPolicies(settled)


def check_policy(rule: str, value: str) -> str:
    """Return *value* if it can be settled for *rule*.

    Raises:
        InvalidFieldError: it cannot, or nothing of that name is settled.
    """
    if rule == START and value not in set(StartRule):
        raise InvalidFieldError("policy", value, "asset_start")
    if rule == METHOD and value not in set(Method):
        raise InvalidFieldError("policy", value, "asset_method")
    if rule == LIMIT and (not _is_whole(value) or len(value) > _LONGEST_LIMIT):
        raise InvalidFieldError("policy", value, "whole_rupiah")
    if rule in {START, METHOD, LIMIT}:
        return value
    return _check_life(rule, value)


def _check_life(rule: str, value: str) -> str:
    if not rule.startswith(LIFE):
        raise InvalidFieldError("policy", rule, "asset_rule")
    if not _is_whole(value) or not 1 <= int(value) <= MOST_MONTHS:
        raise InvalidFieldError("months", value, "asset_months")
    return value


def _is_whole(value: str) -> bool:
    return value.isascii() and value.isdigit()
