"""What villages let the enterprise use is registered, and in no account."""

from __future__ import annotations

import pytest

from bumdes.actions.borrowing_assets import BorrowAsset, borrow_asset, return_asset
from bumdes.capital.borrowed_asset import BorrowedKind, borrowed_assets_of
from bumdes.capital.things_used import things_used
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError
from ledger import Period, rp
from tests.bumdes.capital import HOME, owned
from tests.bumdes.village import SUPERVISOR, day


@pytest.fixture
def village(engine):
    return owned(engine)


def asset(**facts):
    given = {
        "village": HOME,
        "kind": BorrowedKind.LAND,
        "name": "Tanah kas Desa di pasar",
        "agreement": "PKS 4/2025",
        "agreed_on": day(1, 2),
        "first_day": day(1, 10),
    }
    return BorrowAsset(**(given | facts))


def registered(village):
    with village.work(read_only=True) as work:
        return borrowed_assets_of(work.session, village.book_id)


def test_land_is_used_under_agreement(village):
    village.does(borrow_asset, asset(payment=rp(2_400_000)))

    (kept,) = registered(village)
    assert (kept.agreement, kept.of_kind, kept.payment_minor) == (
        "PKS 4/2025",
        BorrowedKind.LAND,
        240_000_000,
    )


def test_using_it_posts_nothing(village):
    village.does(borrow_asset, asset())

    assert village.entries() == []


@pytest.mark.parametrize(
    ("on", "is_used"), [(day(1, 9), False), (day(1, 10), True), (day(6, 30), True)]
)
def test_it_is_used_from_the_first_day(village, on, is_used):
    assert village.does(borrow_asset, asset()).is_used(on) is is_used


def test_it_is_used_through_the_last_day(village):
    kept = village.does(borrow_asset, asset(last_day=day(6, 30)))

    assert [kept.is_used(on) for on in (day(6, 30), day(7, 1))] == [True, False]


def test_what_was_given_back_is_not_used(village):
    kept = village.does(borrow_asset, asset())

    back = village.does(return_asset, kept.asset_id, on=day(3))

    assert [back.is_used(on) for on in (day(3), day(3, 2))] == [True, False]


def test_it_is_given_back_once(village):
    kept = village.does(borrow_asset, asset())
    village.does(return_asset, kept.asset_id, on=day(3))

    with pytest.raises(InvalidFieldError):
        village.does(return_asset, kept.asset_id, on=day(4))


def test_it_is_not_given_back_before_it_was_used(village):
    kept = village.does(borrow_asset, asset())

    with pytest.raises(InvalidFieldError):
        village.does(return_asset, kept.asset_id, on=day(1, 9))


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"village": "35.17.08.9999"}, NotFoundError),
        ({"unit": "TIADA"}, NotFoundError),
        ({"file": "f" * 64}, NotFoundError),
        ({"last_day": day(1, 9)}, InvalidFieldError),
        ({"payment": rp(-1)}, InvalidFieldError),
    ],
)
def test_what_cannot_be_is_refused(village, facts, error):
    with pytest.raises(error):
        village.does(borrow_asset, asset(**facts))


def test_what_nobody_registered_is_not_given_back(village):
    with pytest.raises(NotFoundError):
        village.does(return_asset, "x", on=day(3))


@pytest.mark.parametrize(
    "act", [borrow_asset, lambda work, _: return_asset(work, "x", on=day(3))]
)
def test_a_supervisor_registers_nothing(village, act):
    with pytest.raises(PermissionDeniedError):
        village.does(act, asset(), by=SUPERVISOR)


# --- of others than villages ---------------------------------------------------------


def test_what_is_somebody_elses_is_registered_too(village):
    command = asset(village="", owner="CV Mitra", kind=BorrowedKind.OTHER, value=rp(9_000_000))

    assert village.does(borrow_asset, command).owner == "CV Mitra"


@pytest.mark.parametrize("said", [{"village": ""}, {"owner": "CV Mitra"}])
def test_a_thing_has_one_owner(village, said):
    with pytest.raises(InvalidFieldError):
        village.does(borrow_asset, asset(**said))


@pytest.mark.parametrize("said", [{"value": rp(-1)}, {"payment_months": 0}])
def test_an_agreement_that_cannot_be_is_refused(village, said):
    with pytest.raises(InvalidFieldError):
        village.does(borrow_asset, asset(**said))


def test_what_is_paid_by_the_month_is_told_by_the_year(village):
    kept = village.does(borrow_asset, asset(payment=rp(200_000), payment_months=1))

    assert kept.yearly_minor == 240_000_000


def used(village, year):
    with village.work(read_only=True) as work:
        return things_used(work, Period.year(year))


def test_the_notes_tell_whose_it_is_and_until_when(village):
    village.does(borrow_asset, asset(last_day=day(1, 9, 2028)))

    (told,) = used(village, 2025)
    assert (told.owner, told.days_left, told.is_free) == ("Desa Sumberejo", 739, True)


def test_the_notes_tell_what_was_used_in_the_year_alone(village):
    kept = village.does(borrow_asset, asset())
    village.does(return_asset, kept.asset_id, on=day(6, 30))

    assert [len(used(village, year)) for year in (2024, 2025, 2026)] == [0, 1, 0]
