"""Programmes: how much of a source went to what money must go to."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.capital.contribution import contributions_of
from bumdes.capital.earmark import earmarks_on
from ledger import Period
from ledger.money import from_minor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.capital.contribution import Contribution
    from bumdes.capital.earmark import Earmark
    from ledger import BookView, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeOfYear:
    """What came in for one programme from the budgets of one year.

    Attributes:
        earmark: what is laid down for it.
        contributed: what came in for it.
        from_source: all that came in from the source of which a part must go to it.
        share: the part that did; None where no source is named, or nothing came from it.
    """

    earmark: Earmark
    year: int
    contributed: Money
    from_source: Money
    share: Fraction | None

    @property
    def is_enough(self) -> bool | None:
        """Whether as much went to it as is laid down; None where that cannot be said."""
        least = self.earmark.least_percent
        if least is None or self.share is None:
            return None
        return self.share * 100 >= least


def programmes_of_year(session: Session, view: BookView, year: int) -> list[ProgrammeOfYear]:
    """Return the programmes that are laid down at the end of *year*, with what came in.

    The enterprise sees only what reached it: whether a village spent enough of its whole
    Dana Desa is for the village to say.
    """
    known = [c for c in contributions_of(session, view.book_id) if c.fiscal_year == year]
    back = view.reversals(c.entry_sequence for c in known)
    standing = [c for c in known if c.entry_sequence not in back]
    return [
        _programme(earmark, year, standing, view)
        for earmark in earmarks_on(Period.year(year).last_day)
    ]


def _programme(
    earmark: Earmark, year: int, standing: list[Contribution], view: BookView
) -> ProgrammeOfYear:
    ours = sum(c.amount_minor for c in standing if c.earmark == earmark.key)
    from_source = [c for c in standing if earmark.source and c.source == earmark.source]
    whole = sum(c.amount_minor for c in from_source)
    part = sum(c.amount_minor for c in from_source if c.earmark == earmark.key)
    return ProgrammeOfYear(
        earmark=earmark,
        year=year,
        contributed=from_minor(ours, view.currency),
        from_source=from_minor(whole, view.currency),
        share=Fraction(part, whole) if whole else None,
    )
