"""Who gets what: several villages, two levels, losses, time, partners."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bumdes.actions.adopting import HeadOf, RecipientOf
from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.actions.recording import (
    RecordTransaction,
    record_entry,
    record_transaction,
    reverse_entry,
)
from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.actions.sharing import undo_sharing
from bumdes.capital_source import ContributorKind, Treatment
from bumdes.errors import (
    NobodyToShareError,
    NothingToShareError,
    PartnerLeftOutError,
    SharePaidError,
    UnitsShareTooMuchError,
    UnnamedCapitalError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.sharing.calculation import calculate
from bumdes.sharing.drafting import draft_sharing
from bumdes.sharing.explanation import Bound
from bumdes.sharing.head_kind import Division
from bumdes.sharing.head_kinds import HEAD_KINDS
from bumdes.sharing.plan import Claim, HeadPlan, LevelPlan
from bumdes.sharing.year_result import YearResult
from ledger import EntryKind, credit, debit, rp
from ledger.money import to_minor, total
from tests.bumdes.profits import BANK, SHARING_DAY, A, B, C, earning, three_villages
from tests.bumdes.village import day, entry
from tests.scale import long_or

many = settings(max_examples=long_or(100, 10_000))


def draft(sharer, year=2025):
    with sharer.work(read_only=True) as work:
        return draft_sharing(work, year)


def received(calculation):
    return {(s.head.key, s.claim.code): s.amount for s in calculation.shares}


def by_capital(**facts):
    return HeadOf(kind="village_income", weight="60", **facts)


REST = HeadOf(kind="retained", weight="40")


# --- several villages -------------------------------------------------------------------------


def test_villages_share_by_their_capital(engine):
    joint = three_villages(engine)
    joint.contributes(A, 50_000_000)
    joint.contributes(B, 30_000_000)
    joint.contributes(C, 20_000_000)
    joint.closes().adopts(by_capital(), REST)

    assert received(draft(joint)) == {
        ("village_income", A): rp(300_000),
        ("village_income", B): rp(180_000),
        ("village_income", C): rp(120_000),
        ("retained", "retained"): rp(400_000),
    }


def test_capital_counts_by_the_days_that_it_was_there(engine):
    joint = three_villages(engine)
    joint.contributes(A, 10_000_000, day(1, 1))
    joint.contributes(B, 10_000_000, day(7, 2))  # 183 of 365 days
    joint.closes().adopts(by_capital(is_by_time=True), REST)

    found = received(draft(joint))
    assert found["village_income", A] == rp(399_635)
    assert found["village_income", B] == rp(200_365)


def test_a_claim_tells_what_counted_for_how_many_days(engine):
    joint = three_villages(engine)
    joint.contributes(A, 10_000_000, day(1, 1))
    joint.contributes(A, 5_000_000, day(7, 2))
    joint.closes().adopts(by_capital(is_by_time=True), REST)

    [claim, *_] = draft(joint).enterprise.plan.heads[0].claims
    assert [(c.amount, c.days) for c in claim.counted] == [
        (rp(10_000_000), 365),
        (rp(5_000_000), 183),
    ]
    assert claim.weight == sum(to_minor(c.amount) * c.days for c in claim.counted)


def test_villages_share_by_the_ratio_they_agreed_on(engine):
    joint = three_villages(engine).closes()
    ratio = tuple(
        RecipientOf(code=code, name=f"Desa {code}", weight=weight)
        for code, weight in ((A, "1/3"), (B, "1/3"), (C, "1/3"))
    )
    joint.adopts(by_capital(division=Division.RATIO, recipients=ratio), REST)

    assert [s.claim.party for s in draft(joint).shares][:3] == [
        f"DESA-{code}" for code in (A, B, C)
    ]
    assert [s.amount for s in draft(joint).shares][:3] == [rp(200_000)] * 3


def test_villages_without_capital_have_no_claim_by_it(engine):
    joint = three_villages(engine).closes()
    joint.adopts(by_capital(), REST)

    with pytest.raises(NobodyToShareError):
        draft(joint)


def test_capital_that_does_not_say_whose_it_is_gives_no_claims(engine):
    joint = three_villages(engine)
    opening = entry(
        date=day(1, 1),
        kind=EntryKind.OPENING,
        postings=(debit(BANK, rp(900)), credit("3.1.01.02", rp(900))),
    )
    joint.does(record_entry, opening)
    joint.closes().adopts(by_capital(), REST)

    with pytest.raises(UnnamedCapitalError) as refused:
        draft(joint)
    assert refused.value.facts == {"account": "3.1.01.02", "amount": rp(900)}


def test_each_village_has_its_own_account_of_distributions(engine):
    joint = three_villages(engine)
    joint.contributes(A, 50_000_000)
    joint.contributes(B, 50_000_000)
    joint.closes().adopts(by_capital(), REST)
    joint.decides()
    joint.shares()

    assert joint.holds("3.2.01.02") == rp(-300_000)
    assert joint.holds("3.2.01.03") == rp(-300_000)


def test_the_community_shares_by_what_each_put_in(engine):
    sharer = earning(engine)
    with sharer.work() as work:
        code = register_contributor(
            work, RegisterContributor(kind=ContributorKind.MEMBER, name="Kelompok Tani")
        ).code
    sharer.decides("Musdes 1/2025", DecisionKind.TAKE_CAPITAL, day(1, 5))
    sharer.does(
        contribute_capital,
        ContributeCapital(
            source="masyarakat",
            date=day(1, 6),
            amount=rp(1_000_000),
            into=BANK,
            decision="Musdes 1/2025",
            contributor=code,
        ),
    )
    sharer.closes().adopts(HeadOf(kind="members", weight="60"), REST)
    sharer.decides()

    (member, _) = sharer.shares().shares
    assert (member.recipient, member.party, member.amount) == (
        "Kelompok Tani",
        code,
        rp(600_000),
    )
    assert sharer.holds("3.2.02.01") == rp(-600_000)


@pytest.mark.parametrize("division", Division)
def test_each_way_of_dividing_has_a_name(division):
    assert division.label


# --- floors, caps, losses ---------------------------------------------------------------------


def test_floors_and_caps_of_heads_hold(engine):
    sharer = earning(engine).closes()
    sharer.adopts(
        by_capital(floor=rp(700_000)),
        HeadOf(kind="managers", weight="20", cap=rp(100_000)),
        HeadOf(kind="social", weight="20"),
    )

    calculation = draft(sharer)
    assert [head.amount for head in calculation.enterprise.heads] == [
        rp(700_000),
        rp(100_000),
        rp(200_000),
    ]
    shares = calculation.enterprise.explanation.shares
    assert [share.bound for share in shares] == [Bound.FLOOR, Bound.CAP, Bound.NONE]


def with_a_loss_before(engine):
    """Return an enterprise that lost Rp300.000 in 2024, and earned Rp1.000.000 in 2025."""
    sharer = earning(engine)
    sharer.loses(300_000, day(6, 1, 2024))
    return sharer.closes(2024).closes(2025)


def test_losses_are_made_up_before_anything_is_shared(engine):
    sharer = with_a_loss_before(engine)
    sharer.adopts(by_capital(), REST)

    calculation = draft(sharer)
    assert (calculation.losses, calculation.enterprise.base) == (rp(300_000), rp(700_000))
    assert received(calculation)["village_income", A] == rp(420_000)


def test_a_scheme_may_leave_earlier_losses_alone(engine):
    sharer = with_a_loss_before(engine)
    sharer.adopts(by_capital(), REST, losses_first=False)

    assert draft(sharer).enterprise.base == rp(1_000_000)


def test_losses_larger_than_the_profit_leave_nothing(engine):
    sharer = earning(engine)
    sharer.loses(1_000_000, day(6, 1, 2024))
    sharer.closes(2024).closes(2025).adopts(by_capital(), REST)

    with pytest.raises(NothingToShareError) as refused:
        draft(sharer)
    assert refused.value.facts["losses"] == rp(1_000_000)


def test_profit_kept_in_earlier_years_is_not_shared_again(engine):
    sharer = earning(engine)
    sale = RecordTransaction(
        kind="cash_sale", unit="TOKO", date=day(5, 1, 2024), amounts={"total": rp(9_000_000)}
    )
    sharer.does(record_transaction, sale)
    sharer.closes(2024).closes(2025).adopts(by_capital(), REST)

    assert draft(sharer).enterprise.base == rp(1_000_000)


# --- two levels -------------------------------------------------------------------------------

UNIT_HEADS = (
    HeadOf(kind="unit_staff", weight="10"),
    HeadOf(kind="passed_on", weight="90"),
)


def test_a_unit_shares_first_and_passes_the_rest_on(engine):
    sharer = earning(engine).closes()
    sharer.adopts(*UNIT_HEADS, unit="TOKO")
    sharer.adopts(by_capital(), REST)

    calculation = draft(sharer)
    assert [level.plan.unit for level in calculation.units] == ["TOKO"]
    assert received(calculation) == {
        ("unit_staff", "unit_staff"): rp(100_000),
        ("village_income", A): rp(540_000),
        ("retained", "retained"): rp(360_000),
    }


def test_a_unit_with_a_loss_shares_nothing(engine):
    sharer = earning(engine).with_unit("KAFE")
    sharer.does(record_entry, entry(400_000, unit="KAFE", date=day(6, 1)))
    sharer.closes().adopts(*UNIT_HEADS, unit="KAFE")
    sharer.adopts(by_capital(), REST)

    calculation = draft(sharer)
    assert (calculation.units[0].explanation, calculation.enterprise.base) == (
        None,
        rp(600_000),
    )


def test_units_do_not_share_more_than_the_whole_has(engine):
    sharer = earning(engine)
    sharer.does(record_entry, entry(950_000, date=day(6, 1)))
    sharer.closes().adopts(*UNIT_HEADS, unit="TOKO")
    sharer.adopts(by_capital(), REST)

    with pytest.raises(UnitsShareTooMuchError):
        draft(sharer)


# --- partners ---------------------------------------------------------------------------------


def with_a_partner(engine, on=None):
    """Return an enterprise with a partner who has two fifths of its shop's profit."""
    sharer = earning(engine)
    with sharer.work() as work:
        code = register_contributor(
            work, RegisterContributor(kind=ContributorKind.PARTNER, name="CV Mitra")
        ).code
    sharer.decides("Musdes 1/2025", DecisionKind.TAKE_CAPITAL, day(1, 5))
    sharer.does(
        contribute_capital,
        ContributeCapital(
            source="pihak_ketiga",
            date=on or day(1, 6),
            amount=rp(1_000_000),
            into=BANK,
            decision="Musdes 1/2025",
            contributor=code,
            treatment=Treatment.STAKE,
            paper="PKS 1/2025",
            unit="TOKO",
            share=Fraction(2, 5),
        ),
    )
    return sharer.closes(), code


def test_a_partner_gets_its_part_of_one_unit_by_agreement(engine):
    sharer, code = with_a_partner(engine)
    sharer.adopts(by_capital(), REST)
    sharer.decides()

    sharing = sharer.shares()
    assert [(s.unit, s.party, s.amount) for s in sharing.shares] == [
        ("TOKO", code, rp(400_000)),
        ("", f"DESA-{A}", rp(360_000)),
        ("", "", rp(240_000)),
    ]


def test_a_stake_that_came_after_the_year_has_no_part_in_it(engine):
    sharer, _ = with_a_partner(engine, on=day(2, 1, 2026))
    sharer.adopts(by_capital(), REST)

    assert draft(sharer).units == ()


def test_a_scheme_of_the_unit_does_not_leave_its_partner_out(engine):
    sharer, code = with_a_partner(engine)
    sharer.adopts(*UNIT_HEADS, unit="TOKO")
    sharer.adopts(by_capital(), REST)

    with pytest.raises(PartnerLeftOutError) as refused:
        draft(sharer)
    assert refused.value.facts == {"unit": "TOKO", "partner": code}


def test_a_scheme_of_the_unit_may_name_its_partner(engine):
    sharer, code = with_a_partner(engine)
    partner = HeadOf(kind="partner", weight="40", party=code)
    sharer.adopts(partner, HeadOf(kind="passed_on", weight="60"), unit="TOKO")
    sharer.adopts(by_capital(), REST)

    assert received(draft(sharer))["partner", "partner"] == rp(400_000)


# --- capital from profit ----------------------------------------------------------------------


def with_added_capital(engine):
    joint = three_villages(engine)
    joint.contributes(A, 30_000_000)
    joint.contributes(B, 10_000_000)
    joint.closes().adopts(HeadOf(kind="added_capital", weight="60"), REST)
    joint.decides()
    return joint


def test_profit_that_stays_as_capital_goes_through_its_register(engine):
    joint = with_added_capital(engine)

    sharing = joint.shares()

    assert [(s.party, s.amount, bool(s.fund)) for s in sharing.shares[:2]] == [
        (f"DESA-{A}", rp(450_000), True),
        (f"DESA-{B}", rp(150_000), True),
    ]
    assert joint.holds("3.1.01.00") == rp(40_600_000)
    assert joint.holds("3.3.01.01") == rp(400_000)


def test_taking_a_sharing_back_takes_its_capital_back(engine):
    joint = with_added_capital(engine)
    sharing = joint.shares()

    joint.does(undo_sharing, sharing.sharing_id, on=SHARING_DAY, reason="salah")

    assert joint.holds("3.1.01.00") == rp(40_000_000)
    assert joint.holds("3.3.01.01") == rp(1_000_000)


# --- laws -------------------------------------------------------------------------------------


def plan(weights, unit=""):
    heads = []
    for number, weight in enumerate(weights):
        key = f"bagian{number}"
        kind = HEAD_KINDS["passed_on" if unit and not number else "managers"]
        claims = tuple(
            Claim(
                code=f"{n}",
                name="x",
                party="X",
                weight=Fraction(n + 1),
                drawn_from="",
                account="",
            )
            for n in range(number % 4 + 1)
        )
        heads.append(
            HeadPlan(
                key=key,
                name=key,
                kind=kind,
                weight=weight,
                division=Division.RATIO,
                claims=claims,
            )
        )
    return LevelPlan(
        unit=unit,
        scheme_id="",
        scheme="x",
        source="x",
        is_percentage=False,
        losses_first=True,
        heads=tuple(heads),
    )


weights = st.lists(st.fractions(0, 100, max_denominator=30), min_size=1, max_size=8).filter(any)


@many
@given(st.integers(1, 10**13), st.integers(0, 10**12), st.fractions(0, 1), weights, weights)
def test_shares_losses_and_sen_add_up_to_the_profit(minor, loss, part, whole, of_unit):
    profit, earned = rp(minor) / 100, rp(int(minor * part)) / 100
    result = YearResult(
        year=2025, profit=profit, by_unit={"TOKO": earned}, earlier_loss=rp(loss) / 100
    )
    try:
        found = calculate(result, plan(whole), [plan(of_unit, "TOKO")])
    except (NothingToShareError, UnitsShareTooMuchError):
        return

    given_out = total((share.amount for share in found.shares), profit.currency)
    assert given_out + found.losses + found.left == profit
    assert rp(0) <= found.left < rp(1)
    assert all(share.amount.amount == int(share.amount.amount) for share in found.shares)


@many
@given(st.integers(100, 10**13), weights, st.randoms(use_true_random=False))
def test_the_order_of_heads_does_not_matter(minor, whole, random):
    result = YearResult(year=2025, profit=rp(minor) / 100, by_unit={}, earlier_loss=rp(0))
    level = plan(whole)
    heads = list(level.heads)
    random.shuffle(heads)
    turned = LevelPlan(
        unit="",
        scheme_id="",
        scheme="x",
        source="x",
        is_percentage=False,
        losses_first=True,
        heads=tuple(heads),
    )

    assert received(calculate(result, level)) == received(calculate(result, turned))


def test_a_sharing_with_added_capital_is_not_taken_back_half(engine):
    joint = three_villages(engine)
    joint.contributes(A, 30_000_000)
    joint.closes().adopts(
        HeadOf(kind="added_capital", weight="60"), HeadOf(kind="managers", weight="40")
    )
    joint.decides()
    sharing = joint.shares()

    with pytest.raises(SharePaidError):
        joint.does(reverse_entry, sharing.sequence, on=SHARING_DAY, reason="salah")
