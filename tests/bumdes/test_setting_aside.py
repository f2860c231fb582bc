"""What is set aside for doubtful receivables is proposed, reviewed by another, and posted."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bumdes.actions.recording import reverse_entry
from bumdes.actions.setting_aside import (
    ProposeAllowance,
    post_allowance,
    propose_allowance,
    review_allowance,
    withdraw_allowance,
)
from bumdes.actions.setting_credit import SetBands, set_bands
from bumdes.credit.allowance import Method, Stage, lines_of
from bumdes.errors import (
    AllowanceChangedError,
    AllowanceStageError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
)
from ledger import Side
from tests.bumdes.credit import party, sells_on_credit, settles, trading
from tests.bumdes.village import DIRECTOR, MANAGER, SUPERVISOR, TREASURER, day

N2 = "N2025-0002"
BANDS = ((0, Fraction(0)), (1, Fraction(10)), (31, Fraction(50)))
AT = day(3, 31)


@pytest.fixture
def shop(village):
    shop = trading(village)
    command = SetBands(valid_from=day(1, 1, year=2020), steps=BANDS, source="Musdes")
    shop.does(set_bands, command)
    return shop


@pytest.fixture
def late(shop):
    """A shop with Rp100.000 a month late, and Rp60.000 long late."""
    budi = party(shop)
    sells_on_credit(shop, budi, 100_000, due_on=day(3, 15))
    sells_on_credit(shop, budi, 60_000, due_on=day(1, 15))
    return shop


def proposes(village, at=AT, **facts):
    return village.does(propose_allowance, ProposeAllowance(at=at, **facts), by=TREASURER)


def posts(village, at=AT, **facts):
    number = proposes(village, at, **facts).allowance_id
    village.does(review_allowance, number, by=SUPERVISOR)
    return village.does(post_allowance, number, by=TREASURER)


def balance(village, account):
    with village.work(read_only=True) as work:
        return int(work.book.balance(account).net(Side.DEBIT).amount)


def test_bands_say_how_much_is_doubted(late):
    proposal = proposes(late)

    with late.work(read_only=True) as work:
        lines = [
            (x.account, x.unit, x.first_day, x.open_minor // 100, x.doubted_minor // 100)
            for x in lines_of(work.session, proposal)
        ]

    assert lines == [
        ("1.1.03.01", "TOKO", 1, 100_000, 10_000),
        ("1.1.03.01", "TOKO", 31, 60_000, 30_000),
    ]


def test_a_proposal_posts_nothing(late):
    proposes(late)

    assert balance(late, "1.1.04.01") == 0


def test_what_was_reviewed_is_posted(late):
    posted = posts(late)

    assert (balance(late, "1.1.04.01"), balance(late, "6.1.07.01")) == (-40_000, 40_000)
    assert (posted.stage, posted.reviewed_by) == (Stage.POSTED, SUPERVISOR.name)


def test_the_next_one_posts_the_change_alone(late):
    posts(late)
    settles(late, "P-0001", 60_000, on=day(4, 1), documents={N2: 60_000})

    posts(late, day(4, 1))

    assert balance(late, "1.1.04.01") == -10_000


def test_nothing_changed_posts_no_entry(late):
    posts(late)

    again = posts(late)

    assert (again.stage, again.entry_sequence) == (Stage.POSTED, None)


def test_a_case_is_judged_by_itself(late):
    posts(late, method=Method.CASES, cases={N2: Fraction(100)})

    assert balance(late, "1.1.04.01") == -60_000


def test_only_what_is_open_is_judged(late):
    with pytest.raises(NotFoundError):
        proposes(late, method=Method.CASES, cases={"N2025-0099": Fraction(100)})


@pytest.mark.parametrize("percent", [Fraction(-1), Fraction(101), Fraction(1, 3)])
def test_a_case_is_doubted_by_a_percentage(late, percent):
    with pytest.raises(InvalidFieldError):
        proposes(late, method=Method.CASES, cases={N2: percent})


def test_nobody_reviews_his_own_proposal(late):
    number = proposes(late).allowance_id

    with pytest.raises(InvalidFieldError):
        late.does(review_allowance, number, by=TREASURER)


def test_what_nobody_reviewed_is_not_posted(late):
    number = proposes(late).allowance_id

    with pytest.raises(AllowanceStageError):
        late.does(post_allowance, number, by=TREASURER)


def test_a_proposal_is_posted_once(late):
    number = posts(late).allowance_id

    with pytest.raises(AllowanceStageError):
        late.does(post_allowance, number, by=TREASURER)


def test_a_proposal_that_the_books_overtook_is_not_posted(late):
    number = proposes(late).allowance_id
    late.does(review_allowance, number, by=SUPERVISOR)
    settles(late, "P-0001", 1_000, on=AT)

    with pytest.raises(AllowanceChangedError):
        late.does(post_allowance, number, by=TREASURER)


def test_a_proposal_can_be_withdrawn(late):
    number = proposes(late).allowance_id

    late.does(withdraw_allowance, number, by=TREASURER)

    with pytest.raises(AllowanceStageError):
        late.does(review_allowance, number, by=SUPERVISOR)


def test_what_was_set_aside_can_be_taken_back(late):
    posted = posts(late)

    late.does(reverse_entry, posted.entry_sequence, on=AT, reason="salah", by=DIRECTOR)

    assert balance(late, "1.1.04.01") == 0


def test_whoever_sells_proposes_nothing(late):
    with pytest.raises(PermissionDeniedError):
        late.does(propose_allowance, ProposeAllowance(at=AT), by=MANAGER)
