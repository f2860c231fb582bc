"""The pages of reports that are handed over, and the command that makes them."""

from __future__ import annotations

import html
import io
import json
import re

import pypdf
import pytest

from reports.kinds import KINDS
from tests.webapp.chair import as_director
from tests.webapp.house import BOOK, HEAD, MANAGER, STRANGER, TREASURER
from webapp.call import Call
from webapp.commands import report as report_command
from webapp.parser import Parser
from webapp.settings import Settings

HUB = "/pertanggungjawaban"
SLUGS = sorted(kind.slug for kind in KINDS.values())


def test_every_kind_is_on_the_hub(house):
    page = house.visit(TREASURER).get(f"{HUB}/").text
    assert [slug for slug in SLUGS if f'href="{HUB}/{slug}"' not in page] == []


def test_no_two_kinds_share_an_address():
    assert len(SLUGS) == len(set(SLUGS))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_kind_has_a_page(house, slug):
    assert as_director(house).get(f"{HUB}/{slug}").status_code == 200


def test_a_kind_that_is_none_is_not_found(house):
    assert house.visit(TREASURER).get(f"{HUB}/ramalan").status_code == 404


def test_the_statements_come_as_one_pdf(house):
    answer = house.visit(TREASURER).get(f"{HUB}/laporan-keuangan.pdf?masa=2026")
    pages = pypdf.PdfReader(io.BytesIO(answer.data)).pages
    assert "LAPORAN KEUANGAN" in pages[0].extract_text().upper()


def test_a_file_is_named_after_its_period(house):
    answer = house.visit(TREASURER).get(f"{HUB}/laporan-keuangan.json?masa=2026-S1")
    assert 'filename="laporan-keuangan-2026-S1.json"' in answer.headers["Content-Disposition"]


def test_a_format_that_a_kind_has_not_is_refused(house):
    assert house.visit(TREASURER).get(f"{HUB}/laporan-keuangan.exe").status_code == 404


def test_a_text_is_offered_by_the_name_that_its_file_has(house):
    browser = house.visit(TREASURER)
    [offered] = re.findall(r'href="([^"]+[.]txt[?][^"]+)"', browser.get(f"{HUB}/calk").text)

    assert browser.get(html.unescape(offered)).status_code == 200


def test_a_period_that_is_none_is_refused(house):
    assert house.visit(TREASURER).get(f"{HUB}/laporan-keuangan?masa=kapan").status_code == 422


def test_a_unit_manager_gets_the_own_unit(house):
    answer = house.visit(MANAGER).get(f"{HUB}/laporan-keuangan.json?masa=2026")
    assert {d["document"]["unit"] for d in _documents(answer.json)} == {"TOKO"}


def test_a_unit_manager_does_not_get_the_whole(house):
    answer = house.visit(MANAGER).get(f"{HUB}/laporan-keuangan.json?masa=2026&unit=AIR")
    assert answer.status_code == 403


def test_the_village_head_reads_reports(house):
    assert house.visit(HEAD).get(f"{HUB}/laporan-keuangan").status_code == 200


def test_figures_are_those_of_the_own_enterprise(house):
    house.sells(150_000)
    answer = house.visit(STRANGER).get(f"{HUB}/laporan-keuangan.json?masa=2026")
    assert "150000" not in answer.text


def test_folio_is_offered(house):
    answer = house.visit(TREASURER).get(f"{HUB}/laporan-keuangan.pdf?masa=2026&kertas=f4")
    box = pypdf.PdfReader(io.BytesIO(answer.data)).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (
        215,
        330,
    )


def _documents(told):
    return [b for c in told["chapters"] for b in c["blocks"] if "document" in b]


class TestCommand:
    @pytest.fixture
    def run(self, house, tmp_path):
        settings = Settings(tmp_path, str(house.engine.url))

        def run(*given):
            call = Call(settings, io.StringIO(), io.StringIO())
            parser = Parser("bumdes report", "membuat laporan")
            report_command.add_arguments(parser)
            code = call.guard(lambda: report_command.run(parser.parse_args(given), call))
            return code, call.out.getvalue(), call.err.getvalue()

        return run

    def test_the_list_names_every_kind(self, run):
        _, out, _ = run("list")
        assert [key for key in KINDS if key not in out] == []

    def test_a_report_is_written_to_a_file(self, run, tmp_path):
        file = tmp_path / "laporan.json"
        given = ("statements", "--book", BOOK, "--period", "2026", "--format", "json")
        assert run(*given, "-o", str(file))[0] == 0
        assert json.loads(file.read_text())["book"] == BOOK

    def test_a_report_that_is_none_is_refused(self, run):
        code, _, err = run("ramalan", "--book", BOOK, "--period", "2026")
        assert (code, "ramalan" in err) == (1, True)

    def test_a_format_that_is_none_is_refused(self, run):
        given = ("statements", "--book", BOOK, "--period", "2026", "--format", "exe")
        code, _, err = run(*given)
        assert (code, "exe" in err) == (1, True)

    def test_a_report_needs_a_period(self, run):
        code, _, err = run("statements", "--book", BOOK)
        assert (code, "--period" in err) == (2, True)


def test_who_may_not_export_the_books_is_not_offered_the_auditors_pack(house):
    for username, is_offered in ((TREASURER, True), (HEAD, False)):
        page = house.visit(username).get("/pertanggungjawaban/")

        assert ("/pertanggungjawaban/paket-pemeriksaan" in page.text) is is_offered


def test_vouchers_of_one_unit_or_one_number_can_be_asked_for(house):
    page = house.visit(TREASURER).get(f"{HUB}/bukti-transaksi?unit=TOKO&perihal=BKM/2026/0001")

    assert '<option value="TOKO" selected' in page.text
    assert 'value="BKM/2026/0001"' in page.text
