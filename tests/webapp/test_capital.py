"""Capital on the web: the register, its forms, what became of it, owners, borrowed assets."""

from __future__ import annotations

import io
import os
import re
from html import unescape
from pathlib import Path

import pytest

from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.actions.proposing import (
    Cost,
    Propose,
    approve_proposal,
    draft_proposal,
    review_proposal,
    submit_proposal,
)
from bumdes.actions.recording import reverse_entry
from bumdes.actions.reviewing import GiveOpinion
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.capital.borrowed_asset import borrowed_assets_of
from bumdes.capital.contribution import contributions_of
from bumdes.capital.contributor import contributors_of
from bumdes.capital.planned_use import planned_uses_of
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Role
from bumdes.planning.review import Verdict
from ledger import credit, debit, rp
from tests.webapp.desk import SIZES
from tests.webapp.house import BOOK, HEAD, MANAGER, TODAY, TREASURER, key, words
from tests.webapp.test_accessibility import LOOKS, wrong
from webapp.readings.capital import approved_choices

VILLAGE = "DESA-33.01.01.2001"
BANK, EQUIPMENT = "1.1.01.04", "1.3.03.01"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\xa7\xd7"
    b"\xaf\xa1\x00\x00\x00\x00IEND\xaeB`\x82"
)
TAKEN, RETURNED = "Musdes 1/2026", "Musdes 2/2026"


@pytest.fixture
def decided(house):
    """An installation whose village took the decisions about capital."""
    for number, kind in (
        (TAKEN, DecisionKind.TAKE_CAPITAL),
        (RETURNED, DecisionKind.RETURN_CAPITAL),
    ):
        command = RecordDecision(number=number, kind=kind, decided_on=TODAY, about=kind.label)
        house.does(record_decision, command)
    return house


@pytest.fixture
def treasurer(decided):
    return decided.visit(TREASURER)


def contribution(**fields):
    given = {
        "kunci": key(),
        "sumber": "dana_desa",
        "penyetor": VILLAGE,
        "tanggal": TODAY.isoformat(),
        "jumlah": "40.000.000",
        "masuk": BANK,
        "keputusan": TAKEN,
        "surat": "Perdes 3/2026",
        "tahun": "2026",
        "tujuan": "Modal toko",
    }
    return given | fields


def contributed(browser, **fields):
    answer = browser.post("/modal/baru", **contribution(**fields))
    assert answer.status_code == 303, words(answer)
    return answer.location.rpartition("/")[2]


def known(house):
    with house.reading() as work:
        return contributions_of(work.session, BOOK)


def spends(house, fund, amount=9_000_000, account=EQUIPMENT):
    if account == EQUIPMENT:
        buys(house, fund, amount)
        return
    house.posts(debit(account, rp(amount), fund=fund), credit(BANK, rp(amount), fund=fund))


def buys(house, fund, amount):
    house.does(
        buy_asset,
        BuyAsset(
            facts=AssetFacts(name="Lemari es", asset_class="equipment"),
            date=TODAY,
            unit="",
            paid=(PaidFrom(account=BANK, amount=rp(amount), fund=fund),),
            is_kept_anyway=True,
        ),
    )


# --- the register --------------------------------------------------------------------


def test_an_empty_register_invites_the_treasurer(treasurer):
    page = treasurer.get("/modal/")

    assert 'href="/modal/baru"' in page.text
    assert "Belum ada modal" in words(page)


def test_a_contribution_is_taken_in(decided, treasurer):
    fund = contributed(treasurer)

    (kept,) = known(decided)
    assert (kept.fund, kept.amount_minor, kept.apbdes_code) == (fund, 4_000_000_000, "6.2.2")


def test_a_double_tap_takes_it_in_once(decided, treasurer):
    typed = contribution()

    first = treasurer.post("/modal/baru", **typed)
    second = treasurer.post("/modal/baru", **typed)

    assert (first.location, len(known(decided))) == (second.location, 1)


def test_a_proof_comes_with_it(treasurer):
    fund = contributed(treasurer, bukti=(io.BytesIO(PNG), "slip.png"))

    page = treasurer.get(f"/modal/{fund}")
    assert "/berkas/" in page.text


def test_the_list_tells_who_brought_what(treasurer):
    contributed(treasurer)

    said = words(treasurer.get("/modal/"))

    assert "Modal toko" in said
    assert "Desa Sumberarum" in said
    assert "Rp40.000.000" in said


def test_the_list_says_that_the_register_holds(treasurer):
    contributed(treasurer)

    assert "selisih Rp0" in words(treasurer.get("/modal/"))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"sumber": ""}, "Pilih sumbernya."),
        ({"jumlah": ""}, "Isi jumlahnya."),
        ({"jumlah": "seribu"}, "seribu"),
        ({"keputusan": ""}, "Pilih keputusan"),
        ({"keputusan": RETURNED}, "tentang hal lain"),
        ({"surat": ""}, "Peraturan Desa penyertaan modal"),
        ({"masuk": "1.3.01.01"}, "dipakai dengan perjanjian"),
        ({"masuk": "1.3.05.01"}, "dipakai dengan perjanjian"),
        ({"masuk": "1.3.03.01"}, "Berita acara serah terima"),
        ({"penyetor": "DESA-99.01.01.2009"}, "Tidak ada penyetor modal"),
        ({"sumber": "pihak_ketiga"}, "bukan penyetor modal"),
        ({"bagian": "banyak"}, "Tulis sebagai persen"),
        ({"tahun": "dulu"}, "angka bulat"),
        ({"kunci": ""}, "Muat ulang"),
        ({"program": "lotre"}, "Tidak ada program"),
        ({"unit": "TOKO"}, "hanya untuk penyertaan pada satu unit"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(decided, treasurer, changed, says):
    answer = treasurer.post("/modal/baru", **contribution(**changed))

    assert answer.status_code == 422
    assert says in words(answer)
    assert known(decided) == []


def test_what_was_typed_is_not_lost(treasurer):
    answer = treasurer.post("/modal/baru", **contribution(jumlah=""))

    assert 'value="Perdes 3/2026"' in answer.text


def test_the_form_offers_what_land_is_recorded_as(treasurer):
    assert 'href="/pemilik/aset-desa/baru"' in treasurer.get("/modal/baru").text


def test_a_partner_takes_a_stake_in_a_unit(decided, treasurer):
    treasurer.post("/pemilik/penyetor", jenis="partner", nama="CV Tani Jaya")

    contributed(
        treasurer,
        sumber="pihak_ketiga",
        penyetor="PIHAK-1",
        perlakuan="stake",
        unit="TOKO",
        bagian="33,5",
    )

    (kept,) = known(decided)
    assert (kept.unit, kept.share) == ("TOKO", "67/200")


def test_a_share_may_be_a_fraction(decided, treasurer):
    treasurer.post("/pemilik/penyetor", jenis="partner", nama="CV Tani Jaya")
    stake = {"sumber": "pihak_ketiga", "penyetor": "PIHAK-1", "perlakuan": "stake"}

    contributed(treasurer, **stake, unit="TOKO", bagian="1/3")

    assert known(decided)[0].share == "1/3"


# --- one contribution ----------------------------------------------------------------


def test_its_page_tells_where_it_came_from(treasurer):
    said = words(treasurer.get(f"/modal/{contributed(treasurer)}"))

    for expected in ("Dana Desa", "Perdes 3/2026", TAKEN, "6.2.2", "Rp40.000.000"[2:]):
        assert expected in said


def test_its_page_tells_what_became_of_it(decided, treasurer):
    fund = contributed(treasurer)
    spends(decided, fund)

    said = words(treasurer.get(f"/modal/{fund}"))

    assert "Dibelanjakan 9.000.000" in said
    assert "Sisa uang 31.000.000" in said
    assert "tanpa lampiran" in said


def test_its_plan_is_written(decided, treasurer):
    fund = contributed(treasurer)

    answer = treasurer.post(
        f"/modal/{fund}/rencana",
        **{
            "guna-1": "Lemari es",
            "akun-1": "1.3.03.01",
            "unit-1": "",
            "jumlah-1": "10.000.000",
        },
    )

    assert answer.status_code == 303
    with decided.reading() as work:
        (line,) = planned_uses_of(work.session, BOOK, fund)
    assert (line.description, line.unit) == ("Lemari es", None)


def test_its_plan_is_shown_beside_what_was_spent(decided, treasurer):
    fund = contributed(treasurer)
    rows = {"guna-1": "Lemari es", "akun-1": "1.3.03.01", "jumlah-1": "10.000.000"}
    treasurer.post(f"/modal/{fund}/rencana", **rows)
    spends(decided, fund)
    spends(decided, fund, 1_000, "6.1.02.01")

    said = words(treasurer.get(f"/modal/{fund}"))

    assert "Lemari es unit mana pun 10.000.000 9.000.000 1.000.000" in said
    assert "Rp1.000 dibelanjakan di luar rencana" in said


def test_its_plan_can_be_changed(treasurer):
    fund = contributed(treasurer)
    rows = {
        "guna-1": "Lemari es",
        "akun-1": "1.3.03.01",
        "unit-1": "pusat",
        "jumlah-1": "10.000.000",
    }
    treasurer.post(f"/modal/{fund}/rencana", **rows)

    page = treasurer.get(f"/modal/{fund}/rencana").text

    assert 'value="Lemari es"' in page
    assert '<option value="pusat" selected>' in page


def test_a_plan_without_amounts_is_refused(treasurer):
    fund = contributed(treasurer)

    answer = treasurer.post(f"/modal/{fund}/rencana", **{"guna-1": "X", "akun-1": "1.3.03.01"})

    assert answer.status_code == 422
    assert "harus lebih dari nol" in words(answer)


def test_an_approved_proposal_says_what_it_is_for(decided, treasurer):
    fund = contributed(treasurer)
    with decided.reading() as work:
        assert approved_choices(work) == []
    proposal_id = approved(decided)

    assert "Kedai kopi" in words(treasurer.get(f"/modal/{fund}/rencana"))
    answer = treasurer.post(f"/modal/{fund}/rencana/usulan", usulan=proposal_id)

    assert answer.status_code == 303
    assert "Mesin kopi" in words(treasurer.get(f"/modal/{fund}"))


def test_a_proposal_must_be_chosen(treasurer):
    fund = contributed(treasurer)

    answer = treasurer.post(f"/modal/{fund}/rencana/usulan")

    assert answer.status_code == 422


def approved(house):
    """Let a proposal of a coffee stall be approved, and return its id."""
    number = "Musdes 3/2026"
    command = RecordDecision(
        number=number, kind=DecisionKind.APPROVE_PROPOSAL, decided_on=TODAY, about="Kedai"
    )
    house.does(record_decision, command)
    cost = Cost(description="Mesin kopi", account="1.3.03.01", price=rp(9_000_000))
    asked = Propose(title="Kedai kopi", unit="TOKO", costs=(cost,), on=TODAY)
    proposal_id = house.does(draft_proposal, asked).proposal_id
    house.does(submit_proposal, proposal_id, on=TODAY)
    for organ in (Role.ADVISOR, Role.SUPERVISOR):
        opinion = GiveOpinion(organ=organ, verdict=Verdict.AGREED, on=TODAY)
        house.does(review_proposal, proposal_id, opinion)
    house.does(approve_proposal, proposal_id, decision=number, on=TODAY)
    return proposal_id


def test_it_has_an_income_statement_of_its_own(decided, treasurer):
    fund = contributed(treasurer)
    spends(decided, fund, 250_000, "6.1.02.01")
    decided.sells(90_000)

    said = words(treasurer.get(f"/modal/{fund}/laba-rugi"))

    assert "250.000" in said
    assert "90.000" not in said


@pytest.mark.parametrize("extension", ["pdf", "xlsx", "csv"])
def test_its_income_statement_can_be_downloaded(decided, treasurer, extension):
    fund = contributed(treasurer)
    spends(decided, fund, 250_000, "6.1.02.01")

    answer = treasurer.get(f"/modal/{fund}/laba-rugi.{extension}?masa=2026")

    assert answer.status_code == 200
    assert f"laba-rugi-{fund}" in answer.headers["Content-Disposition"]


def test_no_other_kind_of_file_is_sent(treasurer):
    fund = contributed(treasurer)

    assert treasurer.get(f"/modal/{fund}/laba-rugi.doc").status_code == 404


def test_a_contribution_that_nobody_knows_is_not_found(treasurer):
    assert treasurer.get("/modal/M2026-999").status_code == 404


def test_a_contribution_that_was_taken_back_says_so(decided, treasurer):
    fund = contributed(treasurer)
    decided.does(reverse_entry, known(decided)[0].entry_sequence, on=TODAY, reason="Salah")

    assert "Modal ini dibatalkan" in words(treasurer.get(f"/modal/{fund}"))
    assert "Dibatalkan" in words(treasurer.get("/modal/"))


# --- back, and to another owner ------------------------------------------------------


def test_capital_is_paid_back(treasurer):
    fund = contributed(treasurer)

    answer = treasurer.post(
        f"/modal/{fund}/kembali",
        kunci=key(),
        penyetor=VILLAGE,
        jumlah="15.000.000",
        tanggal=TODAY.isoformat(),
        kas=BANK,
        keputusan=RETURNED,
    )

    assert answer.status_code == 303
    assert "Dikembalikan" in words(treasurer.get(f"/modal/{fund}"))


def test_more_than_there_is_is_not_paid_back(treasurer):
    fund = contributed(treasurer)

    answer = treasurer.post(
        f"/modal/{fund}/kembali",
        kunci=key(),
        penyetor=VILLAGE,
        jumlah="45.000.000",
        tanggal=TODAY.isoformat(),
        kas=BANK,
        keputusan=RETURNED,
    )

    assert answer.status_code == 422
    assert "tinggal Rp40.000.000" in words(answer)


def test_what_the_fund_became_may_be_taken_over(decided, treasurer):
    fund = contributed(treasurer)
    spends(decided, fund)

    assert "A2026-0001 Lemari es" in words(treasurer.get(f"/modal/{fund}/kembali"))


def test_a_share_goes_to_the_community(treasurer):
    fund = contributed(treasurer)
    treasurer.post("/pemilik/penyetor", jenis="group", nama="Kelompok Tani")

    answer = treasurer.post(
        f"/modal/{fund}/alih",
        kunci=key(),
        dari=VILLAGE,
        kepada="PIHAK-1",
        jumlah="10.000.000",
        tanggal=TODAY.isoformat(),
        keputusan=RETURNED,
    )

    assert answer.status_code == 303
    assert "Kelompok Tani" in words(treasurer.get(f"/modal/{fund}"))


def test_a_share_goes_to_nobody_who_cannot_own(treasurer):
    fund = contributed(treasurer)

    answer = treasurer.post(
        f"/modal/{fund}/alih",
        kunci=key(),
        dari=VILLAGE,
        kepada=VILLAGE,
        jumlah="10.000.000",
        tanggal=TODAY.isoformat(),
        keputusan=RETURNED,
    )

    assert answer.status_code == 422
    assert "harus pemilik lain" in words(answer)


# --- openings ------------------------------------------------------------------------


def test_openings_that_are_not_told_apart_are_shown(treasurer):
    said = words(treasurer.get("/modal/cocok"))

    assert "Saldo awal belum dirinci" in said
    assert "5.000.000" in said


def test_an_opening_is_told_apart(treasurer):
    answer = treasurer.post(
        "/modal/cocok",
        kunci=key(),
        akun="3.1.01.01",
        penyetor=VILLAGE,
        sumber="dana_desa",
        jumlah="3.000.000",
        tanggal="2026-01-01",
    )

    assert answer.status_code == 303
    assert "3.000.000 2.000.000 5.000.000 0" in words(treasurer.get("/modal/cocok"))


def test_no_more_is_told_apart_than_there_is(treasurer):
    answer = treasurer.post(
        "/modal/cocok",
        kunci=key(),
        akun="3.1.01.01",
        penyetor=VILLAGE,
        sumber="dana_desa",
        jumlah="6.000.000",
        tanggal="2026-01-01",
    )

    assert answer.status_code == 422
    assert "tinggal Rp5.000.000" in words(answer)


# --- owners --------------------------------------------------------------------------


def test_owners_are_told_in_money_and_percent(treasurer):
    contributed(treasurer)

    said = words(treasurer.get("/pemilik/"))

    assert "Desa Sumberarum" in said
    assert "45.000.000 100,00%" in said


def test_an_enterprise_without_registered_owners_says_so(treasurer):
    assert "Belum ada modal pemilik" in words(treasurer.get("/pemilik/"))


def test_a_minority_of_villages_is_warned_of(treasurer):
    contributed(treasurer)
    treasurer.post("/pemilik/penyetor", jenis="member", nama="Bu Sari")
    contributed(treasurer, sumber="masyarakat", penyetor="PIHAK-1", jumlah="90.000.000")

    assert "kurang dari separuh" in words(treasurer.get("/pemilik/"))


def test_common_capital_is_shown_beside_the_shares(treasurer):
    contributed(treasurer)
    contributed(treasurer, sumber="dbm", penyetor="", masuk=BANK, jumlah="7.000.000")

    assert "Dana Bergulir Masyarakat (eks PNPM) 7.000.000" in words(treasurer.get("/pemilik/"))


def test_a_certificate_says_amount_share_and_papers(treasurer):
    contributed(treasurer)

    said = words(treasurer.get(f"/pemilik/sertifikat/{VILLAGE}"))

    for expected in ("empat puluh lima juta rupiah", "100,00 persen", "Perdes 3/2026"):
        assert expected in said


def test_a_certificate_is_printed_from_its_page(treasurer):
    contributed(treasurer)
    page = treasurer.get(f"/pemilik/sertifikat/{VILLAGE}").text
    address = unescape(re.search(r'href="(/pertanggungjawaban/sertifikat\.pdf[^"]+)"', page)[1])

    printed = treasurer.get(address.replace(".pdf", ".html")).text

    assert "empat puluh lima juta rupiah" in printed


def test_who_owns_nothing_has_no_certificate(treasurer):
    assert treasurer.get("/pemilik/sertifikat/PIHAK-9").status_code == 404


def test_a_contributor_is_registered(decided, treasurer):
    treasurer.post("/pemilik/penyetor", jenis="lender", nama="Bank Daerah", alamat="Kota")

    with decided.reading() as work:
        (kept,) = contributors_of(work.session, BOOK)
    assert (kept.code, kept.name, kept.party.address) == ("PIHAK-1", "Bank Daerah", "Kota")


def test_a_contributor_has_a_name(treasurer):
    answer = treasurer.post("/pemilik/penyetor", jenis="lender")

    assert answer.status_code == 422
    assert "Isi namanya." in words(answer)


# --- borrowed assets -----------------------------------------------------------------


def borrowed(**fields):
    given = {
        "desa": "33.01.01.2001",
        "jenis": "land",
        "nama": "Tanah kas Desa",
        "perjanjian": "PKS 1/2026",
        "tanggal": TODAY.isoformat(),
        "mulai": TODAY.isoformat(),
        "bayaran": "1.200.000",
        "unit": "TOKO",
    }
    return given | fields


def test_what_a_village_lends_is_registered(treasurer):
    assert treasurer.post("/pemilik/aset-desa/baru", **borrowed()).status_code == 303

    said = words(treasurer.get("/pemilik/aset-desa"))
    for expected in ("Tanah kas Desa", "Desa Sumberarum", "Rp1.200.000", "Toko Desa"):
        assert expected in said


def test_what_costs_nothing_says_so(treasurer):
    treasurer.post("/pemilik/aset-desa/baru", **borrowed(bayaran=""))

    assert "Tanpa bayaran" in words(treasurer.get("/pemilik/aset-desa"))


def test_its_agreement_is_told(treasurer):
    answer = treasurer.post("/pemilik/aset-desa/baru", **borrowed(perjanjian=""))

    assert answer.status_code == 422
    assert "Isi nomor perjanjiannya." in words(answer)


def test_it_is_given_back_once(decided, treasurer):
    treasurer.post("/pemilik/aset-desa/baru", **borrowed())
    with decided.reading() as work:
        (kept,) = borrowed_assets_of(work.session, BOOK)
    address = f"/pemilik/aset-desa/{kept.asset_id}/kembali"

    first = treasurer.post(address, tanggal=TODAY.isoformat())
    second = treasurer.post(address, tanggal=TODAY.isoformat())

    assert (first.status_code, second.status_code) == (303, 422)


# --- who may -------------------------------------------------------------------------

PAGES = ("/modal/", "/pemilik/", "/pemilik/penyetor", "/pemilik/aset-desa", "/modal/cocok")


@pytest.mark.parametrize("address", PAGES)
def test_the_village_head_reads_and_sees_no_buttons(decided, treasurer, address):
    contributed(treasurer)

    page = decided.visit(HEAD).get(address)

    assert page.status_code == 200
    assert "/baru" not in page.text
    assert 'method="post" action="/modal' not in page.text
    assert 'method="post" action="/pemilik' not in page.text


def test_the_village_head_reads_what_became_of_it(decided, treasurer):
    fund = contributed(treasurer)

    page = decided.visit(HEAD).get(f"/modal/{fund}")

    assert page.status_code == 200
    assert "/kembali" not in page.text


@pytest.mark.parametrize(
    "address", ["/modal/baru", "/modal/{}/rencana", "/modal/{}/kembali", "/modal/{}/alih"]
)
def test_the_village_head_writes_nothing(decided, treasurer, address):
    fund = contributed(treasurer)
    head = decided.visit(HEAD)

    assert head.get(address.format(fund)).status_code == 403
    assert head.post(address.format(fund), **contribution()).status_code in {403, 422}
    assert len(known(decided)) == 1


@pytest.mark.parametrize("address", PAGES)
def test_a_unit_manager_sees_no_capital(house, address):
    assert house.visit(MANAGER).get(address).status_code == 403


# --- in a browser --------------------------------------------------------------------


def lived(desk):
    """Let capital come in, be planned and spent; return the addresses of all pages."""
    house = desk.house
    for number, kind in (
        (TAKEN, DecisionKind.TAKE_CAPITAL),
        (RETURNED, DecisionKind.RETURN_CAPITAL),
    ):
        command = RecordDecision(number=number, kind=kind, decided_on=TODAY, about=kind.label)
        house.does(record_decision, command)
    browser = house.visit(TREASURER)
    browser.post("/pemilik/penyetor", jenis="member", nama="Bu Sari")
    browser.post("/pemilik/aset-desa/baru", **borrowed())
    fund = contributed(browser, jumlah="98.765.432.100", program="ketahanan_pangan")
    contributed(browser, sumber="masyarakat", penyetor="PIHAK-1", jumlah="7.500.000")
    contributed(browser, sumber="dbm", penyetor="", jumlah="12.000.000")
    rows = {
        "guna-1": "Lemari pendingin untuk daging dan ikan",
        "akun-1": "1.3.03.01",
        "jumlah-1": "60.000.000.000",
        "guna-2": "Barang dagangan",
        "akun-2": "1.1.05.00",
        "jumlah-2": "30.000.000.000",
    }
    browser.post(f"/modal/{fund}/rencana", **rows)
    spends(house, fund, 59_999_999_999)
    spends(house, fund, 1_250_000, "1.1.05.01")
    own = ("", "/rencana", "/laba-rugi", "/kembali", "/alih")
    return [
        *PAGES,
        "/modal/baru",
        "/pemilik/aset-desa/baru",
        f"/pemilik/sertifikat/{VILLAGE}",
        *(f"/modal/{fund}{page}" for page in own),
    ]


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_and_needs_no_script(desk, size):
    addresses = lived(desk)
    page = desk.logged_in(size=size, script=False)

    wide = []
    for address in addresses:
        page.goto(address)
        keep_picture(page, address, size)
        if page.evaluate("document.documentElement.scrollWidth") > SIZES[size][0]:
            wide.append(address)

    assert wide == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_no_page_of_capital_shuts_anybody_out(desk, size, scheme):
    addresses = lived(desk)
    page = desk.logged_in(size=size, scheme=scheme)
    found = []
    for address in addresses:
        page.goto(address)
        found += wrong(page)

    assert found == []


def keep_picture(page, address, size):
    folder = os.environ.get("BUMDES_PICTURES")
    if folder:
        name = address.strip("/").replace("/", "_")
        page.screenshot(path=Path(folder) / f"{name}-{size}.png", full_page=True)
