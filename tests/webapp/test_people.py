"""The register of people in the browser: lists, forms, duplicates, personal data."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from marshmallow import ValidationError

from bumdes.actions.merging_parties import merge_parties
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.storing import store_file
from bumdes.party import PartyKind, find_party, parties_of
from ledger import credit, debit, rp
from tests.bumdes.paper_files import PDF
from tests.webapp.house import BOOK, HEAD, MANAGER, TREASURER, links, words
from webapp.picking import is_new, picked, read_pick

NIK = "3517084708900003"
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00"
    b"\x00\x00IEND\xaeB`\x82"
)


def registers(house, name="Siti Aminah", **facts):
    return house.does(register_party, RegisterParty(name=name, **facts)).code


def siti(house):
    return registers(
        house, nik=NIK, phone="081234567890", address="Jalan Melati 3", rt="3", rw="2"
    )


def everybody(house):
    with house.reading() as work:
        return {party.code: party for party in parties_of(work.session, BOOK)}


def sent(answer):
    return io.BytesIO(answer.data)


# --- the list -------------------------------------------------------------------------------


def test_the_list_shows_everybody_by_name(house):
    siti(house)
    registers(house, "Budi", kind=PartyKind.SUPPLIER)

    page = words(house.visit(TREASURER).get("/orang/"))

    assert page.index("Budi") < page.index("Siti Aminah")
    assert "0812-3456-7890" in page
    assert "RT 003/RW 002" in page


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("q=sit", {"Siti Aminah"}),
        ("q=470890", {"Siti Aminah"}),
        ("jenis=supplier", {"Budi"}),
        ("rt=003", {"Siti Aminah"}),
        ("jenis=juragan", {"Budi", "Siti Aminah"}),
        ("q=wati", set()),
    ],
)
def test_the_list_shows_who_is_asked_for(house, asked, names):
    siti(house)
    registers(house, "Budi", kind=PartyKind.SUPPLIER)

    page = words(house.visit(TREASURER).get(f"/orang/?{asked}"))

    assert {name for name in ("Budi", "Siti Aminah") if name in page} == names


def test_a_long_list_goes_on_at_another_page(house, monkeypatch):
    monkeypatch.setattr("webapp.readings.people.ROWS_PER_PAGE", 2)
    for name in ("Adi", "Budi", "Citra"):
        registers(house, name)
    browser = house.visit(TREASURER)

    first = browser.get("/orang/?jenis=customer")
    (following,) = (a for a in links(first, "/orang/?") if "sesudah" in a)

    assert "Citra" not in words(first)
    assert "Citra" in words(browser.get(following))
    assert "3 orang" in words(first)


def test_who_is_merged_or_erased_is_shown_only_if_asked_for(house):
    siti(house)
    registers(house, "Sitti Aminah")
    house.does(merge_parties, "P-0002", "P-0001")
    browser = house.visit(TREASURER)

    assert "Sitti" not in words(browser.get("/orang/"))
    assert "Digabung ke P-0001" in words(browser.get("/orang/?semua=ya"))


# --- what is personal -----------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/orang/", "/orang/P-0001", "/orang/P-0001/ubah"])
@pytest.mark.parametrize("visitor", [HEAD, MANAGER])
def test_who_may_not_read_personal_data_sees_it_nowhere(house, address, visitor):
    siti(house)
    answer = house.visit(visitor).get(address)

    for secret in (NIK, "3456", "Melati"):
        assert secret not in answer.text


def test_veiled_numbers_show_how_they_end(house):
    siti(house)

    page = words(house.visit(HEAD).get("/orang/P-0001"))

    assert "••••0003" in page
    assert "0812••••890" in page
    assert "disamarkan" in page


def test_numbers_are_not_searched_by_who_may_not_read_them(house):
    siti(house)

    assert "Siti" not in words(house.visit(MANAGER).get("/orang/?q=470890"))


def test_an_exported_list_is_veiled_for_who_may_not_read_it(house):
    siti(house)

    assert house.visit(MANAGER).get("/orang/daftar.csv").status_code == 403
    assert NIK in house.visit(TREASURER).get("/orang/daftar.csv").text


def test_a_photo_is_for_who_may_read_personal_data(house):
    fields = {"nama": "Siti", "jenis": "customer", "foto": (io.BytesIO(PIXEL), "siti.png")}
    browser = house.visit(TREASURER)
    assert browser.post("/orang/baru", **fields).status_code == 303

    photo = everybody(house)["P-0001"].photo

    assert browser.get(f"/berkas/{photo}").status_code == 200
    assert house.visit(MANAGER).get(f"/berkas/{photo}").status_code == 403
    assert "siti.png" not in words(browser.get("/berkas/"))


def test_what_is_no_picture_is_no_photo(house):
    fields = {"nama": "Siti", "jenis": "customer", "foto": (io.BytesIO(PDF), "a.pdf")}

    answer = house.visit(TREASURER).post("/orang/baru", **fields)

    assert answer.status_code == 422
    assert "gambar JPEG" in words(answer)
    assert everybody(house) == {}


# --- forms ----------------------------------------------------------------------------------


def test_somebody_is_registered(house):
    fields = {"nama": "Siti", "jenis": "customer", "juga-member": "ya", "nik": NIK, "rt": "3"}

    answer = house.visit(TREASURER).post("/orang/baru", **fields)

    party = everybody(house)["P-0001"]
    assert answer.location == "/orang/P-0001"
    assert party.kinds == (PartyKind.CUSTOMER, PartyKind.MEMBER)
    assert (party.nik, party.rt) == (NIK, "003")


def test_what_was_typed_stays_when_it_is_refused(house):
    fields = {"nama": "Siti", "jenis": "customer", "nik": "12", "telepon": "0812-3456"}

    answer = house.visit(TREASURER).post("/orang/baru", **fields)

    assert answer.status_code == 422
    assert "NIK enam belas angka" in words(answer)
    assert 'value="0812-3456"' in answer.text
    assert 'href="#nik"' in answer.text


def test_a_nik_that_somebody_has_is_refused_with_the_code(house):
    code = siti(house)

    answer = house.visit(TREASURER).post("/orang/baru", nama="Budi", jenis="customer", nik=NIK)

    assert f"NIK ini sudah tercatat untuk {code}" in words(answer)


def test_somebody_is_changed(house):
    code = siti(house)

    house.visit(TREASURER).post(
        f"/orang/{code}/ubah", nama="Siti A.", jenis="supplier", nik=NIK
    )

    party = everybody(house)[code]
    assert (party.name, party.of_kind, party.phone) == ("Siti A.", PartyKind.SUPPLIER, "")


def test_who_does_not_see_numbers_changes_them_only_by_typing(house):
    code = siti(house)

    house.visit(MANAGER).post(
        f"/orang/{code}/ubah", nama="Siti A.", jenis="customer", rt="3", telepon="0811111111"
    )

    party = everybody(house)[code]
    assert (party.nik, party.address) == (NIK, "Jalan Melati 3")
    assert party.phone == "+62811111111"


def test_a_village_head_registers_nobody(house):
    browser = house.visit(HEAD)

    assert browser.get("/orang/baru").status_code == 403
    assert browser.post("/orang/baru", nama="Siti", jenis="customer").status_code == 403
    assert "Orang baru" not in words(browser.get("/orang/"))


# --- one party ------------------------------------------------------------------------------


def test_a_party_shows_its_lines_of_the_year(house):
    code = siti(house)
    house.posts(
        debit("1.1.01.01", rp(70_000)),
        credit("2.1.99.99", rp(70_000), party=code),
        description="Titip uang",
    )
    browser = house.visit(TREASURER)

    assert "Titip uang" in words(browser.get(f"/orang/{code}"))
    assert "Titip uang" not in words(browser.get(f"/orang/{code}?tahun=2025"))
    assert "/transaksi/2026/2" in browser.get(f"/orang/{code}").text


def test_a_unit_manager_sees_the_lines_of_the_own_unit(house):
    code = siti(house)
    house.posts(
        debit("1.1.01.01", rp(70_000)),
        credit("2.1.99.99", rp(70_000), party=code),
        description="Titip uang",
    )

    assert "Titip uang" not in words(house.visit(MANAGER).get(f"/orang/{code}"))


def test_a_party_that_is_none_is_not_found(house):
    assert house.visit(TREASURER).get("/orang/P-0009").status_code == 404


# --- lists in and out -----------------------------------------------------------------------


def test_a_list_is_taken_in_and_sent_out_again(house):
    content = b"Nama;Jenis;Telepon\nSiti;Warga;0812-3456-7890\nBudi;Pemasok;\n"
    browser = house.visit(TREASURER)

    answer = browser.post("/orang/masukkan", berkas=(io.BytesIO(content), "orang.csv"))

    assert answer.location == "/orang/?baru=2&ubah=0"
    sheet = openpyxl.load_workbook(sent(browser.get("/orang/daftar.xlsx"))).active
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert [row[:3] for row in rows[1:]] == [
        ("P-0002", "Budi", "Pemasok"),
        ("P-0001", "Siti", "Warga"),
    ]


def test_what_was_sent_out_is_taken_in_unchanged(house):
    siti(house)
    browser = house.visit(TREASURER)
    before = everybody(house)["P-0001"]

    content = browser.get("/orang/daftar.csv").data
    answer = browser.post("/orang/masukkan", berkas=(io.BytesIO(content), "orang.csv"))

    assert answer.location == "/orang/?baru=0&ubah=1"
    assert everybody(house)["P-0001"] == before


def test_bad_rows_are_told_one_by_one_and_nothing_is_kept(house):
    content = b"Nama,NIK\nSiti,\n,\nBudi,12\n,3517084708900003\n"

    answer = house.visit(TREASURER).post(
        "/orang/masukkan", berkas=(io.BytesIO(content), "orang.csv")
    )

    page = words(answer)
    assert answer.status_code == 422
    assert "Baris 4: " in page
    assert "Baris 5: " in page
    assert everybody(house) == {}


def test_a_list_without_a_file_is_asked_for_again(house):
    answer = house.visit(TREASURER).post("/orang/masukkan")

    assert answer.status_code == 422
    assert "Pilih berkas" in words(answer)


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_sample_can_be_taken_in(house, extension):
    browser = house.visit(TREASURER)
    content = browser.get(f"/orang/contoh.{extension}").data

    browser.post("/orang/masukkan", berkas=(io.BytesIO(content), f"contoh.{extension}"))

    assert {p.name for p in everybody(house).values()} == {"Siti Aminah", "UD Sumber Rejeki"}


# --- two that are one -----------------------------------------------------------------------


@pytest.fixture
def twice(house):
    siti(house)
    registers(house, "Hj. Sitti Aminah", phone="081234567890", rt="3")
    return house


def test_duplicates_stand_side_by_side(twice):
    page = words(twice.visit(TREASURER).get("/orang/kembar"))

    assert "Telepon sama" in page
    assert "Nama mirip" in page
    assert "P-0001" in page
    assert "P-0002" in page


def test_two_are_merged_and_parted_again(twice):
    browser = twice.visit(TREASURER)

    merged = browser.post("/orang/gabung", satu="P-0001", lain="P-0002", pakai="P-0001")
    page = browser.get("/orang/P-0001")
    (undoing,) = links(page, "/orang/gabungan/")
    parted = browser.post(undoing, alasan="Ternyata ibunya")

    assert merged.location == "/orang/P-0001"
    assert "Hj. Sitti Aminah" in words(page)
    assert parted.location == "/orang/P-0002"
    assert "dibatalkan oleh ratna: Ternyata ibunya" in words(browser.get("/orang/P-0002"))


def test_who_was_merged_leads_to_who_stands_for_them(twice):
    twice.does(merge_parties, "P-0002", "P-0001")

    assert "sudah digabung dengan Siti Aminah (P-0001)" in words(
        twice.visit(TREASURER).get("/orang/P-0002")
    )


def test_it_is_asked_which_of_two_stays(twice):
    answer = twice.visit(TREASURER).post("/orang/gabung", satu="P-0001", lain="P-0002")

    assert answer.status_code == 422
    assert "Pilih catatan mana" in words(answer)


def test_two_told_apart_are_not_shown_again(twice):
    browser = twice.visit(TREASURER)

    browser.post("/orang/beda", satu="P-0001", lain="P-0002")

    assert "Tidak ada catatan yang tampak kembar" in words(browser.get("/orang/kembar"))


@pytest.mark.parametrize("address", ["/orang/kembar", "/orang/gabung?satu=P-0001&lain=P-0002"])
def test_who_may_not_read_personal_data_merges_nobody(twice, address):
    assert twice.visit(MANAGER).get(address).status_code == 403


# --- data of one person ---------------------------------------------------------------------


def test_somebody_gets_all_that_is_kept_as_json(house):
    siti(house)

    answer = house.visit(TREASURER).get("/orang/P-0001/data.json")

    told = json.loads(answer.data)
    assert {"hal": "NIK", "isi": NIK} in told["orang"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_somebody_gets_all_that_is_kept_as_csv(house):
    siti(house)

    text = house.visit(TREASURER).get("/orang/P-0001/data.csv").data.decode("utf-8-sig")

    assert f"NIK,{NIK}" in text


@pytest.mark.parametrize("part", ["data.json", "data.csv", "hapus"])
def test_who_may_not_read_personal_data_gets_none(house, part):
    siti(house)

    assert house.visit(MANAGER).get(f"/orang/P-0001/{part}").status_code == 403


def test_somebody_is_erased_with_the_photo(house):
    files = house.app.extensions["files"]
    photo = house.does(
        store_file, files, name="siti.png", content=PIXEL, is_personal=True
    ).digest
    code = registers(house, photo=photo)
    browser = house.visit(TREASURER)

    answer = browser.post(f"/orang/{code}/hapus", yakin="ya")

    page = words(browser.get(f"/orang/{code}"))
    assert answer.location == f"/orang/{code}"
    assert "Siti" not in page
    assert "sudah dihapus" in page
    assert not files.is_whole(photo)


def test_erasing_asks_to_be_sure(house):
    code = siti(house)

    answer = house.visit(TREASURER).post(f"/orang/{code}/hapus")

    assert answer.status_code == 422
    assert everybody(house)[code].name == "Siti Aminah"


def test_what_is_left_to_settle_keeps_the_data(house):
    code = siti(house)
    house.posts(
        debit("1.1.01.01", rp(70_000)),
        credit("2.1.99.99", rp(70_000), party=code),
        description="Titipan Siti",
    )

    answer = house.visit(TREASURER).post(f"/orang/{code}/hapus", yakin="ya")

    assert answer.status_code == 422
    assert "masih ada Rp70.000 atas namanya" in words(answer)


# --- picking --------------------------------------------------------------------------------


def pick(house, **values):
    with house.reading() as work:
        return read_pick(work, {k.replace("__", "-"): v for k, v in values.items()})


def code_of(house, **values):
    given = {name.replace("__", "-"): value for name, value in values.items()}
    return house.does(lambda work: picked(work, given))


@pytest.mark.parametrize(
    "typed", ["P-0001", "Siti Aminah", "siti aminah", "Siti Aminah (P-0001)", "P-0001 Siti"]
)
def test_a_code_or_a_whole_name_means_somebody(house, typed):
    siti(house)
    registers(house, "Siti Khotijah")

    assert code_of(house, orang=typed) == "P-0001"
    assert pick(house, orang=typed).choices == ()


def test_a_part_of_a_name_is_asked_about(house):
    siti(house)
    registers(house, "Siti Khotijah")

    with pytest.raises(ValidationError, match="beberapa orang"):
        code_of(house, orang="siti")

    found = pick(house, orang="siti")
    assert [each.code for each in found.choices] == ["P-0001", "P-0002"]
    assert found.may_register


def test_a_choice_means_who_was_chosen(house):
    siti(house)
    registers(house, "Siti Khotijah")

    assert code_of(house, orang="siti", orang__untuk="siti", orang__kode="P-0002") == "P-0002"


def test_a_choice_for_another_name_counts_no_more(house):
    siti(house)
    registers(house, "Budi")

    chosen = {"orang__untuk": "siti", "orang__kode": "P-0001"}
    assert code_of(house, orang="Budi", **chosen) == "P-0002"


def test_a_name_that_is_spelled_otherwise_is_proposed(house):
    siti(house)

    assert [each.code for each in pick(house, orang="Sitti Aminnah").choices] == ["P-0001"]


def test_somebody_new_is_registered_on_the_way(house):
    values = {"orang": "Bu Tini", "orang-untuk": "Bu Tini", "orang-kode": "baru"}

    code = code_of(house, **{name.replace("-", "__"): value for name, value in values.items()})

    assert is_new(values)
    assert everybody(house)[code].name == "Bu Tini"


def test_who_is_merged_means_who_stands_for_them(house):
    siti(house)
    registers(house, "Sitti Aminah")
    house.does(merge_parties, "P-0002", "P-0001")

    assert code_of(house, orang="P-0002") == "P-0001"


def test_nobody_named_is_asked_for_or_allowed(house):
    with pytest.raises(ValidationError, match="Tulis namanya"):
        code_of(house)
    assert house.does(lambda work: picked(work, {}, missing="")) == ""


def test_who_may_be_picked_is_suggested(house):
    siti(house)

    (offered,) = pick(house).offered
    assert (offered.value, offered.hint) == (
        "Siti Aminah (P-0001)",
        "P-0001 · RT 003/RW 002 · Pelanggan",
    )


def test_somebody_in_another_enterprise_is_not_found(house):
    siti(house)

    assert house.visit("yusuf").get("/orang/P-0001").status_code == 404
    with house.reading() as work:
        assert find_party(work.session, BOOK, "P-0001").name == "Siti Aminah"


# --- one list of people ---------------------------------------------------------------------


def test_who_is_registered_already_becomes_a_contributor_by_the_code(house):
    siti(house)
    browser = house.visit(TREASURER)

    asked = browser.post("/pemilik/penyetor", jenis="member", nama="Siti Aminah")
    answer = browser.post("/pemilik/penyetor", jenis="member", nama="Siti Aminah (P-0001)")

    assert asked.status_code == 422
    assert 'name="nama-kode" value="P-0001"' in asked.text
    assert answer.status_code == 303
    assert set(everybody(house)) == {"P-0001"}


def test_a_namesake_becomes_another_contributor_if_that_is_said(house):
    siti(house)
    chosen = {"nama": "Siti Aminah", "nama-untuk": "Siti Aminah", "nama-kode": "baru"}

    house.visit(TREASURER).post("/pemilik/penyetor", jenis="member", **chosen)

    assert set(everybody(house)) == {"P-0001", "PIHAK-1"}
