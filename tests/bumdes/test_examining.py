"""Findings of those who examine the books: written, answered, and closed by them alone."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.examining import (
    AnswerFinding,
    WriteFinding,
    answer_audit_finding,
    judge_answer,
    write_finding,
)
from bumdes.actions.publishing import set_public_page
from bumdes.actions.taking_copies import TakeCopy, note_copy
from bumdes.auditing.audit_finding import FindingState, findings_of, state_after, steps_of
from bumdes.auditing.taken_copy import copies_of
from bumdes.errors import (
    FindingClosedError,
    FindingDueTooEarlyError,
    FindingUnansweredError,
    NotFoundError,
    PermissionDeniedError,
)
from bumdes.permissions import Actor, Role
from bumdes.reporting.public_page import public_page_of
from ledger import rp
from ledger.errors import BlankTextError, EntryNotFoundError
from tests.bumdes.village import DIRECTOR, SUPERVISOR, TREASURER

AUDITOR = Actor("indra", Role.AUDITOR)


def writes(village, title="Kas kurang", *, by=AUDITOR, **facts):
    given = {
        "detail": "Uang kas kurang saat dihitung.\nSelisih belum dijelaskan.",
        "owner": Role.TREASURER,
        "written_on": dt.date(2025, 2, 1),
        "due_on": dt.date(2025, 4, 1),
        "amount": rp(35_000),
        **facts,
    }
    return village.does(write_finding, WriteFinding(title=title, **given), by=by)


def answers(village, number, *, by=TREASURER, **facts):
    command = AnswerFinding(number=number, **{"text": "Sudah dibukukan.", **facts})
    return village.does(answer_audit_finding, command, by=by)


def judges(village, number, *, is_enough=True, by=AUDITOR):
    return village.does(judge_answer, number, is_enough=is_enough, text="Cukup.", by=by)


def state(village, number):
    with village.work(read_only=True) as work:
        return state_after(steps_of(work.session, work.book_id).get(number, []))


def test_findings_are_numbered_by_year(village):
    numbers = [
        writes(village).number,
        writes(village).number,
        writes(village, written_on=dt.date(2026, 1, 2), due_on=dt.date(2026, 2, 2)).number,
    ]
    assert numbers == ["T-2025-01", "T-2025-02", "T-2026-01"]


def test_a_finding_is_open_until_it_is_answered_and_judged(village):
    number = writes(village).number
    assert state(village, number) is FindingState.OPEN
    answers(village, number)
    assert state(village, number) is FindingState.ANSWERED
    judges(village, number, is_enough=False)
    assert state(village, number) is FindingState.OPEN
    answers(village, number)
    judges(village, number)
    assert state(village, number) is FindingState.CLOSED


def test_an_answer_names_the_entry_that_puts_it_right(shop):
    posted = shop.sells()
    number = writes(shop).number
    assert answers(shop, number, entry=(2025, posted.number)).entry_sequence == posted.sequence
    with pytest.raises(EntryNotFoundError):
        answers(shop, number, entry=(2025, 99))


def test_an_answer_names_only_files_that_are_kept(village):
    number = writes(village).number
    digest = village.keeps("a" * 64)
    assert answers(village, number, file=digest).file == digest
    with pytest.raises(NotFoundError):
        answers(village, number, file="b" * 64)


def test_the_supervisor_writes_findings_too(village):
    assert writes(village, by=SUPERVISOR).role == Role.SUPERVISOR


@pytest.mark.parametrize("by", [DIRECTOR, TREASURER])
def test_who_is_examined_neither_writes_nor_closes_findings(village, by):
    with pytest.raises(PermissionDeniedError):
        writes(village, by=by)
    number = writes(village).number
    answers(village, number)
    with pytest.raises(PermissionDeniedError):
        judges(village, number, by=by)


def test_who_examines_does_not_answer(village):
    number = writes(village).number
    with pytest.raises(PermissionDeniedError):
        answers(village, number, by=AUDITOR)


def test_what_nobody_answered_is_not_closed(village):
    number = writes(village).number
    with pytest.raises(FindingUnansweredError):
        judges(village, number)


def test_what_is_closed_takes_nothing_more(village):
    number = writes(village).number
    answers(village, number)
    judges(village, number)
    with pytest.raises(FindingClosedError):
        answers(village, number)
    with pytest.raises(FindingClosedError):
        judges(village, number)


def test_a_finding_is_not_due_before_it_is_written(village):
    with pytest.raises(FindingDueTooEarlyError):
        writes(village, due_on=dt.date(2025, 1, 31))


def test_a_finding_says_something(village):
    with pytest.raises(BlankTextError):
        writes(village, " ")


def test_findings_stand_with_the_latest_first(village):
    writes(village, "Pertama")
    writes(village, "Kedua")
    with village.work(read_only=True) as work:
        titles = {finding.title for finding in findings_of(work.session, work.book_id)}
    assert titles == {"Pertama", "Kedua"}


def test_a_copy_that_was_taken_is_kept_with_its_digest(village):
    village.does(
        note_copy,
        TakeCopy(
            name="neraca.pdf", address="/laporan", digest="a" * 64, size=3, is_marked=True
        ),
        by=AUDITOR,
    )
    with village.work(read_only=True) as work:
        [copy] = copies_of(work.session, work.book_id, taken_by="indra")
    assert (copy.name, copy.size, copy.is_marked) == ("neraca.pdf", 3, True)
    assert len(copy.digest) == 64


def test_the_public_page_is_closed_until_somebody_opens_it(village):
    with village.work(read_only=True) as work:
        assert public_page_of(work.session, work.book_id) is None
    village.does(set_public_page, is_open=True, contact="Kantor BUM Desa", by=DIRECTOR)
    with village.work(read_only=True) as work:
        assert public_page_of(work.session, work.book_id).is_open
    village.does(set_public_page, is_open=False, contact="Kantor BUM Desa", by=DIRECTOR)
    with village.work(read_only=True) as work:
        assert not public_page_of(work.session, work.book_id).is_open


def test_only_who_may_opens_the_public_page(village):
    with pytest.raises(PermissionDeniedError):
        village.does(set_public_page, is_open=True, contact="Kantor", by=TREASURER)
