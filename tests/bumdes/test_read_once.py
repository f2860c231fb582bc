"""Reading once: asked again by work that only reads, an answer is given without a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event

from bumdes.reporting.lifetime import first_day_of_books
from bumdes.unit import units_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.bumdes.village import Village


def _queries(engine: Engine) -> list[str]:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    return asked


def test_work_that_only_reads_asks_the_same_question_once(shop: Village) -> None:
    with shop.work(read_only=True) as work:
        first = units_of(work.session, work.book_id)
        asked = _queries(shop.engine)
        again = units_of(work.session, work.book_id)
    assert [unit.code for unit in first] == [unit.code for unit in again] == ["TOKO"]
    assert asked == []


def test_an_answer_that_was_changed_is_given_as_it_was(shop: Village) -> None:
    with shop.work(read_only=True) as work:
        units_of(work.session, work.book_id).clear()
        assert [unit.code for unit in units_of(work.session, work.book_id)] == ["TOKO"]


def test_work_that_writes_is_told_what_it_wrote(shop: Village) -> None:
    with shop.work() as work:
        before = [unit.code for unit in units_of(work.session, work.book_id)]
        shop_units = units_of(work.session, work.book_id)
        shop_units[0].name = "Toko Tani"
        work.session.flush()
        after = [unit.name for unit in units_of(work.session, work.book_id)]
    assert (before, after) == (["TOKO"], ["Toko Tani"])


def test_no_answer_outlives_the_work_that_got_it(village: Village) -> None:
    with village.work(read_only=True) as work:
        assert units_of(work.session, work.book_id) == []
    village.with_unit("TOKO")
    with village.work(read_only=True) as work:
        assert len(units_of(work.session, work.book_id)) == 1


def test_other_books_in_one_session_get_answers_of_their_own(shop: Village) -> None:
    with shop.work(read_only=True) as work:
        assert len(units_of(work.session, work.book_id)) == 1
        assert units_of(work.session, "other") == []


def test_a_question_of_work_is_asked_once_as_well(shop: Village) -> None:
    with shop.work(read_only=True) as work:
        day = first_day_of_books(work)
        asked = _queries(shop.engine)
        assert first_day_of_books(work) == day
    assert asked == []
