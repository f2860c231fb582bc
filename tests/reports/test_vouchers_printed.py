"""Vouchers and receipts: what they say, in which order, and with which proofs."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pypdf
import pytest
from PIL import Image

from bumdes.actions.recording import reverse_entry
from bumdes.actions.storing import store_file
from bumdes.errors import PermissionDeniedError
from bumdes.media_type import JPEG, PDF
from bumdes.stored_file import StoredFile
from ledger import Period, credit, debit, rp
from ledger.canonical import stamp
from ledger.errors import EntryNotFoundError
from reports.bound.block import Listing, Picture
from reports.bound.slip import Receipts, Slip, Slips
from reports.bound.slip_page import is_tall, paired
from reports.composing import compose
from reports.errors import UnreadableProofError
from reports.kinds import KINDS
from reports.renderers import bind
from reports.verifying.verdict import Outcome
from reports.verifying.verify import verify_paper
from reports.vouchers import bundle as bundling
from reports.vouchers.drawing import LONGEST_SIDE, drawn_pages, small_picture
from tests.bumdes.village import (
    ADMIN,
    MANAGER,
    SUPERVISOR,
    booked,
    day,
    entry,
    founded,
    now,
)
from tests.reports.conformance import faults
from tests.reports.papers_asked import asked, photo, scan, store, zipped

VOUCHERS, RECEIPTS = KINDS["vouchers"], KINDS["receipts"]


@pytest.fixture
def shop(sqlite_engine):
    return founded(sqlite_engine).with_unit("TOKO", "trading")


@pytest.fixture
def files(tmp_path):
    return store(tmp_path)


def made(village, kind=VOUCHERS, period=None, **facts):
    with village.work(read_only=True) as work:
        return compose(work, kind, asked(period, **facts))


def blocks(report, kind):
    return [b for chapter in report.chapters for b in chapter.blocks if isinstance(b, kind)]


def printed(report) -> tuple[Slip, ...]:
    return tuple(slip for block in blocks(report, Slips) for slip in block.slips)


def proved(village, files, *contents, **facts):
    """Pay in cash, with a proof of each of *contents*."""
    digests = tuple(
        village.does(store_file, files, name=f"nota {n}", content=content).digest
        for n, content in enumerate(contents, 1)
    )
    return village.does(booked, entry(evidence=digests, **facts))


def kept_as_it_is(village, files, content, kind):
    """Keep what an older version of the program took in, and return its digest."""
    digest = files.keep(content)
    file = StoredFile(
        book_id=village.book_id,
        digest=digest,
        name=f"nota{kind.extension}",
        media_type=kind.name,
        size=len(content),
        kept_at=stamp(now()),
        kept_by="ani",
    )
    village.does(lambda work: work.session.add(file))
    return digest


def text_of(report):
    pages = pypdf.PdfReader(io.BytesIO(bind(report, "pdf"))).pages
    return [page.extract_text() for page in pages]


def test_vouchers_stand_in_the_order_of_their_kinds_and_numbers(shop):
    shop.does(booked, entry(date=day(1, 3)))
    shop.sells(date=day(1, 9))
    shop.sells(date=day(1, 2))

    numbers = [slip.number for slip in printed(made(shop))]

    assert numbers == ["BKM/2025/0001", "BKM/2025/0002", "BKK/2025/0001"]


def test_the_list_on_top_adds_up_what_the_vouchers_say(shop):
    shop.sells(rp(150_000))
    shop.sells(rp(350_000))
    shop.does(booked, entry(70_000))

    registers = [block.register for block in blocks(made(shop), Listing)]

    assert [r.totals["amount"] for r in registers] == [500_000_00, 70_000_00]


def test_a_voucher_says_whom_what_how_much_in_words_and_who_signs(shop):
    shop.sells(rp(1_001_000), counterparty="Bu Tini", description="Beras 50 kg")

    [slip] = printed(made(shop))

    assert slip.facts[0] == ("Terima dari", "Bu Tini")
    assert ("Untuk", "Beras 50 kg") in slip.facts
    assert slip.words == "satu juta seribu rupiah"
    assert [box.act for box in slip.boxes] == [
        "Disetujui oleh",
        "Diperiksa oleh",
        "Diterima oleh",
        "Diserahkan oleh",
    ]


@pytest.mark.parametrize(
    ("amount", "on", "stamp"),
    [
        (5_000_000, day(1, 10), ""),
        (5_000_001, day(1, 10), "Meterai Rp10.000"),
        (5_000_001, day(12, 31, 2020), ""),
    ],
)
def test_who_receives_more_than_the_threshold_is_reminded_of_the_stamp(shop, amount, on, stamp):
    shop.does(booked, entry(amount, date=on))

    [slip] = printed(made(shop, period=Period.month(on.year, on.month)))

    assert [box.stamp for box in slip.boxes if box.act == "Diterima oleh"] == [stamp]


def test_money_that_only_moves_between_cash_accounts_bears_no_stamp(shop):
    moved = (debit("1.1.01.04", rp(9_000_000)), credit("1.1.01.01", rp(9_000_000)))
    shop.does(booked, entry(postings=moved))

    [slip] = printed(made(shop))

    assert slip.title == "Bukti Memorial"
    assert not any(box.stamp for box in slip.boxes)


def test_what_was_taken_back_says_so_on_both_vouchers(shop):
    posted = shop.does(booked, entry())
    shop.does(reverse_entry, posted.sequence, on=day(1, 12), reason="Salah", key="balik")

    assert {slip.number: slip.mark for slip in printed(made(shop))} == {
        "BKM/2025/0001": "Membatalkan BKK/2025/0001",
        "BKK/2025/0001": "Dibatalkan oleh BKM/2025/0001",
    }


def test_one_voucher_is_printed_alone_from_any_year(shop):
    shop.sells()
    shop.sells()

    report = made(shop, period=Period.month(2031, 5), subject="BKM/2025/0002")

    assert [slip.number for slip in printed(report)] == ["BKM/2025/0002"]
    assert not report.has_head


def test_a_voucher_that_is_not_there_is_refused(shop):
    with pytest.raises(EntryNotFoundError):
        made(shop, subject="BKM/2025/0001")


def test_a_manager_prints_the_lines_of_the_own_unit_only(shop):
    shop.does(booked, entry())
    shop.sells()

    with shop.work(MANAGER, read_only=True) as work:
        own = compose(work, VOUCHERS, asked(unit="TOKO"))
        with pytest.raises(PermissionDeniedError):
            compose(work, VOUCHERS, asked())

    assert [slip.number for slip in printed(own)] == ["BKM/2025/0001"]


def test_each_proof_is_printed_once_behind_the_first_voucher_it_proves(shop, files):
    proved(shop, files, photo(), scan(2))
    proved(shop, files, photo())

    report = made(shop, files=files)

    assert [picture.description for picture in blocks(report, Picture)] == [
        "BKK/2025/0001, lampiran 1 dari 2: nota 1.jpg",
        "BKK/2025/0001, lampiran 2 dari 2: nota 2.pdf, halaman 1 dari 2",
        "BKK/2025/0001, lampiran 2 dari 2: nota 2.pdf, halaman 2 dari 2",
    ]
    assert blocks(report, Listing)[-1].register.rows == (
        ("BKK/2025/0002", "nota 1.jpg", "Sudah dicetak di belakang BKK/2025/0001."),
    )


def test_a_proof_that_cannot_be_read_is_named_and_stops_nothing(shop, files):
    broken = (b"\xff\xd8\xff\xe0 bukan foto", JPEG), (b"%PDF-1.7 bukan PDF", PDF)
    digests = tuple(kept_as_it_is(shop, files, *each) for each in broken)
    shop.does(booked, entry(evidence=digests))

    report = made(shop, files=files)

    assert not blocks(report, Picture)
    assert len(blocks(report, Listing)[-1].register.rows) == 2


def test_a_payment_without_proof_is_named_with_its_amount(shop):
    shop.does(booked, entry(70_000))

    assert "1 pengeluaran senilai Rp70.000 belum berlampiran" in text_of(made(shop))[0]


def test_the_pdf_has_two_short_vouchers_on_a_page_and_bookmarks_them(shop):
    for _ in range(3):
        shop.sells()

    pdf = pypdf.PdfReader(io.BytesIO(bind(made(shop), "pdf")))

    of_pages = [page.extract_text().count("Terbilang") for page in pdf.pages]
    assert of_pages == [0, 2, 1]
    assert "BKM/2025/0003" in str(pdf.outline)


def test_vouchers_with_their_proofs_conform(shop, files):
    """To PDF/A-3a and PDF/UA-1: photos and scans of other programs are drawn anew."""
    proved(shop, files, photo(), scan(2))
    shop.sells(rp(10_000_000), counterparty="Bu Tini")

    assert faults(bind(made(shop, files=files), "pdf")) == []


def test_receipts_conform(shop):
    shop.sells(rp(10_000_000), counterparty="Bu Tini")
    shop.sells(rp(75_000))

    assert faults(bind(made(shop, RECEIPTS), "pdf")) == []


def test_the_same_vouchers_give_the_same_bytes(shop, files):
    proved(shop, files, photo(), scan())

    first, second = (bind(made(shop, files=files), "pdf") for _ in range(2))

    assert first == second


def test_a_voucher_of_many_lines_has_a_sheet_of_its_own(shop):
    legs = [debit("6.1.02.01", rp(n)) for n in range(1, 41)]
    shop.does(booked, entry(postings=(*legs, credit("1.1.01.01", rp(820)))))
    shop.sells()
    shop.sells()

    slips = printed(made(shop))

    assert [len(sheet) for sheet in paired(slips)] == [2, 1]
    assert is_tall(slips[-1])


def test_the_bundle_holds_the_print_and_every_proof_under_its_voucher(shop, files):
    proved(shop, files, photo(), photo(colour="black"))

    bundle = bundled(shop, files)

    assert bundle.namelist() == [
        "00-bukti-transaksi.pdf",
        "lampiran/BKK-2025-0001/01-nota-1.jpg",
        "lampiran/BKK-2025-0001/02-nota-2.jpg",
        "lampiran.tsv",
    ]
    assert is_picture(bundle.read("lampiran/BKK-2025-0001/01-nota-1.jpg"))


def is_picture(content):
    with Image.open(io.BytesIO(content)) as opened:
        return opened.size == (400, 300)


def bundled(village, files, actor=ADMIN):
    with village.work(actor, read_only=True) as work:
        return zipfile.ZipFile(io.BytesIO(zipped(work, VOUCHERS, asked(files=files))))


def test_a_proof_that_is_gone_is_told_of(shop, files):
    proved(shop, files, photo())
    for path in files.folder.rglob("*"):
        if path.is_file():
            path.unlink()

    bundle = bundled(shop, files)

    assert "tidak ada di penyimpanan" in bundle.read("lampiran.tsv").decode()
    assert bundle.namelist() == ["00-bukti-transaksi.pdf", "lampiran.tsv"]


def test_what_does_not_fit_into_the_bundle_is_named(shop, files, monkeypatch):
    monkeypatch.setattr(bundling, "MOST_BYTES", 1)
    proved(shop, files, photo(), photo(colour="red"))

    bundle = bundled(shop, files)

    assert "bulan demi bulan" in bundle.read("lampiran.tsv").decode()
    assert [name for name in bundle.namelist() if name.startswith("lampiran/")] == [
        "lampiran/BKK-2025-0001/01-nota-1.jpg"
    ]


def test_what_is_personal_stays_out_for_who_may_not_read_it(shop, files):
    digest = shop.does(store_file, files, name="ktp", content=photo(), is_personal=True).digest
    shop.does(booked, entry(evidence=(digest,)))

    assert "data pribadi" in bundled(shop, files, SUPERVISOR).read("lampiran.tsv").decode()


def test_a_receipt_names_the_payer_and_is_signed_by_who_received(shop):
    shop.sells(counterparty="Bu Tini")
    shop.does(booked, entry(tags={"counterparty": "Toko Kertas"}))

    report = made(shop, RECEIPTS)
    came, went = (r for block in blocks(report, Receipts) for r in block.receipts)

    assert (came.given_by, came.role) == ("Bu Tini", "Bendahara")
    assert (went.given_by, went.received_by) == ("BUM Desa Maju Jaya", "Toko Kertas")


def test_receipts_leave_out_what_moves_no_cash(shop):
    moved = (debit("1.1.01.04", rp(9_000)), credit("1.1.01.01", rp(9_000)))
    shop.does(booked, entry(postings=moved))

    assert not blocks(made(shop, RECEIPTS), Receipts)


def test_hostile_text_in_a_voucher_prints_as_text(shop):
    hostile = "<b>{{ 7*7 }}</b> ${x} " + "W" * 300
    shop.sells(description=hostile, counterparty="<script>alert(1)</script>")

    text = "".join(text_of(made(shop, subject="BKM/2025/0001")))

    assert "<b>{{ 7*7 }}</b>" in text
    assert "<script>alert(1)</script>" in text


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"GIF89a", scan()])
def test_what_is_no_photo_is_refused(content):
    with pytest.raises(UnreadableProofError):
        small_picture(content)


def test_a_large_photo_is_made_as_small_as_print_needs():
    with Image.open(io.BytesIO(small_picture(photo(4000, 3000)))) as small:
        assert max(small.size) <= LONGEST_SIDE


def test_pages_of_a_pdf_are_drawn_up_to_the_most_that_are_asked():
    drawn = list(drawn_pages(scan(3), most=2))

    assert [count for _, count in drawn] == [3, 3]


def test_a_month_without_vouchers_says_so_on_one_page(shop):
    [page] = text_of(made(shop))

    assert "Tidak ada bukti pada masa ini." in page


@pytest.mark.parametrize("kind", [VOUCHERS, RECEIPTS])
def test_printed_vouchers_are_told_from_changed_ones(shop, files, kind):
    shop.sells(rp(1_234_567))
    proved(shop, files, photo())
    pdf = bind(made(shop, kind, files=files), "pdf")

    with shop.work(read_only=True) as work:
        assert verify_paper(work, pdf, files=files).outcome is Outcome.GENUINE


def headings(pdf):
    """Return the headings of a tagged PDF: the level of each, in reading order."""
    found = []

    def read(element):
        if isinstance(element, pikepdf.Array):
            for each in element:
                read(each)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            tag = str(element.S)
            if tag in {"/H1", "/H2", "/H3"}:
                found.append(int(tag[2]))
            read(element.get("/K", pikepdf.Array()))

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        read(opened.Root.StructTreeRoot.K)
    return found


def test_each_voucher_has_one_heading_below_the_title(shop):
    for _ in range(3):
        shop.sells()

    assert headings(bind(made(shop), "pdf")) == [1, 2, 2, 2]
    assert headings(bind(made(shop, subject="BKM/2025/0001"), "pdf")) == [1]
