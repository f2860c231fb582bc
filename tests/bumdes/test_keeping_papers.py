from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.founding import add_village
from bumdes.actions.keeping_papers import (
    GivenNumber,
    KeepPaper,
    attach_to_paper,
    end_paper,
    keep_paper,
    keep_village_index,
)
from bumdes.actions.storing import store_file
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    TakenError,
)
from bumdes.file_store import FileStore
from bumdes.governance.legal_paper import (
    PaperKind,
    find_paper,
    paper_in_force,
    papers_of,
)
from bumdes.governance.village_index import (
    IndexScheme,
    VillageStatus,
    indices_of,
    scheme_of,
)
from bumdes.permissions import Actor, Role
from bumdes.work import begin_session
from ledger import Book
from ledger.errors import BlankTextError, InvalidDateError
from tests.bumdes.paper_files import PDF
from tests.bumdes.village import BOOK, SUPERVISOR, Village, day

SECRETARY = Actor("wati", Role.SECRETARY)
NUMBERS = (
    GivenNumber("9901012002", "04/2021", day(3, year=2021)),
    GivenNumber("99.01.01.2001", "07/2021", day(2, year=2021)),
)


def keeps(village, **facts):
    given = {
        "kind": PaperKind.VILLAGE_REGULATION,
        "title": "Pendirian BUM Desa",
        "dated_on": day(1, 5),
        "number": "3 Tahun 2025",
    }
    by = facts.pop("by", SECRETARY)
    return village.does(keep_paper, KeepPaper(**(given | facts)), by=by)


def keeps_jointly(village, *numbers, **facts):
    return keeps(
        village,
        kind=PaperKind.JOINT_REGULATION,
        number="",
        village_numbers=numbers or NUMBERS,
        **facts,
    )


def papers(village, **asked):
    with village.work(read_only=True) as work:
        return papers_of(work.session, BOOK, **asked)


def test_a_paper_is_kept_with_its_number_and_day(village):
    paper = keeps(village)

    (found,) = papers(village)
    assert (found.paper.title, found.numbers_printed) == (
        "Pendirian BUM Desa",
        ("3 Tahun 2025",),
    )
    assert (paper.kind, found.paper.recorded_by) == (PaperKind.VILLAGE_REGULATION, "wati")


def test_a_paper_holds_from_its_own_day_on(village):
    keeps(village)

    held = [len(papers(village, on=day(1, 5) + dt.timedelta(days=n))) for n in (-1, 0, 9999)]
    assert held == [0, 1, 1]


def test_a_paper_holds_until_its_last_day(village):
    keeps(village, first_day=day(2), last_day=day(3))

    assert [len(papers(village, on=d)) for d in (day(1, 6), day(2), day(3), day(3, 2))] == [
        0,
        1,
        1,
        0,
    ]


def test_each_village_gives_a_joint_regulation_its_own_number(village):
    keeps_jointly(village)

    (found,) = papers(village)
    assert [(n.village_code, n.number) for n in found.numbers] == [
        ("99.01.01.2001", "07/2021"),
        ("99.01.01.2002", "04/2021"),
    ]
    assert found.numbers_printed == ("07/2021", "04/2021")


def test_a_joint_regulation_has_no_number_of_its_own(village):
    with pytest.raises(InvalidFieldError):
        keeps(village, kind=PaperKind.JOINT_REGULATION, number="1", village_numbers=NUMBERS)


def test_one_village_makes_no_joint_regulation(village):
    with pytest.raises(InvalidFieldError) as refused:
        keeps_jointly(village, NUMBERS[0])

    assert refused.value.facts["rule"] == "several_villages"


def test_a_village_numbers_a_regulation_once(village):
    with pytest.raises(TakenError):
        keeps_jointly(village, *NUMBERS, NUMBERS[0])


def test_a_village_does_not_leave_its_number_out(village):
    with pytest.raises(BlankTextError):
        keeps_jointly(village, NUMBERS[0], GivenNumber("99.01.01.2001", "", day(2)))


def test_only_joint_regulations_have_numbers_of_villages(village):
    with pytest.raises(InvalidFieldError):
        keeps(village, village_numbers=NUMBERS)


def test_a_regulation_has_its_number(village):
    with pytest.raises(InvalidFieldError):
        keeps(village, number=" ")


def test_articles_need_no_number(village):
    paper = keeps(village, kind=PaperKind.ARTICLES, number="", title="AD")

    assert paper.numbers_printed == ()


def test_a_newer_paper_ends_the_one_it_replaces(village):
    old = keeps(village, kind=PaperKind.ARTICLES).paper
    new = keeps(village, kind=PaperKind.ARTICLES, dated_on=day(6), replaces=old.paper_id).paper

    with village.work(read_only=True) as work:
        ended = find_paper(work.session, BOOK, old.paper_id).paper.last_day
        held = [
            paper_in_force(work.session, BOOK, PaperKind.ARTICLES, on).paper.paper_id
            for on in (day(5, 31), day(6))
        ]
    assert (ended, held) == (day(5, 31), [old.paper_id, new.paper_id])


def test_a_paper_that_had_ended_is_not_ended_again(village):
    old = keeps(village, kind=PaperKind.ARTICLES, last_day=day(2)).paper

    keeps(village, kind=PaperKind.ARTICLES, dated_on=day(6), replaces=old.paper_id)

    with village.work(read_only=True) as work:
        assert find_paper(work.session, BOOK, old.paper_id).paper.last_day == day(2)


def test_a_paper_replaces_only_its_own_kind(village):
    old = keeps(village).paper

    with pytest.raises(NotFoundError):
        keeps(village, kind=PaperKind.ARTICLES, dated_on=day(6), replaces=old.paper_id)


def test_a_paper_does_not_replace_a_later_one(village):
    old = keeps(village, dated_on=day(6)).paper

    with pytest.raises(InvalidFieldError):
        keeps(village, replaces=old.paper_id)


def test_there_may_be_no_paper_in_force(village):
    with village.work(read_only=True) as work:
        assert paper_in_force(work.session, BOOK, PaperKind.NIB, day(1)) is None


def test_a_paper_can_be_ended(village):
    paper = keeps(village).paper

    ended = village.does(end_paper, paper.paper_id, last_day=day(4), by=SECRETARY)

    assert ended.last_day == day(4)


def test_a_paper_does_not_end_before_it_begins(village):
    paper = keeps(village).paper

    with pytest.raises(InvalidFieldError):
        village.does(end_paper, paper.paper_id, last_day=day(1, 4))


def test_the_scan_of_a_paper_may_come_later(village, tmp_path):
    paper = keeps(village).paper
    file = village.does(store_file, FileStore(tmp_path), name="a.pdf", content=PDF)

    assert village.does(attach_to_paper, paper.paper_id, file.digest).file == file.digest


def test_the_scan_of_a_paper_does_not_change(village, tmp_path):
    file = village.does(store_file, FileStore(tmp_path), name="a.pdf", content=PDF)
    paper = keeps(village, file=file.digest).paper

    with pytest.raises(TakenError):
        village.does(attach_to_paper, paper.paper_id, file.digest)


@pytest.mark.parametrize("facts", [{"file": "0" * 64}, {"replaces": "0" * 32}])
def test_a_paper_names_only_what_there_is(village, facts):
    with pytest.raises(NotFoundError):
        keeps(village, **facts)


def test_a_paper_has_a_day(village):
    with pytest.raises(InvalidDateError):
        keeps(village, dated_on="2025-01-01")


def test_who_only_looks_keeps_no_papers(village):
    with pytest.raises(PermissionDeniedError):
        keeps(village, by=SUPERVISOR)


def test_books_without_an_enterprise_keep_no_papers(engine):
    with begin_session(engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with pytest.raises(NotFoundError):
        keeps(Village(engine, "tanpa"))


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_of_paper_has_a_name(kind):
    assert kind.label


# --- indices of villages ---------------------------------------------------------------


@pytest.fixture
def owned(village):
    village.does(add_village, "99.01.01.2001", "Maju")
    return village


def measured(village, year=2025, **facts):
    given = {"status": VillageStatus.ADVANCED, "score": "82.35", **facts}
    return village.does(keep_village_index, "9901012001", year, **given)


def test_the_index_of_a_village_is_kept_as_published(owned):
    index = measured(owned)

    assert (index.score, index.status, index.scheme) == ("82,35", "advanced", "indeks_desa")


def test_the_index_of_a_year_can_be_corrected(owned):
    measured(owned)
    measured(owned, score="", status=VillageStatus.INDEPENDENT)

    with owned.work(read_only=True) as work:
        (found,) = indices_of(work.session, BOOK)
    assert (found.score, found.status) == ("", "independent")


def test_the_latest_index_comes_first(owned):
    for year in (2023, 2025, 2024):
        measured(owned, year)

    with owned.work(read_only=True) as work:
        assert [found.year for found in indices_of(work.session, BOOK)] == [2025, 2024, 2023]


@pytest.mark.parametrize(
    ("year", "scheme"),
    [(2010, IndexScheme.IDM), (2024, IndexScheme.IDM), (2025, IndexScheme.INDEKS_DESA)],
)
def test_each_year_has_its_scheme(year, scheme):
    assert scheme_of(year) is scheme


def test_another_scheme_may_be_said(owned):
    assert measured(owned, scheme=IndexScheme.IDM).scheme == "idm"


@pytest.mark.parametrize("score", ["tinggi", "0,12345", "-1", "1000", "1,"])
def test_a_score_is_a_number(owned, score):
    with pytest.raises(InvalidFieldError):
        measured(owned, score=score)


@pytest.mark.parametrize("year", [1999, 3000])
def test_an_index_is_of_a_year(owned, year):
    with pytest.raises(InvalidFieldError):
        measured(owned, year)


def test_only_villages_that_own_the_enterprise_have_indices(village):
    with pytest.raises(NotFoundError):
        measured(village)


@pytest.mark.parametrize("named", [*IndexScheme, *VillageStatus])
def test_every_scheme_and_status_has_a_name(named):
    assert named.label
