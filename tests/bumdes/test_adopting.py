from __future__ import annotations

from fractions import Fraction

import pytest

from bumdes.actions.adopting import (
    AdoptScheme,
    HeadOf,
    RecipientOf,
    adopt_scheme,
    end_scheme,
)
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    SchemeOverlapError,
    TakenError,
)
from bumdes.sharing.head_kind import Division, Use
from bumdes.sharing.head_kinds import HEAD_KINDS
from bumdes.sharing.scheme import find_scheme, heads_of, recipients_of, scheme_in_force
from bumdes.work import begin_session
from ledger import Book, rp
from ledger.errors import (
    BlankTextError,
    ImpossibleBoundsError,
    LedgerError,
    NoWeightsError,
    PercentagesTotalError,
    UnknownDimensionValueError,
)
from tests.builders import account
from tests.bumdes.profits import A, Sharer, three_villages
from tests.bumdes.village import SUPERVISOR, day, founded


@pytest.fixture
def sharer(engine):
    """An enterprise of one village, with a shop."""
    village = founded(engine)
    found = Sharer(engine, village.book_id)
    found.with_unit()
    return found


def head(kind="managers", weight="100", **facts):
    return HeadOf(kind=kind, weight=weight, **facts)


VILLAGES = (RecipientOf(code=A, name="Desa Sukamaju", weight="1"),)


def test_a_scheme_keeps_its_heads_in_order(sharer):
    scheme = sharer.adopts(head(weight="60"), head("social", "40", name="Dana sosial Desa"))

    with sharer.work(read_only=True) as work:
        heads = heads_of(
            work.session, find_scheme(work.session, work.book_id, scheme.scheme_id)
        )
    assert [(h.position, h.key, h.name, h.exact_weight) for h in heads] == [
        (1, "managers", "Pelaksana operasional", 60),
        (2, "social", "Dana sosial Desa", 40),
    ]


def test_raw_weights_need_not_add_up_to_anything(sharer):
    weights = ("25.43", "8.48", "44.90", "21.19")
    kinds = ("managers", "supervisors", "social", "other")
    heads = [head(kind, weight) for kind, weight in zip(kinds, weights, strict=True)]

    scheme = sharer.adopts(*heads, is_percentage=False)

    with sharer.work(read_only=True) as work:
        found = heads_of(work.session, scheme)
    assert [h.exact_weight for h in found] == [Fraction(w) for w in weights]


def test_percentages_add_up_to_a_hundred(sharer):
    sharer.adopts(head(weight="100/3"), head("social", "200/3"))

    with pytest.raises(PercentagesTotalError):
        sharer.adopts(head(weight="101"), unit="TOKO")


def test_a_share_of_the_villages_past_a_hundred_is_refused(sharer):
    with pytest.raises(PercentagesTotalError):
        sharer.adopts(head("village_income", "100"), head(weight="1"))


def test_a_ratio_keeps_its_recipients(sharer):
    recipients = (
        RecipientOf(code="DIREKTUR", name="Direktur", weight="1/2"),
        RecipientOf(code="BENDAHARA", name="Bendahara", weight="1/2"),
    )
    scheme = sharer.adopts(head(division=Division.RATIO, recipients=recipients))

    with sharer.work(read_only=True) as work:
        (only,) = heads_of(work.session, scheme)
        found = recipients_of(work.session, only)
    assert [(r.code, r.weight) for r in found] == [("DIREKTUR", "1/2"), ("BENDAHARA", "1/2")]


def test_the_scheme_of_a_day_is_the_one_in_force(sharer):
    old = sharer.adopts(head(), valid_from=day(1, 1, 2020))
    sharer.does(end_scheme, old.scheme_id, last_day=day(12, 31, 2024))
    new = sharer.adopts(head(), valid_from=day(1, 1, 2025))

    with sharer.work(read_only=True) as work:
        in_force = [
            scheme_in_force(work.session, work.book_id, on=day(12, 31, year)).scheme_id
            for year in (2024, 2025)
        ]
    assert in_force == [old.scheme_id, new.scheme_id]


def test_two_schemes_are_never_in_force_on_one_day(sharer):
    sharer.adopts(head(), valid_from=day(1, 1, 2020), valid_to=day(12, 31, 2024))

    with pytest.raises(SchemeOverlapError):
        sharer.adopts(head(), valid_from=day(12, 31, 2024))
    with pytest.raises(SchemeOverlapError):
        sharer.adopts(head(), valid_from=day(1, 1, 2019))
    sharer.adopts(head(), valid_from=day(1, 1, 2019), valid_to=day(12, 31, 2019))


def test_a_unit_has_a_scheme_of_its_own(sharer):
    sharer.adopts(head())

    scheme = sharer.adopts(head("unit_staff", "10"), head("passed_on", "90"), unit="TOKO")

    assert scheme.unit == "TOKO"


REFUSED = {
    "no head": ((), {}, NoWeightsError),
    "nothing weighs": ((head(weight="0"),), {"is_percentage": False}, NoWeightsError),
    "no kind": ((head("bonus"),), {}, NotFoundError),
    "no unit": ((head(),), {"unit": "KAFE"}, NotFoundError),
    "two of a name": ((head(weight="50"), head(weight="50")), {}, TakenError),
    "a head of units": ((head("passed_on"),), {}, InvalidFieldError),
    "a key that is none": ((head(key="Pengurus Inti"),), {}, InvalidFieldError),
    "a weight in words": ((head(weight="separuh"),), {}, InvalidFieldError),
    "a negative weight": ((head(weight="-1"),), {}, InvalidFieldError),
    "a fraction of nothing": ((head(weight="1/0"),), {}, InvalidFieldError),
    "a floor with sen": ((head(floor=rp("0.5")),), {}, InvalidFieldError),
    "a negative floor": ((head(floor=rp(-1)),), {}, InvalidFieldError),
    "a cap below the floor": ((head(floor=rp(2), cap=rp(1)),), {}, ImpossibleBoundsError),
    "another account": ((head(account="1.1.01.01"),), {}, InvalidFieldError),
    "another division": ((head(division=Division.CAPITAL),), {}, InvalidFieldError),
    "a ratio of nobody": ((head(division=Division.RATIO),), {}, InvalidFieldError),
    "somebody beside a whole": ((head(recipients=VILLAGES),), {}, InvalidFieldError),
    "time without capital": ((head(is_by_time=True),), {}, InvalidFieldError),
    "an unknown party": ((head(party="PIHAK-9"),), {}, UnknownDimensionValueError),
    "a party of a reserve": ((head("reserve", party="PIHAK-9"),), {}, InvalidFieldError),
    "a village of others": (
        (head("village_income", division=Division.RATIO, recipients=VILLAGES),),
        {},
        NotFoundError,
    ),
    "no name": ((head(),), {"name": " "}, LedgerError),
    "no source": ((head(),), {"source": ""}, BlankTextError),
    "an end before the beginning": (
        (head(),),
        {"valid_from": day(2, 1), "valid_to": day(1, 31)},
        InvalidFieldError,
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_scheme_that_cannot_be_is_refused(sharer, what):
    heads, facts, error = REFUSED[what]

    with pytest.raises(error):
        _adopt(sharer, heads, facts)


def _adopt(sharer, heads, facts):
    given = {"name": "Skema", "source": "AD", "valid_from": day(1, 1, 2020), **facts}
    return sharer.does(adopt_scheme, AdoptScheme(heads=heads, **given))


@pytest.mark.parametrize(
    ("recipients", "error"),
    [
        ((RecipientOf(code="a b", name="A", weight="1"),), InvalidFieldError),
        ((RecipientOf(code="A", name="A", weight="x"),), InvalidFieldError),
        ((RecipientOf(code="A", name="A", weight="0"),), NoWeightsError),
        ((RecipientOf(code="A", name="A", weight="1"),) * 2, TakenError),
    ],
)
def test_recipients_that_cannot_be_are_refused(sharer, recipients, error):
    with pytest.raises(error):
        sharer.adopts(head(division=Division.RATIO, recipients=recipients))


def test_an_end_is_set_once_and_not_before_the_beginning(sharer):
    scheme = sharer.adopts(head())

    with pytest.raises(InvalidFieldError):
        sharer.does(end_scheme, scheme.scheme_id, last_day=day(12, 31, 2019))
    sharer.does(end_scheme, scheme.scheme_id, last_day=day(12, 31))
    with pytest.raises(InvalidFieldError):
        sharer.does(end_scheme, scheme.scheme_id, last_day=day(12, 31, 2026))


def test_a_scheme_that_there_is_not_does_not_end(sharer):
    with pytest.raises(NotFoundError):
        sharer.does(end_scheme, "x", last_day=day(12, 31))


def test_who_may_not_share_adopts_and_ends_nothing(sharer):
    with pytest.raises(PermissionDeniedError):
        sharer.does(end_scheme, "x", last_day=day(12, 31), by=SUPERVISOR)


def test_books_without_an_enterprise_have_no_scheme(engine):
    with begin_session(engine) as session:
        Book.create(session, "lain", name="Lain", chart=[account("1")])
    command = AdoptScheme(name="x", source="x", valid_from=day(1), heads=(head(),))

    with pytest.raises(NotFoundError):
        Sharer(engine, "lain").does(adopt_scheme, command)


# --- the catalogue ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", HEAD_KINDS)
def test_a_kind_says_where_its_share_stands_or_that_it_moves_nothing(key):
    kind = HEAD_KINDS[key]

    posts = kind.use in {Use.OWED, Use.RESERVED}
    assert bool(kind.accounts) is posts
    assert kind.label
    assert kind.divisions
    assert (Division.CAPITAL in kind.divisions) <= bool(kind.capital)


@pytest.mark.parametrize("key", HEAD_KINDS)
def test_the_accounts_of_a_kind_are_in_the_chart(key, sharer):
    kind = HEAD_KINDS[key]
    named = [*kind.accounts, *filter(None, (kind.drawn_from, kind.capital))]

    with sharer.work(read_only=True) as work:
        assert [code for code in named if code not in work.book.chart] == []


def test_villages_are_named_by_the_code_of_the_ministry(engine):
    joint = three_villages(engine)
    recipients = (*VILLAGES, RecipientOf(code="DIREKTUR", name="x", weight="1"))

    with pytest.raises(NotFoundError):
        joint.adopts(head("village_income", division=Division.RATIO, recipients=recipients))
