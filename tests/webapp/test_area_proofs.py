"""Forms of the areas ask for their proof as guided forms do, and for little else at once."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from bumdes.actions.proving import SetProofLimit, set_proof_limit
from bumdes.proofs.payment import PROOF_LATER_TAG
from ledger import rp
from tests.webapp.house import TODAY, TREASURER, words
from tests.webapp.purchases import purchase

FORMS = (
    "/aset/beli",
    "/stok/beli?unit=TOKO",
    "/stok/jual?unit=TOKO",
    "/stok/produksi/baru",
    "/unit/serahkan",
    "/pajak/setoran/setor",
    "/pajak/bukti/potong",
    "/pajak/bukti/dipotong",
    "/jadwal/baru",
    "/modal/baru",
)


def photo(colour):
    content = BytesIO()
    Image.new("RGB", (60, 40), colour).save(content, "JPEG")
    content.seek(0)
    return content, f"nota-{colour}.jpg"


def form_of(page):
    """Return the part of a page that asks, without what is folded, and without the photo."""
    form = page.split('<form class="card narrow"', 1)[1].split("</form>", 1)[0]
    opened = re.sub(r"<details.*?</details>", "", form, flags=re.DOTALL)
    return form, opened.replace('class="field shoot"', "")


@pytest.mark.parametrize("address", FORMS)
def test_a_form_that_pays_takes_photos_and_asks_four_things_at_once(house, address):
    page = house.visit(TREASURER).get(address).text

    form, opened = form_of(page)

    assert 'enctype="multipart/form-data"' in form
    assert re.search(r'name="bukti" type="file"[^>]* multiple', form)
    assert opened.count('class="field"') <= 4


@pytest.fixture
def strict(house):
    """Half a million needs a proof."""
    house.does(set_proof_limit, SetProofLimit(valid_from=TODAY, least=rp(500_000)))
    return house.visit(TREASURER)


def test_an_asset_without_its_receipt_asks_why_and_goes_to_the_waiting_list(house, strict):
    refused = strict.post("/aset/beli", **purchase())
    assert refused.status_code == 422
    assert 'name="bukti-menyusul"' in refused.text

    taken = strict.post("/aset/beli", **purchase(), **{"bukti-menyusul": "Nota  menyusul "})

    assert taken.status_code == 303, words(taken)
    assert house.entries()[-1].entry.tags[PROOF_LATER_TAG] == "Nota menyusul"


def test_several_photos_come_in_one_step(house, strict):
    sent = [photo("white"), photo("black")]

    answer = strict.post("/aset/beli", **purchase(), bukti=sent)

    assert answer.status_code == 303, words(answer)
    assert len(house.entries()[-1].entry.evidence) == 2


def test_a_refused_form_keeps_its_photo(house, strict):
    refused = strict.post("/aset/beli", **purchase(harga=""), bukti=photo("white"))
    assert refused.status_code == 422
    kept = re.search(r'name="foto" value="(\w{64})" checked', refused.text)[1]

    answer = strict.post("/aset/beli", **purchase(), foto=kept)

    assert answer.status_code == 303, words(answer)
    assert house.entries()[-1].entry.evidence == (kept,)
