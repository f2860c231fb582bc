"""Reading what a village exports from its own books."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.errors import SiskeudesFileError
from bumdes.village_books.movement import MovementKind
from bumdes.village_books.siskeudes import read_siskeudes
from ledger import rp
from tests.bumdes.siskeudes_export import ORDER, SLIP, export


def only(movements, kind):
    (found,) = [movement for movement in movements if movement.kind is kind]
    return found


def capital(content):
    return only(read_siskeudes(content).movements, MovementKind.CAPITAL)


def share(content):
    return only(read_siskeudes(content).movements, MovementKind.PROFIT_SHARE)


def problem(content):
    with pytest.raises(SiskeudesFileError) as refused:
        read_siskeudes(content)
    return refused.value.facts["problem"], refused.value.facts["where"]


def test_an_outlay_of_capital_is_read():
    found = capital(export())

    assert (found.amount, found.reference) == (rp(50_000_000), "SPP/7")
    assert found.description == "Penyertaan modal Perdes 3/2025"


def test_an_outlay_is_of_the_day_of_its_cheque():
    assert capital(export()).date == dt.date(2025, 3, 14)


@pytest.mark.parametrize("without", [("Ta_Pencairan",), ()])
def test_an_outlay_without_a_cheque_is_of_the_day_of_its_order(without):
    content = export(without=without, Ta_Pencairan=["2025,,SPP/7,,01.2001.,,,,1"])

    assert capital(content).date == dt.date(2025, 3, 10)


def test_a_receipt_of_profit_is_read():
    found = share(export())

    assert (found.amount, found.date) == (rp(10_000_000), dt.date(2025, 4, 2))


def test_the_year_and_the_code_of_the_village_are_read():
    told = read_siskeudes(export())

    assert (told.year, told.village_code) == (2025, "01.2001")


def test_other_outlays_and_receipts_are_left_out():
    assert len(read_siskeudes(export()).movements) == 2


def test_an_account_that_only_begins_alike_is_another():
    content = export(Ta_SPPRinci=["2025,01.2001.,SPP/7,,6.2.21.01.,DDS,50000000"])

    assert [m.kind for m in read_siskeudes(content).movements] == [MovementKind.PROFIT_SHARE]


def test_several_lines_of_one_order_are_one_outlay():
    lines = [f"2025,01.2001.,SPP/7,,6.2.2.0{n}.,DDS,25000000" for n in (1, 2)]

    assert capital(export(Ta_SPPRinci=lines)).amount == rp(50_000_000)


@pytest.mark.parametrize("written", ["5.0000000000e+07", "50000000", " 50000000.0 "])
def test_amounts_are_read_exactly_however_they_were_converted(written):
    content = export(Ta_SPPRinci=[f"2025,01.2001.,SPP/7,,6.2.2.01.,DDS,{written}"])

    assert capital(content).amount == rp(50_000_000)


@pytest.mark.parametrize(
    "how",
    [
        {"delimiter": ";"},
        {"encoding": "utf-8-sig"},
        {"encoding": "cp1252"},
        {"folder": "siskeudes/2025/"},
        {"headings": {"Ta_SPP": "TAHUN,NO_SPP,TGL_SPP,jn,KD_DESA,KETERANGAN,a,b,c"}},
    ],
)
def test_an_export_is_read_however_it_was_packed(how):
    assert capital(export(**how)).amount == rp(50_000_000)


# --- days ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "slip", "read"),
    [
        ("14/03/2025", "02/04/2025", (dt.date(2025, 3, 14), dt.date(2025, 4, 2))),
        ("03/14/25 00:00:00", "04/02/25 00:00:00", (dt.date(2025, 3, 14), dt.date(2025, 4, 2))),
        ("03/04/2025", "05/04/2025", (dt.date(2025, 4, 3), dt.date(2025, 4, 5))),
        ("03/04/25 00:00:00", "04/05/25 00:00:00", (dt.date(2025, 3, 4), dt.date(2025, 4, 5))),
        ("14.3.25", "2.4.25", (dt.date(2025, 3, 14), dt.date(2025, 4, 2))),
    ],
)
def test_days_are_read_by_the_file_as_a_whole(order, slip, read):
    content = export(
        without=("Ta_Pencairan",),
        Ta_SPP=[ORDER.replace("2025-03-10", order)],
        Ta_TBP=[SLIP.replace("2025-04-02", slip)],
    )

    assert (capital(content).date, share(content).date) == read


# --- what is refused -------------------------------------------------------------------------


def test_what_is_no_zip_is_refused():
    assert problem(b"Tahun,No_SPP") == ("not_a_zip", "berkas ini")


def test_a_missing_table_is_named():
    assert problem(export(without=("Ta_TBP",))) == ("table_missing", "ta_tbp")


def test_a_missing_column_is_named():
    headings = {"Ta_SPP": "Tahun,Nomor,Tgl_SPP,Jn_SPP,Kd_Desa,Keterangan,a,b,c"}

    assert problem(export(headings=headings)) == ("column_missing", "ta_spp.no_spp")


@pytest.mark.parametrize("written", ["lima puluh juta", "NaN", "1.005", ""])
def test_an_amount_that_cannot_be_is_refused(written):
    content = export(Ta_SPPRinci=[f"2025,01.2001.,SPP/7,,6.2.2.01.,DDS,{written}"])

    assert problem(content) == ("not_an_amount", written)


@pytest.mark.parametrize("written", ["kemarin", "2025-02-30", "31/31/2025"])
def test_a_day_that_cannot_be_is_refused(written):
    content = export(Ta_TBP=[SLIP.replace("2025-04-02", written)])

    assert problem(content) == ("not_a_day", written)


def test_a_line_without_its_paper_is_refused():
    content = export(Ta_SPPRinci=["2025,01.2001.,SPP/9,,6.2.2.01.,DDS,50000000"])

    assert problem(content) == ("paper_missing", "SPP/9")


def test_an_export_of_two_years_is_refused():
    content = export(Ta_TBP=[SLIP.replace("2025,TBP", "2024,TBP")])

    assert problem(content)[0] == "several_years"


def test_an_export_without_any_paper_is_refused():
    empty = export(Ta_SPP=[], Ta_SPPRinci=[], Ta_Pencairan=[], Ta_TBP=[], Ta_TBPRinci=[])

    assert problem(empty)[0] == "several_years"


def test_a_damaged_table_is_named():
    content = export()
    spoilt = content.replace(b"Penyertaan", b"Penyerta\0n", 1)

    assert problem(spoilt) == ("damaged", "ta_spp")


def test_a_table_too_large_to_unpack_is_refused(monkeypatch):
    monkeypatch.setattr("bumdes.village_books.siskeudes.MOST_BYTES", 10)

    assert problem(export()) == ("too_large", "ta_spp")
