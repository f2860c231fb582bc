"""The pages about governance before a real browser: no page shuts anybody out, or slides."""

from __future__ import annotations

import pytest

from bumdes.governance.deliberation import deliberations_of
from bumdes.governance.organ import seats_of
from bumdes.permissions import Role
from tests.webapp.house import BOOK, DIRECTOR, TREASURER
from tests.webapp.test_accessibility import LOOKS, wrong
from tests.webapp.test_governance import (
    handover,
    meeting,
    resolution,
    visit_director,
)


@pytest.fixture
def addresses(house):
    """Every page of the director, with something on each."""
    director = visit_director(house)
    director.post("/musyawarah/baru", **meeting())
    with house.reading() as work:
        held = deliberations_of(work.session, BOOK)[0].deliberation_id
        office = next(s for s in seats_of(work.session, BOOK) if s.role is Role.TREASURER)
    director.post("/keputusan/baru", **resolution(musyawarah=held))
    return (
        "/musyawarah/",
        f"/musyawarah/{held}",
        f"/musyawarah/{held}/ubah",
        "/keputusan/baru",
        "/keputusan/?nomor=03/MD/2026",
        "/pengurus/",
        "/pengurus/baru",
        f"/pengurus/{office.appointment_id}/akhiri",
        "/pengurus/masa-jabatan",
        "/serah-terima/baru",
        handover(house, director, DIRECTOR),
        "/serah-terima/",
    )


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_about_governance_shut_nobody_out(desk, addresses, size, scheme):
    page = desk.page(size=size, scheme=scheme)
    page.goto("/masuk")
    page.fill("#nama", DIRECTOR)
    page.fill("#sandi", "kata sandi yang panjang")
    page.click("button:text-is('Masuk')")
    page.click("text=BUM Desa Maju Jaya")
    page.wait_for_url("**/")

    found = []
    for address in addresses:
        page.goto(address)
        found += wrong(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{address} slides sideways")

    assert found == []


def test_a_hand_over_is_signed_in_a_browser_without_script(desk, house):
    director = visit_director(house)
    address = handover(house, director, DIRECTOR)
    page = desk.logged_in(TREASURER, size="phone", script=False)
    page.goto(address)

    page.fill("#hitung-0", "5.000.000")
    page.click("text=Simpan hasil hitungan")
    page.click("button:text-is('Tandatangani')")

    page.wait_for_selector("main >> text=Menyerahkan, 2026-11-24")
