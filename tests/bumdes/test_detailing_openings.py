"""Capital that came before the books is told apart by who brought it."""

from __future__ import annotations

import pytest

from bumdes.actions.detailing_openings import DetailOpening, detail_opening
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.capital.opening import unnamed_openings
from bumdes.capital_source import ContributorKind
from bumdes.errors import (
    ContributorNotOfferedError,
    InvalidFieldError,
    NotFoundError,
    OpeningExceededError,
    PermissionDeniedError,
    TakenError,
)
from ledger import EntryKind, JournalEntry, credit, debit, rp
from tests.bumdes.capital import BANK, HOME, JOINT, balance, jointly_owned, owned
from tests.bumdes.village import SUPERVISOR, day

AT = day(12, 31)


def opened(village, account="3.1.01.01", amount=90_000_000):
    entry = JournalEntry(
        date=day(1, 1),
        description="Saldo awal",
        postings=(debit(BANK, rp(amount)), credit(account, rp(amount))),
        kind=EntryKind.OPENING,
    )
    return village.does(record_entry, entry)


def detail(amount=60_000_000, **facts):
    given = {
        "source": "dana_desa",
        "contributor": HOME,
        "date": day(1, 1),
        "amount": rp(amount),
    }
    return DetailOpening(**(given | facts))


@pytest.fixture
def village(engine):
    made = owned(engine)
    opened(made)
    return made


def unnamed(village):
    with village.work(read_only=True) as work:
        return unnamed_openings(work.book, at=AT)


def test_an_opening_names_nobody(village):
    assert unnamed(village) == {"3.1.01.01": 9_000_000_000}


def test_what_is_told_apart_names_its_contributor(village):
    village.does(detail_opening, detail())

    with village.work(read_only=True) as work:
        lines = work.book.entry(2).entry.postings
    assert [line.party for line in lines] == ["", f"DESA-{HOME}"]


def test_the_rest_is_still_to_be_told_apart(village):
    village.does(detail_opening, detail())

    assert unnamed(village) == {"3.1.01.01": 3_000_000_000}


def test_telling_apart_changes_no_balance(village):
    village.does(detail_opening, detail())

    assert balance(village, "3.1.01.01") == 90_000_000


def test_no_more_is_told_apart_than_there_is(village):
    village.does(detail_opening, detail())

    with pytest.raises(OpeningExceededError):
        village.does(detail_opening, detail(30_000_001))


def test_asking_twice_tells_apart_once(village):
    first = village.does(detail_opening, detail(key="sekali"))
    again = village.does(detail_opening, detail(key="sekali"))

    assert (first.fund, unnamed(village)) == (again.fund, {"3.1.01.01": 3_000_000_000})


def test_one_opening_of_several_villages_is_told_apart_by_account(engine):
    joint = jointly_owned(engine)
    opened(joint)
    for code in JOINT:
        joint.does(detail_opening, detail(30_000_000, contributor=code, account="3.1.01.01"))

    accounts = ("3.1.01.01", "3.1.01.02", "3.1.01.03", "3.1.01.04")
    assert [balance(joint, code) for code in accounts] == [0, *[30_000_000] * 3]


def test_a_village_may_keep_the_account_that_it_had(engine):
    joint = jointly_owned(engine)
    opened(joint, "3.1.01.04")
    chosen = RegisterContributor(
        kind=ContributorKind.VILLAGE, village=JOINT[0], account="3.1.01.04"
    )
    joint.does(register_contributor, chosen)

    made = joint.does(detail_opening, detail(contributor=JOINT[0]))

    assert made.account == "3.1.01.04"


@pytest.mark.parametrize("account", ["3.1.01.01", "3.1.02.01", "1.1.01.01"])
def test_a_village_has_an_account_for_villages(engine, account):
    joint = jointly_owned(engine)
    chosen = RegisterContributor(
        kind=ContributorKind.VILLAGE, village=JOINT[0], account=account
    )

    with pytest.raises(InvalidFieldError):
        joint.does(register_contributor, chosen)


def test_two_villages_share_no_account(engine):
    joint = jointly_owned(engine)
    for code in JOINT[:1]:
        joint.does(
            register_contributor,
            RegisterContributor(
                kind=ContributorKind.VILLAGE, village=code, account="3.1.01.04"
            ),
        )
    again = RegisterContributor(
        kind=ContributorKind.VILLAGE, village=JOINT[1], account="3.1.01.04"
    )

    with pytest.raises(TakenError):
        joint.does(register_contributor, again)


def test_the_former_revolving_fund_is_told_apart_too(engine):
    village = owned(engine)
    opened(village, "3.1.02.01")

    made = village.does(
        detail_opening, detail(source="dbm", contributor="", account="3.1.02.01")
    )

    assert (made.account, balance(village, "3.1.02.98")) == ("3.1.02.98", 60_000_000)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"source": "lotre"}, NotFoundError),
        ({"source": "pinjaman"}, ContributorNotOfferedError),
        ({"account": "1.1.01.01"}, InvalidFieldError),
        ({"contributor": "35.17.08.9999"}, NotFoundError),
    ],
)
def test_what_is_no_capital_of_anybody_is_refused(village, facts, error):
    with pytest.raises(error):
        village.does(detail_opening, detail(**facts))


def test_a_supervisor_tells_nothing_apart(village):
    with pytest.raises(PermissionDeniedError):
        village.does(detail_opening, detail(), by=SUPERVISOR)


def test_an_opening_that_was_told_apart_is_not_taken_back(village):
    village.does(detail_opening, detail())

    with pytest.raises(OpeningExceededError):
        village.does(reverse_entry, 1, on=day(2), reason="Salah")


def test_an_opening_that_names_nobody_may_be_taken_back(village):
    village.does(reverse_entry, 1, on=day(2), reason="Salah")

    assert balance(village, "3.1.01.01") == 0


def test_what_was_told_apart_may_be_taken_back(village):
    made = village.does(detail_opening, detail())

    village.does(reverse_entry, made.entry_sequence, on=day(2), reason="Salah")

    assert unnamed(village) == {"3.1.01.01": 9_000_000_000}
