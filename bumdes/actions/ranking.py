"""Ranking: what people answer where the books cannot, and what the aspects weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.permissions import Permission
from bumdes.ranking.aspects import ASPECTS, INDICATORS
from bumdes.ranking.record import RankingAnswer, RankingWeight
from bumdes.record import described
from bumdes.stored_file import check_file
from ledger.canonical import stamp
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.work import Work

WHOLE = 100


def answer_indicator(
    work: Work, year: int, indicator: str, *, met: int, said: str, file: str = ""
) -> RankingAnswer:
    """Say how far an indicator is met in *year*; an earlier answer is replaced.

    Args:
        met: in percent.
        file: digest of the paper that proves it; empty for none.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such indicator that people answer, or no such file.
        InvalidFieldError: *met* is no percentage.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described(
        "answer_indicator", year=str(year), indicator=indicator, met=str(met), said=said
    )
    work.actor.require(Permission.WRITE_REPORTS)
    known = INDICATORS.get(indicator)
    if known is None or known.read is not None:
        raise NotFoundError("ranking_indicator", indicator)
    if not 0 <= met <= WHOLE:
        raise InvalidFieldError("met", met, "percentage")
    answer = RankingAnswer(
        book_id=work.book_id,
        year=year,
        indicator=indicator,
        met=met,
        said=check_text(said, "said", most=300),
        answered_by=work.actor.name,
        answered_at=stamp(work.clock()),
        file=check_file(work.session, work.book_id, file),
    )
    merged = work.session.merge(answer)
    work.session.flush()
    return merged


def set_ranking_weights(
    work: Work, weights: Mapping[str, int], *, valid_from: dt.date, source: str
) -> None:
    """Set what the aspects weigh from a day on, in percent; the same day again replaces it.

    Args:
        weights: by key of the aspect, for each of them; they add up to 100.
        source: the paper that says so.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such aspect.
        InvalidFieldError: an aspect is missing, one is negative, or they are not 100 in all.
        BlankTextError, InvalidTextError, TextTooLongError, InvalidDateError: see the fields.
    """
    work.request = described("set_ranking_weights", valid_from=str(valid_from), source=source)
    work.actor.require(Permission.WRITE_REPORTS)
    known = {aspect.key for aspect in ASPECTS}
    for aspect in weights:
        if aspect not in known:
            raise NotFoundError("ranking_aspect", aspect)
    total = sum(weights.values())
    if set(weights) != known or min(weights.values()) < 0 or total != WHOLE:
        raise InvalidFieldError("weights", total, "hundred_percent")
    check_day(valid_from)
    paper = check_text(source, "source", most=200)
    for aspect, weight in weights.items():
        work.session.merge(
            RankingWeight(
                book_id=work.book_id,
                valid_from=valid_from,
                aspect=aspect,
                weight=weight,
                source=paper,
                recorded_by=work.actor.name,
            )
        )
    work.session.flush()
