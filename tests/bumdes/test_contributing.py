"""Capital comes in as its source says, with its decision and its papers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bumdes.actions.contributing import contribute_capital
from bumdes.actions.cooperating import RegisterCooperation, Side, register_cooperation
from bumdes.actions.founding import add_village
from bumdes.actions.planning_use import UseLine, plan_use, plan_use_by_proposal
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.capital.contribution import ContributionForm, contributions_of
from bumdes.capital.contributor import contributors_of
from bumdes.capital.planned_use import planned_uses_of
from bumdes.capital_source import ContributorKind, Treatment
from bumdes.errors import (
    ContributorNotOfferedError,
    DecisionRequiredError,
    InvalidFieldError,
    LandAsCapitalError,
    NotFoundError,
    PaperRequiredError,
    PermissionDeniedError,
    RegisterOnlyError,
    SharesPastWholeError,
    TakenError,
    TreatmentNotOfferedError,
    WrongDecisionError,
    WrongStageError,
)
from bumdes.governance.cooperation import CooperationKind
from bumdes.planning.proposal import funds_of
from ledger import (
    Dimension,
    DimensionValue,
    EntryKind,
    JournalEntry,
    Period,
    credit,
    debit,
    rp,
)
from ledger.errors import HeadingAccountError, KeyReusedError
from tests.bumdes.capital import (
    BANK,
    BORROWED,
    HOME,
    JOINT,
    SHARED,
    TAKEN,
    balance,
    command,
    contributes,
    jointly_owned,
    owned,
    standing,
    with_contributor,
)
from tests.bumdes.planned import EQUIPMENT, proposal_approved, proposed
from tests.bumdes.village import SUPERVISOR, TREASURER, day

PARTNER = {"source": "pihak_ketiga", "paper": "PKS 7/2025"}


@pytest.fixture
def village(engine):
    return owned(engine)


@pytest.fixture
def joint(engine):
    return jointly_owned(engine)


def entries(village):
    with village.work(read_only=True) as work:
        return list(work.book.entries(Period.year(2025)))


# --- money ---------------------------------------------------------------------------


def test_village_money_is_capital_of_the_village(village):
    contributes(village, 50_000_000)

    assert balance(village, "3.1.01.01") == 50_000_000


def test_the_money_comes_into_the_account_it_was_paid_to(village):
    contributes(village, 50_000_000)

    assert balance(village, BANK) == -50_000_000


def test_a_contribution_is_a_fund_with_a_number_of_its_year(village):
    numbers = [contributes(village).fund, contributes(village).fund]

    assert numbers == ["M2025-001", "M2025-002"]


def test_all_its_lines_carry_the_fund(village):
    fund = contributes(village).fund

    (posted,) = entries(village)
    assert {posting.fund for posting in posted.entry.postings} == {fund}


def test_the_line_of_capital_names_the_village(village):
    contributes(village)

    (posted,) = entries(village)
    assert [p.party for p in posted.entry.postings] == ["", f"DESA-{HOME}"]


def test_the_entry_says_which_register_and_record_stand_behind_it(village):
    fund = contributes(village).fund

    (posted,) = entries(village)
    assert posted.entry.tags == {"register": "capital", "record": fund}


def test_the_entry_carries_its_decision_and_its_proofs(village):
    digest = "a" * 64

    contributes(village, evidence=(digest,))

    (posted,) = entries(village)
    assert (posted.entry.decision, posted.entry.evidence) == (TAKEN, (digest,))


def test_the_statement_of_cash_flows_is_told_the_line(village):
    contributes(village)

    (posted,) = entries(village)
    assert posted.entry.postings[1].component == "FI-IN-1"


def test_the_line_of_the_villages_budget_is_that_of_the_source(village):
    assert contributes(village).apbdes_code == "6.2.2"


def test_the_budget_year_is_that_of_the_day_unless_said(village):
    years = [
        contributes(village).fiscal_year,
        contributes(village, fiscal_year=2024).fiscal_year,
    ]

    assert years == [2025, 2024]


def test_the_register_keeps_what_was_told(village):
    told = {
        "paper_date": day(1, 3),
        "bank_slip": "TRX-881",
        "purpose": "Modal toko",
        "apbdes_code": "6.2.2.01",
    }

    fund = contributes(village, **told).fund

    kept = standing(village, fund)
    assert {name: getattr(kept, name) for name in told} == told


def test_asking_again_changes_nothing(village):
    first = contributes(village, key="sekali")

    again = contributes(village, key="sekali")

    assert (again.fund, len(entries(village))) == (first.fund, 1)


def test_asking_again_for_something_else_is_refused(village):
    contributes(village, key="sekali")

    with pytest.raises(KeyReusedError):
        contributes(village, 60_000_000, key="sekali")


def test_a_number_is_given_once(village):
    contributes(village, fund="TOKO25")

    with pytest.raises(TakenError):
        contributes(village, fund="TOKO25")


def test_a_fund_and_a_party_that_the_books_knew_before_are_taken_over(village):
    with village.work() as work:
        work.book.declare(
            DimensionValue(dimension=Dimension.FUND, code="TOKO25", name="Modal toko"),
            DimensionValue(dimension=Dimension.PARTY, code=f"DESA-{HOME}", name="Desa"),
        )

    assert contributes(village, fund="TOKO25").fund == "TOKO25"


def test_the_treasurer_keeps_the_register(village):
    assert village.does(contribute_capital, command(), by=TREASURER).recorded_by == "ratna"


def test_a_supervisor_does_not_keep_the_register(village):
    with pytest.raises(PermissionDeniedError):
        village.does(contribute_capital, command(), by=SUPERVISOR)


# --- whose ---------------------------------------------------------------------------


def test_each_village_of_several_has_an_account_of_its_own(joint):
    for code in JOINT:
        contributes(joint, contributor=code)

    with joint.work(read_only=True) as work:
        accounts = [c.account for c in contributors_of(work.session, joint.book_id)]
    assert accounts == ["3.1.01.02", "3.1.01.03", "3.1.01.04"]


def test_the_account_of_a_village_has_its_name(joint):
    contributes(joint, contributor=JOINT[1])

    with joint.work(read_only=True) as work:
        assert work.book.chart["3.1.01.02"].name == "Penyertaan Modal Desa Lestari"


def test_a_fourth_village_gets_a_new_account(joint):
    joint.does(add_village, "35.17.08.2004", "Sari")
    for code in (*JOINT, "35.17.08.2004"):
        contributes(joint, contributor=code)

    assert balance(joint, "3.1.01.05") == 50_000_000


def test_community_capital_is_kept_apart(village):
    member = with_contributor(village, ContributorKind.MEMBER, "Bu Sari")

    contributes(village, source="masyarakat", contributor=member, paper="")

    assert balance(village, "3.1.02.01") == 50_000_000


def test_the_former_revolving_fund_is_kept_apart_from_the_community(village):
    contributes(village, source="dbm", contributor="", into="1.1.03.03", handover="BA 1/2025")

    assert balance(village, "3.1.02.98") == 50_000_000


def test_a_village_that_owns_nothing_contributes_nothing(village):
    with pytest.raises(NotFoundError):
        contributes(village, contributor="35.17.08.9999")


def test_a_member_of_the_community_has_no_dana_desa(village):
    member = with_contributor(village, ContributorKind.MEMBER, "Bu Sari")

    with pytest.raises(ContributorNotOfferedError):
        contributes(village, contributor=member)


def test_contributors_are_numbered(village):
    codes = [with_contributor(village, ContributorKind.PARTNER) for _ in range(2)]

    assert codes == ["PIHAK-1", "PIHAK-2"]


def test_a_village_is_registered_once(village):
    asked = RegisterContributor(kind=ContributorKind.VILLAGE, village=HOME)
    village.does(register_contributor, asked)

    with pytest.raises(TakenError):
        village.does(register_contributor, asked)


def test_a_village_that_owns_nothing_is_not_registered(village):
    asked = RegisterContributor(kind=ContributorKind.VILLAGE, village="35.17.08.9999")

    with pytest.raises(NotFoundError):
        village.does(register_contributor, asked)


def test_only_villages_have_the_code_of_one(village):
    asked = RegisterContributor(kind=ContributorKind.PARTNER, name="CV", village=HOME)

    with pytest.raises(InvalidFieldError):
        village.does(register_contributor, asked)


# --- what it becomes -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("treatment", "account", "decision", "more"),
    [
        (Treatment.DONATION, "3.4.01.01", TAKEN, {}),
        (Treatment.LIABILITY, "2.2.02.01", BORROWED, {}),
        (Treatment.STAKE, "2.2.03.01", TAKEN, {"unit": "TOKO", "share": Fraction(2, 5)}),
    ],
)
def test_money_of_partners_becomes_what_its_agreement_says(
    village, treatment, account, decision, more
):
    village.with_unit("TOKO")
    partner = with_contributor(village, ContributorKind.PARTNER)

    contributes(
        village,
        **PARTNER,
        contributor=partner,
        treatment=treatment,
        decision=decision,
        **more,
    )

    assert balance(village, account) == 50_000_000


def test_the_agreement_must_be_told(village):
    partner = with_contributor(village, ContributorKind.PARTNER)

    with pytest.raises(TreatmentNotOfferedError):
        contributes(village, **PARTNER, contributor=partner)


def test_village_money_is_never_a_donation(village):
    with pytest.raises(TreatmentNotOfferedError):
        contributes(village, treatment=Treatment.DONATION)


def test_a_loan_is_a_liability(village):
    bank = with_contributor(village, ContributorKind.LENDER, "Bank Daerah")

    contributes(
        village, source="pinjaman", contributor=bank, paper="PK 1/2025", decision=BORROWED
    )

    assert balance(village, "2.2.01.01") == 50_000_000


def test_a_loan_is_no_capital(village):
    bank = with_contributor(village, ContributorKind.LENDER, "Bank Daerah")

    contributes(
        village, source="pinjaman", contributor=bank, paper="PK 1/2025", decision=BORROWED
    )

    assert balance(village, "3.1.00.00") == 0


def test_a_loan_may_be_short(village):
    bank = with_contributor(village, ContributorKind.LENDER, "Bank Daerah")

    contributes(
        village,
        source="pinjaman",
        contributor=bank,
        paper="PK 1/2025",
        decision=BORROWED,
        account="2.1.05.01",
    )

    assert balance(village, "2.1.05.01") == 50_000_000


def test_a_loan_is_not_kept_where_its_source_does_not_say(village):
    bank = with_contributor(village, ContributorKind.LENDER, "Bank Daerah")

    with pytest.raises(InvalidFieldError):
        contributes(
            village,
            source="pinjaman",
            contributor=bank,
            paper="PK 1/2025",
            decision=BORROWED,
            account="2.1.01.01",
        )


def test_a_stake_stands_in_its_unit(village):
    village.with_unit("TOKO")
    partner = with_contributor(village, ContributorKind.PARTNER)
    facts = {"treatment": Treatment.STAKE, "unit": "TOKO", "share": Fraction(1, 3)}

    contributes(village, **PARTNER, contributor=partner, **facts)

    (posted,) = entries(village)
    assert {posting.unit for posting in posted.entry.postings} == {"TOKO"}


def test_a_stake_has_a_share_of_its_unit(village):
    partner = with_contributor(village, ContributorKind.PARTNER)

    with pytest.raises(InvalidFieldError):
        contributes(village, **PARTNER, contributor=partner, treatment=Treatment.STAKE)


def test_only_stakes_are_in_a_unit(village):
    village.with_unit("TOKO")

    with pytest.raises(InvalidFieldError):
        contributes(village, unit="TOKO")


def test_shares_of_a_unit_past_the_whole_are_refused(village):
    village.with_unit("TOKO")
    partner = with_contributor(village, ContributorKind.PARTNER)
    stake = {**PARTNER, "contributor": partner, "treatment": Treatment.STAKE, "unit": "TOKO"}
    contributes(village, **stake, share=Fraction(2, 3))

    with pytest.raises(SharesPastWholeError):
        contributes(village, **stake, share=Fraction(1, 2))


# --- goods ---------------------------------------------------------------------------


def test_goods_become_what_they_are(village):
    contributes(village, into="1.3.03.01", handover="BAST 4/2025")

    assert balance(village, "1.3.03.01") == -50_000_000


def test_goods_move_no_cash(village):
    contributes(village, into="1.3.03.01", handover="BAST 4/2025")

    (posted,) = entries(village)
    assert {posting.component for posting in posted.entry.postings} == {""}


def test_goods_need_the_minutes_of_their_hand_over(village):
    with pytest.raises(PaperRequiredError):
        contributes(village, into="1.3.03.01")


@pytest.mark.parametrize("account", ["1.3.01.01", "1.3.05.01"])
def test_land_and_village_buildings_are_no_capital(village, account):
    with pytest.raises(LandAsCapitalError) as caught:
        contributes(village, into=account, handover="BAST 4/2025")

    assert caught.value.facts["instead"] == "borrow_asset"


def test_land_of_the_community_is_no_capital_either(village):
    member = with_contributor(village, ContributorKind.MEMBER, "Bu Sari")

    with pytest.raises(LandAsCapitalError):
        contributes(
            village,
            source="masyarakat",
            contributor=member,
            into="1.3.01.01",
            handover="BAST 4/2025",
        )


@pytest.mark.parametrize("account", ["6.1.02.01", "1.1.99.99", "1.3.07.02", "2.1.01.01"])
def test_what_is_neither_money_nor_goods_is_refused(village, account):
    with pytest.raises(InvalidFieldError):
        contributes(village, into=account, handover="BAST 4/2025")


def test_a_heading_receives_nothing(village):
    with pytest.raises(HeadingAccountError):
        contributes(village, into="1.1.01.00")


# --- profit made capital -------------------------------------------------------------


def converts(village, **facts):
    given = {
        "source": "hasil_usaha",
        "contributor": "",
        "into": "3.3.01.01",
        "decision": SHARED,
        "paper": "",
    }
    return contributes(village, 7_000_000, **(given | facts))


def test_retained_profit_becomes_capital_of_all(village):
    converts(village)

    assert (balance(village, "3.1.01.98"), balance(village, "3.3.01.01")) == (
        7_000_000,
        -7_000_000,
    )


def test_profit_made_capital_brings_no_money_of_its_own(village):
    assert converts(village).in_form is ContributionForm.CONVERSION


def test_a_village_may_leave_its_share_in(village):
    converts(village, contributor=HOME, into="2.1.07.01", decision=TAKEN)

    assert balance(village, "3.1.01.01") == 7_000_000


def test_profit_is_made_capital_from_profit_only(village):
    with pytest.raises(InvalidFieldError):
        converts(village, into=BANK)


# --- decisions and papers ------------------------------------------------------------


def test_capital_without_a_decision_is_refused(village):
    with pytest.raises(DecisionRequiredError):
        contributes(village, decision="")


def test_a_decision_to_borrow_takes_no_capital(village):
    with pytest.raises(WrongDecisionError):
        contributes(village, decision=BORROWED)


def test_village_money_needs_the_number_of_its_regulation(village):
    with pytest.raises(PaperRequiredError):
        contributes(village, paper=" ")


def test_a_source_that_nobody_knows_is_refused(village):
    with pytest.raises(NotFoundError):
        contributes(village, source="lotre")


def test_a_refused_contribution_leaves_nothing(village):
    with pytest.raises(PaperRequiredError):
        contributes(village, paper="")

    with village.work(read_only=True) as work:
        assert contributions_of(work.session, village.book_id) == []


def test_a_refused_contribution_is_kept_as_evidence(village):
    with pytest.raises(PaperRequiredError):
        contributes(village, paper="")

    assert village.refusals() == ["paper_required"]


# --- programmes and plans ------------------------------------------------------------


def test_an_earmark_may_ring_fence(village):
    assert contributes(village, earmark="ketahanan_pangan").is_ring_fenced


def test_a_ring_fence_can_be_said(village):
    assert not contributes(
        village, earmark="ketahanan_pangan", is_ring_fenced=False
    ).is_ring_fenced


def test_an_earmark_that_nobody_knows_is_refused(village):
    with pytest.raises(NotFoundError):
        contributes(village, earmark="lotre")


def test_a_contribution_may_come_with_its_plan(village):
    line = UseLine(description="Kulkas", account="1.3.03.01", amount=rp(9_000_000))

    fund = contributes(village, uses=(line,)).fund

    with village.work(read_only=True) as work:
        (planned,) = planned_uses_of(work.session, village.book_id, fund)
    assert (planned.description, planned.amount_minor) == ("Kulkas", 900_000_000)


def test_a_new_plan_takes_the_place_of_the_old(village):
    line = UseLine(description="Kulkas", account="1.3.03.01", amount=rp(9_000_000))
    fund = contributes(village, uses=(line, line)).fund

    assert len(village.does(plan_use, fund, [line])) == 1


def test_a_plan_spends_more_than_nothing(village):
    line = UseLine(description="Kulkas", account="1.3.03.01", amount=rp(0))
    fund = contributes(village).fund

    with pytest.raises(InvalidFieldError):
        village.does(plan_use, fund, [line])


def test_a_plan_is_for_a_unit_that_is_there(village):
    fund = contributes(village).fund
    line = UseLine(description="Kulkas", account="1.3.03.01", amount=rp(1), unit="TIADA")

    with pytest.raises(NotFoundError):
        village.does(plan_use, fund, [line])


# --- the rule of the accounts --------------------------------------------------------


def equity_entry(account, **facts):
    postings = (debit(BANK, rp(1_000_000)), credit(account, rp(1_000_000)))
    given = {"date": day(2), "description": "Modal", "postings": postings, "decision": TAKEN}
    return JournalEntry(**(given | facts))


@pytest.mark.parametrize("account", ["3.1.01.01", "3.1.02.01", "3.4.01.01"])
def test_equity_without_a_contribution_is_refused(village, account):
    with pytest.raises(RegisterOnlyError):
        village.does(record_entry, equity_entry(account))


def test_equity_is_brought_in_by_openings(village):
    village.does(record_entry, equity_entry("3.1.01.01", kind=EntryKind.OPENING, decision=""))

    assert balance(village, "3.1.01.01") == 1_000_000


def test_a_contribution_is_taken_back_by_taking_its_entry_back(village):
    made = contributes(village)

    village.does(reverse_entry, made.entry_sequence, on=day(2), reason="Salah catat")

    assert balance(village, "3.1.01.01") == 0


def test_the_tag_of_the_register_is_not_for_people(village):
    entry = equity_entry("3.1.01.01", tags={"register": "capital"})

    with pytest.raises(InvalidFieldError):
        village.does(record_entry, entry)


# --- cooperations and proposals ------------------------------------------------------


def cooperating(village):
    command = RegisterCooperation(
        kind=CooperationKind.THIRD_PARTY,
        title="Pengolahan kopi",
        scope="Pengolahan dan penjualan kopi bubuk",
        signed_on=day(1, 3),
        sides=(Side(name="CV Tani Jaya"),),
        number="PKS 7/2025",
    )
    return village.does(register_cooperation, command).cooperation_id


def test_a_partner_points_to_its_cooperation(village):
    cooperation_id = cooperating(village)
    asked = RegisterContributor(
        kind=ContributorKind.PARTNER, name="CV Tani Jaya", cooperation_id=cooperation_id
    )
    partner = village.does(register_contributor, asked).code

    made = contributes(village, **PARTNER, contributor=partner, treatment=Treatment.DONATION)

    assert made.cooperation_id == cooperation_id


def test_a_contribution_may_point_to_another_cooperation(village):
    partner = with_contributor(village, ContributorKind.PARTNER)
    cooperation_id = cooperating(village)

    made = contributes(
        village,
        **PARTNER,
        contributor=partner,
        treatment=Treatment.DONATION,
        cooperation_id=cooperation_id,
    )

    assert made.cooperation_id == cooperation_id


def test_a_cooperation_that_nobody_registered_is_refused(village):
    asked = RegisterContributor(kind=ContributorKind.PARTNER, name="CV", cooperation_id="x")

    with pytest.raises(NotFoundError):
        village.does(register_contributor, asked)


def test_nothing_is_contributed_in_a_cooperation_that_nobody_registered(village):
    with pytest.raises(NotFoundError):
        contributes(village, cooperation_id="x")


def test_an_approved_proposal_says_what_a_fund_is_for(village):
    village.with_unit("TOKO")
    fund = contributes(village).fund
    proposal_id = proposal_approved(village, unit="TOKO")

    planned = village.does(plan_use_by_proposal, fund, proposal_id)

    assert [(use.account, use.unit) for use in planned] == [(EQUIPMENT, "TOKO")]
    with village.work(read_only=True) as work:
        assert funds_of(work.session, village.book_id, proposal_id) == (fund,)


def test_a_proposal_that_is_not_approved_says_nothing(village):
    village.with_unit("TOKO")
    fund = contributes(village).fund
    proposal_id = proposed(village, unit="TOKO")

    with pytest.raises(WrongStageError):
        village.does(plan_use_by_proposal, fund, proposal_id)
