"""The texts of reports on the web: written, shown before they are kept, never lost."""

from __future__ import annotations

import pytest

from bumdes.actions.writing_narratives import WriteNarrative, write_narrative
from bumdes.reporting.narrative import narratives_of
from ledger import Period
from reports.kinds import KINDS
from tests.webapp.house import BOOK, HEAD, TREASURER, words

RECEIVABLES = "/pertanggungjawaban/calk/naskah/receivables"
REVENUE = "/pertanggungjawaban/calk/naskah/revenue"
CALK = "/pertanggungjawaban/calk"


@pytest.fixture
def treasurer(house):
    return house.visit(TREASURER)


def wrote(browser, text="Semua piutang lancar.", address=RECEIVABLES, **fields):
    given = {"masa": "2026", "versi": "0", "teks": text}
    return browser.post(address, **given | fields)


def somebody_else_wrote(house):
    command = WriteNarrative(
        report="notes",
        period=Period.year(2026),
        slot="receivables",
        text="Tulisan direktur.",
        based_on=0,
    )
    house.does(write_narrative, command)


def kept(house, slot="receivables", period=None):
    with house.reading() as work:
        found = narratives_of(work.session, BOOK, "notes", period or Period.year(2026))
    return found[slot].text if slot in found else None


def typed(answer):
    return answer.text.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0]


def test_a_text_begins_with_the_template(treasurer):
    assert "{beban_usaha}" in typed(
        treasurer.get("/pertanggungjawaban/calk/naskah/expenses?masa=2026")
    )


def test_a_text_is_kept(house, treasurer):
    answer = wrote(treasurer)

    assert answer.status_code == 303
    assert kept(house) == "Semua piutang lancar."


def test_a_text_that_was_kept_is_in_the_report(treasurer):
    wrote(treasurer, "Semua piutang lancar.")

    assert "Semua piutang lancar." in treasurer.get(f"{CALK}.html?masa=2026").text


def test_a_text_belongs_to_its_period(house, treasurer):
    wrote(treasurer)

    assert kept(house, period=Period.year(2025)) is None


def test_the_list_of_texts_says_who_wrote_which(treasurer):
    wrote(treasurer)

    assert "Versi 1 · ratna" in words(treasurer.get(f"{CALK}?masa=2026"))


def test_a_live_figure_is_that_of_the_books(house, treasurer):
    house.sells(150_000)
    wrote(treasurer, "Pendapatan {pendapatan}.", REVENUE)

    report = words(treasurer.get(f"{CALK}.html?masa=2026")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Pendapatan Rp 150.000." in report


def test_a_live_figure_follows_the_books(house, treasurer):
    house.sells(150_000)
    wrote(treasurer, "Pendapatan {pendapatan}.", REVENUE)
    house.sells(50_000)

    report = words(treasurer.get(f"{CALK}.html?masa=2026")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Pendapatan Rp 200.000." in report


def test_a_figure_that_there_is_not_is_refused_and_nothing_typed_is_lost(house, treasurer):
    answer = wrote(treasurer, "Laba {laba_bersi}.")

    assert answer.status_code == 422
    assert "laba_bersi" in words(answer)
    assert typed(answer) == "Laba {laba_bersi}."
    assert kept(house) is None


def test_a_text_is_shown_as_it_will_be_printed_before_it_is_kept(house, treasurer):
    house.sells(150_000)

    answer = wrote(treasurer, "Pendapatan {pendapatan}.", REVENUE, langkah="pratinjau")

    assert answer.status_code == 200
    assert "Pendapatan Rp 150.000 ." in words(answer).replace("\N{NO-BREAK SPACE}", " ")
    assert typed(answer) == "Pendapatan {pendapatan}."
    assert kept(house, "revenue") is None


def test_who_saw_an_older_version_is_shown_both(house, treasurer):
    somebody_else_wrote(house)

    answer = wrote(treasurer, "Tulisan bendahara.")

    assert answer.status_code == 422
    assert "Tulisan direktur." in words(answer)
    assert typed(answer) == "Tulisan bendahara."
    assert kept(house) == "Tulisan direktur."


def test_who_was_shown_both_may_keep_the_own_text(house, treasurer):
    somebody_else_wrote(house)

    wrote(treasurer, "Tulisan bendahara.", versi="1")

    assert kept(house) == "Tulisan bendahara."


def test_every_version_is_shown(treasurer):
    wrote(treasurer, "Yang pertama.")
    wrote(treasurer, "Yang kedua.", versi="1")

    page = words(treasurer.get(f"{RECEIVABLES}?masa=2026"))

    assert "Yang pertama." in page
    assert "Yang kedua." in page


def test_an_older_version_can_be_taken_again(treasurer):
    wrote(treasurer, "Yang pertama.")
    wrote(treasurer, "Yang kedua.", versi="1")

    assert typed(treasurer.get(f"{RECEIVABLES}?masa=2026&isi=1")) == "Yang pertama."


def test_the_text_of_the_year_before_can_be_taken_again(treasurer):
    wrote(treasurer, "Dari tahun lalu.", masa="2025")

    page = treasurer.get(f"{RECEIVABLES}?masa=2026")

    assert "Naskah tahun lalu" in words(page)
    assert typed(treasurer.get(f"{RECEIVABLES}?masa=2026&isi=lalu")) == "Dari tahun lalu."


def test_a_text_that_is_taken_back_makes_way_for_the_template(house, treasurer):
    wrote(treasurer, "Tidak jadi.", REVENUE)
    wrote(treasurer, "", REVENUE, versi="1")

    assert kept(house, "revenue") == ""
    assert "{pendapatan}" in typed(treasurer.get(f"{REVENUE}?masa=2026"))


def test_who_may_not_write_reads_what_is_written(house, treasurer):
    wrote(treasurer)

    page = house.visit(HEAD).get(f"{RECEIVABLES}?masa=2026")

    assert "Semua piutang lancar." in words(page)
    assert "<textarea" not in page.text


def test_who_may_not_write_writes_nothing_by_force(house):
    assert wrote(house.visit(HEAD)).status_code == 403
    assert kept(house) is None


def test_markup_in_a_text_is_text(treasurer):
    wrote(treasurer, "<b>tebal</b> {{ 7*7 }} {% if 1 %}")

    report = treasurer.get(f"{CALK}.html?masa=2026").text
    assert "&lt;b&gt;tebal&lt;/b&gt; {{ 7*7 }} {% if 1 %}" in report


def test_the_figures_that_a_text_may_name_are_offered_with_what_they_are(house, treasurer):
    house.sells(150_000)

    page = words(treasurer.get(f"{REVENUE}?masa=2026")).replace("\N{NO-BREAK SPACE}", " ")

    assert "{laba_bersih}" in page
    assert "Rp 150.000" in page


def test_a_place_that_there_is_not_is_not_found(treasurer):
    assert treasurer.get(f"{CALK}/naskah/tidak-ada").status_code == 404


def test_what_the_books_give_stands_beside_the_text(house, treasurer):
    house.sells(150_000)

    page = words(treasurer.get(f"{REVENUE}?masa=2026"))

    assert "Jumlah pendapatan usaha" in page
    assert "150.000" in page
    assert "pada Catatan" in page


def test_an_account_of_a_note_leads_to_its_lines(house, treasurer):
    house.sells(150_000)

    assert "/buku-besar/4.2.01.91" in treasurer.get(f"{REVENUE}?masa=2026").text


def test_a_live_figure_leads_to_its_line(house, treasurer):
    house.sells(150_000)

    wrote(treasurer, "{pendapatan_lalu} {pendapatan}", REVENUE)

    page = treasurer.get("/laporan/catatan/?masa=2026").text

    assert 'nihil <a href="/laporan/laba-rugi/revenue?masa=2026-01-01..2026-12-31">Rp' in page


def test_what_the_supervisor_writes_nobody_else_does(treasurer):
    place = f"/pertanggungjawaban/pengawasan/naskah/{KINDS['supervisor'].slots[0].key}"

    assert "<textarea" not in treasurer.get(f"{place}?masa=2026").text
    assert wrote(treasurer, address=place).status_code == 403


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS.values() if kind.slots], ids=lambda kind: kind.key
)
def test_every_kind_of_report_has_its_texts_written_the_same_way(treasurer, kind):
    place = f"/pertanggungjawaban/{kind.slug}/naskah/{kind.slots[-1].key}"
    listed = treasurer.get(f"/pertanggungjawaban/{kind.slug}?masa=2026").text

    assert treasurer.get(f"{place}?masa=2026").status_code == 200
    assert place in listed
