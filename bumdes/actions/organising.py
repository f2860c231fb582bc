"""Organising: what the statutes of an enterprise say of its offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.governance.organ import ORGAN_OF
from bumdes.governance.term import TermOfOffice
from bumdes.permissions import Permission
from bumdes.record import described
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.permissions import Role
    from bumdes.work import Work

LONGEST_TERM_YEARS = 99


def set_term(
    work: Work,
    role: Role,
    *,
    valid_from: dt.date,
    years: int | None,
    most_reappointments: int | None,
    source: str,
) -> TermOfOffice:
    """Keep what the statutes (AD/ART) say of an office from a day on.

    Args:
        years: how long it is held; None where they do not say.
        most_reappointments: how often after the first time; None where they do not say.
        source: where the statutes say it.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books.
        InvalidFieldError: the role sits in no organ, or a number cannot be.
        BlankTextError: no source is named.
    """
    work.request = described("set_term", role=role, valid_from=valid_from, years=years)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    if role not in ORGAN_OF:
        raise InvalidFieldError("role", role.label, "office_of_organ")
    if years is not None and not 0 < years <= LONGEST_TERM_YEARS:
        raise InvalidFieldError("years", years, "positive")
    if most_reappointments is not None and most_reappointments < 0:
        raise InvalidFieldError("most_reappointments", most_reappointments, "not_negative")
    term = TermOfOffice(
        book_id=work.book_id,
        role=role.value,
        valid_from=check_day(valid_from),
        source=check_text(source, "source", most=200),
        years=years,
        most_reappointments=most_reappointments,
    )
    term = work.session.merge(term)
    work.session.flush()
    return term
