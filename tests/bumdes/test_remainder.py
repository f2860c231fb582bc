from __future__ import annotations

from bumdes.actions.recording import record_entry
from bumdes.governance.remainder import what_is_left
from ledger import JournalEntry, credit, debit, rp
from tests.bumdes.village import day


def records(village, *postings):
    made = JournalEntry(date=day(2), description="Contoh", postings=postings)
    village.does(record_entry, made)


def left(village, on):
    with village.work(read_only=True) as work:
        return what_is_left(work.book, on)


def a_service(village):
    with village.work(read_only=True) as work:
        return next(
            a.code for a in work.book.chart if a.code.startswith("4.1") and a.takes_postings
        )


def test_what_is_left_is_what_there_is_and_what_is_owed(village):
    records(village, debit("1.1.01.01", rp(500)), credit(a_service(village), rp(500)))
    records(village, debit("1.1.05.01", rp(200)), credit("2.1.01.01", rp(200)))

    found = left(village, day(2))

    assert [(line.account, line.amount) for line in found.assets] == [
        ("1.1.01.01", rp(500)),
        ("1.1.05.01", rp(200)),
    ]
    assert [(line.account, line.amount) for line in found.liabilities] == [
        ("2.1.01.01", rp(200))
    ]
    assert (found.total_assets, found.total_liabilities, found.net) == (
        rp(700),
        rp(200),
        rp(500),
    )


def test_what_was_there_before_is_told_of_that_day(village):
    records(village, debit("1.1.01.01", rp(500)), credit(a_service(village), rp(500)))

    assert left(village, day(1)).is_settled


def test_what_became_nothing_is_not_listed(village):
    service = a_service(village)
    records(village, debit("1.1.01.01", rp(500)), credit(service, rp(500)))
    records(village, debit(service, rp(500)), credit("1.1.01.01", rp(500)))

    assert left(village, day(2)).is_settled


def test_what_offices_owe_each_other_is_left_out(shop):
    records(
        shop,
        debit("1.1.99.03", rp(300)),
        credit("1.1.01.01", rp(300)),
        debit("1.1.01.01", rp(300), unit="TOKO"),
        credit("3.8.01.01", rp(300), unit="TOKO"),
    )

    assert left(shop, day(2)).is_settled
