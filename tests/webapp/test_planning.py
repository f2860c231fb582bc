"""Work plans and proposals on the web, from the first draft to what became of them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.staffing import appoint
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.governance.decision import Decision, DecisionKind
from bumdes.permissions import Role
from bumdes.planning.proposal import cost_lines, proposals_of
from bumdes.planning.review import stage_of
from bumdes.planning.stage import Stage
from bumdes.planning.work_plan import budget_lines, latest_plan
from ledger import Dimension, DimensionValue, rp
from tests.webapp.house import (
    DIRECTOR,
    HEAD,
    MANAGER,
    STRANGER,
    TODAY,
    TREASURER,
    words,
)

WAGES, SALES, EQUIPMENT, CASH = "6.1.01.01", "4.2.01.91", "1.3.03.01", "1.1.01.01"
DAY = "2026-11-24"


def in_office(house, username, title):
    """Return the browser of *username*, who chose the office called *title* in Maju Jaya."""
    browser = house.visit(username)
    page = browser.get("/usaha").text
    for appointment, row in re.findall(
        r'name="jabatan" value="([^"]+)">(.*?)</form>', page, re.DOTALL
    ):
        if "Maju Jaya" in row and title in row:
            browser.post("/usaha", jabatan=appointment)
    return browser


@pytest.fixture
def director(house):
    return in_office(house, DIRECTOR, "Direktur")


@pytest.fixture
def advisor(house):
    """Somebody who reviews: the stranger, who becomes penasihat here."""
    house.does(appoint, STRANGER, Role.ADVISOR, first_day=dt.date(2025, 1, 1))
    return in_office(house, STRANGER, "Penasihat")


def decide(house, number="MD/1", kind=DecisionKind.APPROVE_PLAN):
    def keep(work):
        work.session.add(
            Decision(
                book_id=work.book_id,
                number=number,
                kind=kind.value,
                decided_on=dt.date(2026, 11, 20),
                about="Keputusan uji",
                recorded_by="wulan",
            )
        )

    house.does(keep)


# --- plans -----------------------------------------------------------------------------


def drafted(director, **typed):
    director.post("/rencana/baru", tahun="2027", tanggal=DAY, uraian="Maju\nbersama")
    given = {"unit": "pusat", "akun": WAGES, "setahun": "12.000.000", **typed}
    return director.post("/rencana/2027/anggaran", **given)


def opinion(organ, **typed):
    return {"organ": organ, "hasil": "agreed", "tanggal": DAY, "catatan": "", **typed}


def agreed(director, address):
    """Let the administrator note that both organs agree."""
    for organ in ("advisor", "supervisor"):
        answer = director.post(f"{address}/telaah", **opinion(organ))
        assert answer.status_code == 303, words(answer)


@pytest.fixture
def reviewer(house):
    """Somebody who notes what organs say on paper."""
    house.does(appoint, DIRECTOR, Role.ADMINISTRATOR, first_day=dt.date(2025, 1, 1))
    return in_office(house, DIRECTOR, "Administrator")


def plan(house):
    with house.reading() as work:
        found = latest_plan(work.session, work.book_id, 2027)
        lines = budget_lines(work.session, found)
        stage = stage_of(work.session, found)
    return stage, [(n.unit, n.account, n.month, n.amount_minor) for n in lines]


def test_without_plans_the_page_offers_to_draft_one(director):
    assert "Belum ada rencana program kerja. Susun rencana" in words(director.get("/rencana/"))


def test_who_may_not_plan_is_not_offered_it(house):
    head = house.visit(HEAD)

    assert "Susun rencana" not in words(head.get("/rencana/"))
    assert head.get("/rencana/baru").status_code == 403


def test_a_manager_sees_the_budget_of_the_own_unit_only(house, director):
    drafted(director)
    drafted(director, unit="TOKO", akun=SALES, setahun="777.000")

    page = words(house.visit(MANAGER).get("/rencana/2027"))

    assert "777.000" in page
    assert "12.000.000" not in page


def test_a_manager_sees_the_proposals_of_the_own_unit_only(house, director):
    own, other = proposed(director), proposed(director, judul="Pompa", unit="AIR")
    manager = house.visit(MANAGER)

    assert "Kedai kopi" in words(manager.get("/usulan/"))
    assert "Pompa" not in words(manager.get("/usulan/"))
    assert (manager.get(own).status_code, manager.get(other).status_code) == (200, 403)


def test_a_budget_of_a_year_is_spread_over_its_months(house, director):
    answer = drafted(director)

    stage, lines = plan(house)
    assert answer.location == "/rencana/2027"
    assert stage is Stage.DRAFT
    assert lines == [("", WAGES, month, 100_000_000) for month in range(1, 13)]


def test_a_budget_may_be_typed_by_month(house, director):
    drafted(director, setahun="", unit="TOKO", akun=SALES, bulan__2="500", bulan__12="7,50")

    assert plan(house)[1] == [("TOKO", SALES, 2, 50_000), ("TOKO", SALES, 12, 750)]


def test_a_plan_shows_its_budget_by_unit(director):
    drafted(director)

    page = words(director.get("/rencana/2027"))

    assert "Kantor Pusat" in page
    assert "12.000.000" in page
    assert "Maju" in page
    assert "Ajukan untuk ditelaah" in page


def test_a_budget_is_offered_again_as_it_is_kept(director):
    drafted(director)

    page = director.get(f"/rencana/2027/anggaran?unit=pusat&akun={WAGES}").text

    assert page.count('value="1.000.000"') == 12


def test_an_account_without_a_budget_is_asked_for_anew(director):
    drafted(director)

    page = director.get(f"/rencana/2027/anggaran?unit=TOKO&akun={SALES}").text

    assert f'value="{SALES}" selected' in page
    assert 'value="1.000.000"' not in page


def test_an_account_is_asked_for(director):
    answer = drafted(director, akun="")

    assert answer.status_code == 422
    assert "Pilih akunnya." in words(answer)
    assert "12.000.000" in answer.text


def test_a_refused_budget_keeps_what_was_typed(director):
    answer = drafted(director, akun=CASH)

    assert answer.status_code == 422
    assert "tidak dapat berupa kas" in words(answer)


def test_what_a_plan_aims_at_is_changed(director):
    drafted(director)

    assert "Maju" in director.get("/rencana/2027/uraian").text
    director.post("/rencana/2027/uraian", uraian="Toko buka tiap hari")

    assert "Toko buka tiap hari" in words(director.get("/rencana/2027"))


def test_a_plan_goes_all_the_way_and_is_locked(house, reviewer):
    drafted(reviewer)
    reviewer.post("/rencana/2027/ajukan")
    agreed(reviewer, "/rencana/2027")
    decide(house)
    assert "MD/1" in reviewer.get("/rencana/2027/sahkan").text

    reviewer.post("/rencana/2027/sahkan", keputusan="MD/1", tanggal=DAY)

    page = words(reviewer.get("/rencana/2027"))
    assert plan(house)[0] is Stage.APPROVED
    assert "keputusan MD/1" in page
    assert "Ubah rencana" in page
    assert "Isi anggaran" not in page


def test_a_revision_is_the_next_version(house, reviewer):
    test_a_plan_goes_all_the_way_and_is_locked(house, reviewer)
    assert "Ubah rencana 2027" in words(reviewer.get("/rencana/2027/ubah"))

    reviewer.post("/rencana/2027/ubah", tanggal=DAY, alasan="Harga naik")

    page = words(reviewer.get("/rencana/2027"))
    assert "Versi 2, rancangan" in page
    assert "Alasan perubahan: Harga naik" in page
    assert "Versi 1, disahkan" in words(reviewer.get("/rencana/2027?versi=1"))
    assert "Versi 2" in words(reviewer.get("/rencana/"))


def test_an_empty_plan_is_refused_in_words(director):
    director.post("/rencana/baru", tahun="2027", tanggal=DAY)

    answer = director.post("/rencana/2027/ajukan")

    assert answer.status_code == 422
    assert "belum berisi angka" in words(answer)


def test_a_plan_nobody_drafted_is_not_found(director):
    assert director.get("/rencana/2031").status_code == 404
    assert director.get("/rencana/2027?versi=lama").status_code == 404


def test_an_approval_without_reviews_is_refused_in_words(house, director):
    drafted(director)
    director.post("/rencana/2027/ajukan")
    decide(house)

    answer = director.post("/rencana/2027/sahkan", keputusan="MD/1", tanggal=DAY)

    assert answer.status_code == 422
    assert "belum disetujui Penasihat, Pengawas" in words(answer)


def test_penasihat_reviews_in_the_own_name(director, advisor):
    drafted(director)
    director.post("/rencana/2027/ajukan")
    asked = words(advisor.get("/rencana/2027/telaah"))
    assert "Penasihat" in asked
    assert "Pilih penelaah" not in asked

    advisor.post("/rencana/2027/telaah", **opinion("advisor"))

    page = words(advisor.get("/rencana/2027"))
    assert "Diajukan untuk ditelaah 24 November 2026" in page
    assert "Penasihat setuju" in page
    assert "Menunggu telaah Pengawas" in page


def test_a_returned_plan_says_what_to_change(house, director, advisor):
    drafted(director)
    director.post("/rencana/2027/ajukan")

    empty = advisor.post("/rencana/2027/telaah", **opinion("advisor", hasil="returned"))
    assert empty.status_code == 422
    note = {"hasil": "returned", "catatan": "Upah kurang"}
    advisor.post("/rencana/2027/telaah", **opinion("advisor", **note))

    page = words(director.get("/rencana/2027"))
    assert "Penasihat mengembalikan untuk diperbaiki" in page
    assert "Upah kurang" in page
    assert plan(house)[0] is Stage.DRAFT


@pytest.mark.parametrize(
    "address",
    ["/rencana/2027/telaah", "/rencana/2027/sahkan", "/rencana/2027/ubah"],
)
def test_who_may_not_is_not_let_in(house, director, address):
    drafted(director)

    assert house.visit(HEAD).get(address).status_code == 403


# --- proposals -------------------------------------------------------------------------


def typed_proposal(**typed):
    given = {
        "judul": "Kedai kopi",
        "unit": "TOKO",
        "tanggal": DAY,
        "tujuan": "Menjual kopi desa",
        "biaya-1": "Mesin kopi",
        "akun-1": EQUIPMENT,
        "banyak-1": "2",
        "satuan-1": "unit",
        "harga-1": "3.000.000",
        "biaya-3": "Upah tukang",
        "akun-3": WAGES,
        "banyak-3": "2,5",
        "satuan-3": "hari",
        "harga-3": "100.000",
    }
    return {name.replace("-", "__"): value for name, value in (given | typed).items()}


def proposed(browser, **typed):
    """Draft a proposal, and return its address."""
    answer = browser.post("/usulan/baru", **typed_proposal(**typed))
    assert answer.status_code == 303, words(answer)
    return answer.location


def approved(house, reviewer):
    address = proposed(reviewer)
    reviewer.post(f"{address}/ajukan")
    agreed(reviewer, address)
    decide(house, kind=DecisionKind.APPROVE_PROPOSAL)
    answer = reviewer.post(f"{address}/setujui", keputusan="MD/1", tanggal=DAY)
    assert answer.status_code == 303, words(answer)
    return address


def test_a_proposal_keeps_the_lines_that_were_typed(house, director):
    proposed(director)

    with house.reading() as work:
        (kept,) = proposals_of(work.session, work.book_id)
        lines = cost_lines(work.session, work.book_id, kept.proposal_id)
    assert [(n.number, n.description, n.measure, n.amount_minor) for n in lines] == [
        (1, "Mesin kopi", "unit", 600_000_000),
        (2, "Upah tukang", "hari", 25_000_000),
    ]


def test_a_form_offers_more_lines_than_were_typed(director):
    assert 'name="biaya-6"' in director.get("/usulan/baru").text
    assert 'name="biaya-7"' not in director.get("/usulan/baru").text
    lines = {f"{name}-9": value for name, value in (("biaya", "Cat"), ("akun", WAGES))}

    page = director.post("/usulan/baru", **typed_proposal(**lines)).text

    assert 'name="biaya-12"' in page
    assert 'name="biaya-13"' not in page


def test_a_proposal_shows_its_cost_plan(director):
    page = words(director.get(proposed(director)))

    assert "2,5 hari" in page
    assert "6.250.000" in page
    assert "Ajukan untuk ditelaah" in page


def test_proposals_are_listed(director):
    assert "Belum ada usulan usaha" in words(director.get("/usulan/"))
    proposed(director)

    assert "Kedai kopi" in words(director.get("/usulan/"))
    assert "Rp6.250.000" in words(director.get("/usulan/"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"judul": " "}, "Tulis nama usulannya."),
        ({"banyak-1": "dua"}, "Isi banyaknya dengan angka"),
        ({"banyak-1": "1,"}, "Isi banyaknya dengan angka"),
        ({"harga-1": ""}, "harus lebih dari nol"),
        ({"harga-1": "1.2"}, "harga"),
    ],
)
def test_what_is_wrong_with_a_proposal_is_said(director, typed, said):
    answer = director.post("/usulan/baru", **typed_proposal(**typed))

    assert answer.status_code == 422
    assert said.lower() in words(answer).lower()
    assert "Upah tukang" in answer.text


def test_a_draft_is_changed(director):
    address = proposed(director)
    assert 'value="3.000.000"' in director.get(f"{address}/ubah").text
    assert 'value="2,5"' in director.get(f"{address}/ubah").text

    director.post(f"{address}/ubah", **typed_proposal(judul="Kedai teh"))

    assert "Kedai teh" in words(director.get(address))


def test_a_proposal_tells_what_became_of_it(house, reviewer):
    address = approved(house, reviewer)
    house.does(
        lambda work: work.book.declare(
            DimensionValue(dimension=Dimension.FUND, code="M1", name="Dana Desa 2026")
        )
    )
    reviewer.post(f"{address}/dana", dana="M1")
    proposal_id = address.rpartition("/")[2]
    house.does(
        buy_asset,
        BuyAsset(
            facts=AssetFacts(name="Mesin kopi bekas", asset_class="machine"),
            date=TODAY,
            unit="TOKO",
            paid=(PaidFrom(account=CASH, amount=rp(2_500_000)),),
            proposal_id=proposal_id,
        ),
    )

    page = words(reviewer.get(address))

    assert "Dibelanjakan: Rp2.500.000" in page
    assert "Mesin kopi bekas" in page
    assert "Dibiayai dari dana M1" in page
    assert "Disetujui musyawarah" in page


def test_a_proposal_is_declined(house, reviewer):
    address = proposed(reviewer)
    reviewer.post(f"{address}/ajukan")
    agreed(reviewer, address)
    decide(house, kind=DecisionKind.OTHER)
    assert "Ditolak musyawarah?" in words(reviewer.get(f"{address}/putuskan"))

    reviewer.post(f"{address}/tolak", keputusan="MD/1", tanggal=DAY)

    assert "ditolak" in words(reviewer.get(address))


def test_an_approval_without_a_decision_is_refused_in_words(reviewer):
    address = proposed(reviewer)
    reviewer.post(f"{address}/ajukan")

    answer = reviewer.post(f"{address}/setujui", keputusan="", tanggal=DAY)

    assert answer.status_code == 422
    assert "Pilih keputusan musyawarahnya." in words(answer)


def test_a_proposal_without_costs_is_not_handed_in(director):
    address = director.post("/usulan/baru", judul="Kosong", unit="pusat", tanggal=DAY).location

    answer = director.post(f"{address}/ajukan")

    assert answer.status_code == 422
    assert "belum berisi angka" in words(answer)


def test_a_fund_is_asked_for(house, reviewer):
    address = approved(house, reviewer)

    answer = reviewer.post(f"{address}/dana", dana="")

    assert answer.status_code == 422
    assert "Pilih sumber dananya." in words(answer)


def test_penasihat_reviews_a_proposal(director, advisor):
    address = proposed(director)
    director.post(f"{address}/ajukan")

    assert "Telaah usulan" in words(advisor.get(f"{address}/telaah"))
    wrong = advisor.post(f"{address}/telaah", organ="advisor", tanggal=DAY)
    assert "Pilih hasil telaahnya." in words(wrong)
    advisor.post(f"{address}/telaah", **opinion("advisor"))

    assert "Setuju: Penasihat" in words(advisor.get(address))


def test_who_may_not_propose_is_not_offered_it(house, director):
    address, head = proposed(director), house.visit(HEAD)

    assert "Susun usulan" not in words(head.get("/usulan/"))
    assert "Ajukan" not in words(head.get(address)).replace("Diajukan", "")
    assert head.get("/usulan/baru").status_code == 403
    assert head.get(f"{address}/telaah").status_code == 403


def test_a_proposal_of_another_enterprise_is_not_found(house, director):
    address = proposed(director)

    assert house.visit(STRANGER).get(address).status_code == 404


def test_the_treasurer_proposes_and_does_not_decide(house):
    treasurer = house.visit(TREASURER)
    address = proposed(treasurer)

    assert treasurer.get(f"{address}/putuskan").status_code == 403
