"""Papers for the village, the supervisors, the deliberation and the ministry."""

from __future__ import annotations

import shutil
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bumdes import database
from bumdes.actions.ranking import answer_indicator, set_ranking_weights
from bumdes.actions.writing_narratives import WriteNarrative, write_narrative
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError
from bumdes.permissions import Permission
from bumdes.ranking.aspects import ASPECTS, INDICATORS
from bumdes.ranking.sheet import rank
from ledger import Period
from reports.bound.block import Signatures
from reports.errors import NothingToReportError, UnknownSubjectError
from reports.kind import Asked
from reports.kinds import KINDS
from reports.renderers import bind
from tests.bumdes.profits import A, B, Sharer, earning, three_villages
from tests.bumdes.village import DIRECTOR, SUPERVISOR, TREASURER, day
from tests.reports.conformance import faults
from tests.reports.village_papers import FOOD, NOW, a_year, listing, made, rows, said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAPERS = (
    "supervisor",
    "food-security",
    "ranking",
    "lkmd",
    "minutes",
    "profit-sharing",
    "capital-use",
    "certificate",
)
OWNER = f"DESA-{A}"
SEN = 100


@pytest.fixture(scope="module")
def lived(_sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sharer]:
    """An enterprise that has lived through 2025, to be read only."""
    path = tmp_path_factory.mktemp("papers") / "books.sqlite"
    shutil.copyfile(_sqlite_template, path)
    engine = database.connect(f"sqlite:///{path}")
    yield a_year(engine)
    engine.dispose()


@pytest.mark.parametrize("key", PAPERS)
def test_every_paper_is_made_of_a_year(lived, key):
    assert said(made(lived, key))


@pytest.mark.parametrize("key", PAPERS)
def test_every_paper_is_a_page_of_html(lived, key):
    assert b"</html>" in bind(made(lived, key), "html")


FORMATS = [
    (key, made_as)
    for key in PAPERS
    for made_as in KINDS[key].formats
    if made_as in {"docx", "xlsx", "json"}
]


@pytest.mark.parametrize(("key", "made_as"), FORMATS)
def test_every_paper_is_written_in_each_of_its_formats(lived, key, made_as):
    assert bind(made(lived, key), made_as)


@pytest.mark.parametrize("key", ["certificate", "lkmd", "minutes"])
def test_papers_of_every_look_conform(lived, key):
    """To PDF/A-3a and PDF/UA-1: one page in a frame, a letter, a report with lists to sign."""
    assert faults(bind(made(lived, key), "pdf")) == []


def test_certificates_of_all_owners_come_as_one_bundle(sqlite_engine):
    joint = three_villages(sqlite_engine)
    for village in (A, B):
        joint.contributes(village, 1_000_000)
    asked = Asked(period=Period.year(2025), now=NOW)
    with joint.work(read_only=True) as work:
        names = [file.name for file in KINDS["certificate"].bundle(work, asked)]
    assert names == [f"sertifikat-DESA-{A}.pdf", f"sertifikat-DESA-{B}.pdf"]


@pytest.mark.parametrize("key", ["supervisor", "food-security", "ranking", "profit-sharing"])
def test_a_paper_is_made_of_an_empty_year_too(lived, key):
    assert said(made(lived, key, 2023))


# --- certificates -----------------------------------------------------------------------


def test_a_certificate_says_what_the_owner_has(lived):
    assert "Penyertaan modal: Rp\N{NO-BREAK SPACE}8.000.000" in said(made(lived, "certificate"))


def test_a_certificate_says_it_in_words(lived):
    assert "Terbilang: delapan juta rupiah." in said(made(lived, "certificate"))


def test_the_basis_of_a_certificate_adds_up_to_what_the_owner_has(lived):
    assert listing(made(lived, "certificate"), "basis").totals["held"] == 8_000_000 * SEN


def test_nobody_is_certified_what_is_not_owned(lived):
    with pytest.raises(UnknownSubjectError):
        made(lived, "certificate", subject="DESA-99.99.99.2999")


def test_without_owners_there_is_no_certificate(sqlite_engine):
    with pytest.raises(NothingToReportError):
        made(Sharer(sqlite_engine, three_villages(sqlite_engine).book_id), "certificate")


# --- receipts of shares -----------------------------------------------------------------


def test_a_receipt_says_who_received_how_much_of_which_profit(lived):
    paper = said(made(lived, "share-receipt", 2026))
    assert "Bagian Desa (PADes) dari hasil usaha tahun 2025" in paper


def test_a_receipt_is_signed_by_who_received(lived):
    report = made(lived, "share-receipt", 2026)
    signed = [b for c in report.chapters for b in c.blocks if isinstance(b, Signatures)]
    assert "Bendahara Desa" in {s.role for s in signed[0].signatories}


def test_a_receipt_tells_what_is_still_owed(lived):
    found = {row["what"]: row["amount"] for row in rows(_receipt(lived), "standing")}
    assert found["Belum dibayar"] == (
        found["Bagian yang menjadi hak"] - found["Dibayar dengan kuitansi ini"]
    )


def test_in_a_year_without_payments_there_is_no_receipt(lived):
    with pytest.raises(NothingToReportError):
        made(lived, "share-receipt", 2025)


def _receipt(lived):
    return made(lived, "share-receipt", 2026)


# --- the letter to the village ----------------------------------------------------------


def test_the_letter_ends_with_what_the_books_hold(lived):
    assert rows(made(lived, "lkmd"), "capital")[-1]["standing"] == 8_000_000 * SEN


def test_the_letter_tells_every_change_of_the_year(lived):
    found = rows(made(lived, "lkmd"), "capital")
    increases = sum(row["increase"] for row in found)
    assert found[0]["standing"] + increases == found[-1]["standing"]


def test_the_letter_is_numbered_after_village_and_year(lived):
    assert f"Nomor: LKMD/{A}/2025" in said(made(lived, "lkmd"))


def test_each_village_gets_a_letter_of_its_own(sqlite_engine):
    joint = three_villages(sqlite_engine)
    with joint.work(read_only=True) as work:
        topics = KINDS["lkmd"].subjects(work, Period.year(2025))
    assert [topic.label for topic in topics] == [
        "Desa Sukamaju",
        "Desa Sukajaya",
        "Desa Sukasari",
    ]


# --- use of capital ---------------------------------------------------------------------


def test_what_was_received_and_earned_less_spent_is_left(lived):
    totals = listing(made(lived, "capital-use"), "overview").totals
    assert totals["contributed"] + totals["earned"] - totals["spent"] == totals["remaining"]


def test_the_register_of_capital_is_held_against_equity(lived):
    assert "Buku modal sama dengan ekuitas dalam buku besar." in said(
        made(lived, "capital-use")
    )


def test_what_was_spent_stands_beside_its_plan(lived):
    [row] = rows(made(lived, "capital-use", subject=FOOD), f"plan-{FOOD}")
    assert (row["planned"], row["spent"]) == (900_000 * SEN, 400_000 * SEN)


def test_what_has_no_proof_is_said_to_have_none(lived):
    [row] = rows(made(lived, "capital-use", subject=FOOD), f"spending-{FOOD}")
    assert row["proof"] == "tanpa bukti"


# --- food security ----------------------------------------------------------------------


def test_money_for_food_is_told_with_its_regulation(lived):
    assert "Perdes 4/2025 tanggal 30 Januari 2025" in said(made(lived, "food-security"))


def test_the_part_of_dana_desa_that_came_for_food_is_told(lived):
    assert "37,5\N{NO-BREAK SPACE}persen" in said(made(lived, "food-security"))


def test_months_end_with_the_money_that_is_left(lived):
    assert rows(made(lived, "food-security"), "months")[-1]["left"] == 2_600_000 * SEN


def test_without_money_for_food_the_report_says_so(sqlite_engine):
    assert "tidak ada penyertaan modal" in said(made(earning(sqlite_engine), "food-security"))


# --- sharing of the profit --------------------------------------------------------------


def test_shares_add_up_to_the_profit(lived):
    report = made(lived, "profit-sharing")
    assert listing(report, "shares").totals["amount"] == 1_600_000 * SEN


def test_heads_are_reckoned_line_by_line(lived):
    found = rows(made(lived, "profit-sharing"), "heads-usaha")
    assert [row["weight"] for row in found] == [
        "40 persen",
        "20 persen",
        "15 persen",
        "5 persen",
        "20 persen",
    ]


def test_a_decided_sharing_is_no_draft_for_its_year(lived):
    assert made(lived, "profit-sharing").title == "Pembagian Hasil Usaha"


def test_the_profit_of_an_open_year_is_proposed_as_a_draft(sqlite_engine):
    sharer = earning(sqlite_engine)
    sharer.adopts()
    report = made(sharer, "profit-sharing")
    assert (report.title, any("belum ditutup" in why for why in report.draft)) == (
        "Usulan Pembagian Hasil Usaha",
        True,
    )


def test_an_open_year_has_no_loss_of_its_own_profit(sqlite_engine):
    sharer = earning(sqlite_engine)
    sharer.adopts()
    found = rows(made(sharer, "profit-sharing"), "shares")
    assert sum(row["amount"] for row in found) == 1_000_000 * SEN


def test_without_a_scheme_nothing_is_proposed(sqlite_engine):
    assert "Belum ada skema bagi hasil" in said(made(earning(sqlite_engine), "profit-sharing"))


# --- minutes ----------------------------------------------------------------------------


def test_minutes_say_the_day_in_words(lived):
    assert "Pada hari Jumat tanggal dua puluh empat bulan Januari" in said(
        made(lived, "minutes")
    )


def test_minutes_say_what_was_decided_and_its_limit(lived):
    paper = said(made(lived, "minutes"))
    assert (
        "1. Menerima modal ketahanan pangan, paling banyak Rp\N{NO-BREAK SPACE}3.000.000"
        " (nomor Musdes 1/2025, menerima modal)." in paper
    )


def test_minutes_say_what_was_booked_because_of_them(lived):
    [row] = rows(made(lived, "minutes"), "came-of-it")
    assert row["amount"] == 3_000_000 * SEN


def test_the_attendance_list_has_a_line_for_everybody(lived):
    assert len(rows(made(lived, "minutes"), "attendance")) == 31


def test_minutes_that_say_what_was_said_are_no_draft(lived):
    assert made(lived, "minutes").draft == ()


# --- the supervisors' report ------------------------------------------------------------


def test_the_supervisors_report_has_the_figures_of_the_statements(lived):
    found = {row["what"]: row["now"] for row in rows(made(lived, "supervisor"), "figures")}
    assert found["Laba (rugi) bersih"] == 1_600_000 * SEN


def test_what_supervisors_must_write_keeps_their_report_a_draft(lived):
    assert "“Saran” belum ditulis oleh Pengawas." in made(lived, "supervisor").draft


def test_every_text_of_the_supervisors_is_theirs_alone():
    permissions = {slot.permission for slot in KINDS["supervisor"].slots}
    assert permissions == {Permission.WRITE_SUPERVISION}


def test_the_director_does_not_write_for_the_supervisors(sqlite_engine):
    with pytest.raises(PermissionDeniedError):
        earning(sqlite_engine).does(write_narrative, _advice(2025), by=DIRECTOR)


def test_the_advice_of_the_year_before_is_looked_back_at(sqlite_engine):
    sharer = earning(sqlite_engine)
    sharer.does(write_narrative, _advice(2024), by=SUPERVISOR)
    assert "Saran tahun 2024\nHitung kas setiap bulan." in said(made(sharer, "supervisor"))


def _advice(year):
    return WriteNarrative(
        report="supervisor",
        period=Period.year(year),
        slot="advice",
        text="Hitung kas setiap bulan.",
        based_on=0,
        permission=Permission.WRITE_SUPERVISION,
    )


# --- the ranking ------------------------------------------------------------------------


def test_the_ranking_has_seven_aspects_in_order():
    assert [aspect.place for aspect in ASPECTS] == [1, 2, 3, 4, 5, 6, 7]


def test_no_two_indicators_share_a_key():
    assert len(INDICATORS) == sum(len(aspect.indicators) for aspect in ASPECTS)


def test_all_points_together_are_a_hundred(lived):
    assert sum(aspect.most for aspect in _sheet(lived).aspects) == 100


def test_everything_that_is_missing_leads_to_a_hundred(lived):
    assert _sheet(lived).lifts[-1].score == 100


def test_the_fewest_steps_reach_the_next_class(lived):
    sheet = _sheet(lived)
    assert sheet.to_next_class[-1].reached == sheet.next_class


def test_one_step_less_does_not_reach_the_next_class(lived):
    sheet = _sheet(lived)
    assert all(step.reached == sheet.reached for step in sheet.to_next_class[:-1])


def test_without_a_paper_the_weights_are_said_to_be_an_estimate(lived):
    assert "hanya perkiraan" in said(made(lived, "ranking"))


def test_an_answer_of_people_counts(sqlite_engine):
    sharer = earning(sqlite_engine)
    before = _sheet(sharer).score
    sharer.does(answer_indicator, 2025, "procedures", met=50, said="SOP kas", by=TREASURER)
    assert _sheet(sharer).score == before + Fraction(100, 7) / 5 / 2


def test_what_the_books_answer_nobody_else_answers(sqlite_engine):
    with pytest.raises(NotFoundError):
        earning(sqlite_engine).does(answer_indicator, 2025, "profit", met=100, said="Laba")


def test_an_answer_is_a_percentage(sqlite_engine):
    with pytest.raises(InvalidFieldError):
        earning(sqlite_engine).does(answer_indicator, 2025, "procedures", met=101, said="x")


def test_weights_of_a_paper_take_the_place_of_the_estimate(sqlite_engine):
    sharer = earning(sqlite_engine)
    sharer.does(_weigh, {aspect.key: (40, 10)[aspect.place > 1] for aspect in ASPECTS})
    assert _sheet(sharer).aspects[0].most == 40


def test_weights_hold_from_their_day_on(sqlite_engine):
    sharer = earning(sqlite_engine)
    sharer.does(_weigh, {aspect.key: (40, 10)[aspect.place > 1] for aspect in ASPECTS})
    assert _sheet(sharer, 2024).aspects[0].most == Fraction(100, 7)


def test_weights_make_a_hundred(sqlite_engine):
    with pytest.raises(InvalidFieldError):
        earning(sqlite_engine).does(_weigh, {aspect.key: 10 for aspect in ASPECTS})


def _weigh(work, weights):
    set_ranking_weights(work, weights, valid_from=day(1, 1), source="Keputusan 1/2025")


def _sheet(sharer, year=2025):
    with sharer.work(read_only=True) as work:
        return rank(work, year)


def test_the_papers_say_on_postgresql_what_they_say_on_sqlite(postgres_engine, lived):
    other = a_year(postgres_engine)
    keys = ("capital-use", "profit-sharing", "ranking", "lkmd")
    assert [said(made(other, key)) for key in keys] == [said(made(lived, key)) for key in keys]
