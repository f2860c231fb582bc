from __future__ import annotations

import pytest

from bumdes.actions.following_cooperation import (
    AddNote,
    AddObligation,
    SettleDispute,
    add_note,
    add_obligation,
    fulfil_obligation,
    raise_dispute,
    settle_dispute,
)
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError
from bumdes.governance.cooperation import NoteKind, due_obligations, members_of
from bumdes.governance.cooperation_file import cooperation_file, dispute_facilitator
from ledger import rp
from tests.bumdes.test_cooperating import registers, registers_jointly
from tests.bumdes.village import BOOK, SUPERVISOR, day


@pytest.fixture
def agreed(village):
    """A cooperation with one partner: the village enterprise, and the id."""
    return village, registers(village).cooperation_id


def owes(agreed, **facts):
    village, cooperation_id = agreed
    given = {"cooperation_id": cooperation_id, "about": "Bayar sewa", "due_on": day(5)}
    by = facts.pop("by", None)
    who = {"by": by} if by else {}
    return village.does(add_obligation, AddObligation(**(given | facts)), **who)


def file_of(agreed):
    village, cooperation_id = agreed
    with village.work(read_only=True) as work:
        return cooperation_file(work.session, BOOK, cooperation_id)


def disputed(agreed):
    village, cooperation_id = agreed
    return village.does(raise_dispute, cooperation_id, raised_on=day(4), about="Harga beli")


def settled(agreed, dispute, **facts):
    given = {"settled_on": day(5), "settlement": "Harga pasar", "settled_by": "Camat"}
    command = SettleDispute(dispute_id=dispute.dispute_id, **(given | facts))
    return agreed[0].does(settle_dispute, command)


def test_an_obligation_has_its_day_and_amount(agreed):
    assert owes(agreed, amount=rp(500_000)).amount == rp(500_000)


def test_an_obligation_may_be_about_no_money(agreed):
    assert owes(agreed).amount is None


def test_the_enterprise_has_obligations_itself(agreed):
    owes(agreed)

    file = file_of(agreed)
    assert file.member_name(file.obligations[0].member_id) == ""


def test_a_partner_has_obligations(agreed):
    partner = file_of(agreed).members[0]
    owes(agreed, member_id=partner.member_id)

    file = file_of(agreed)
    assert file.member_name(file.obligations[0].member_id) == "PT Mitra Tani"


def test_a_partner_of_another_cooperation_has_none_here(agreed):
    village, _ = agreed
    other = registers_jointly(village)
    with village.work(read_only=True) as work:
        stranger = members_of(work.session, BOOK, other.cooperation_id)[0]

    with pytest.raises(NotFoundError):
        owes(agreed, member_id=stranger.member_id)


@pytest.mark.parametrize("facts", [{"member_id": "0" * 32}, {"cooperation_id": "0" * 32}])
def test_obligations_are_those_of_somebody(agreed, facts):
    with pytest.raises(NotFoundError):
        owes(agreed, **facts)


def test_an_obligation_is_not_negative(agreed):
    with pytest.raises(InvalidFieldError):
        owes(agreed, amount=rp(-1))


def test_obligations_are_listed_by_their_day(agreed):
    for month in (7, 5, 6):
        owes(agreed, due_on=day(month))

    assert [o.due_on.month for o in file_of(agreed).obligations] == [5, 6, 7]


def test_an_obligation_is_overdue_the_day_after(agreed):
    made = owes(agreed)

    assert [made.is_overdue(d) for d in (day(5), day(5, 2))] == [False, True]


def test_what_was_done_is_due_no_more(agreed):
    village, _ = agreed
    made = owes(agreed)
    owes(agreed, due_on=day(6), about="Lapor")
    owes(agreed, due_on=day(7), about="Nanti")

    done = village.does(fulfil_obligation, made.obligation_id, done_on=day(5), note="Lunas")

    with village.work(read_only=True) as work:
        due = [o.about for o in due_obligations(work.session, BOOK, day(6))]
    assert (done.is_overdue(day(9)), due) == (False, ["Lapor"])


def test_what_was_done_is_not_done_again(agreed):
    village, _ = agreed
    made = owes(agreed)
    village.does(fulfil_obligation, made.obligation_id, done_on=day(5))

    with pytest.raises(InvalidFieldError):
        village.does(fulfil_obligation, made.obligation_id, done_on=day(6))


def test_nobody_does_what_nobody_has_to(agreed):
    with pytest.raises(NotFoundError):
        agreed[0].does(fulfil_obligation, "0" * 32, done_on=day(5))


def test_what_was_found_is_noted_in_its_lines(agreed):
    village, cooperation_id = agreed
    for noted_on, text in ((day(6), "Baik.\r\nLanjutkan."), (day(7), "Cukup.")):
        command = AddNote(
            cooperation_id=cooperation_id,
            kind=NoteKind.EVALUATION,
            noted_on=noted_on,
            text=text,
        )
        village.does(add_note, command)

    assert [note.text for note in file_of(agreed).notes] == ["Cukup.", "Baik.\nLanjutkan."]


def test_a_dispute_stays_on_record_until_it_is_settled(agreed):
    dispute = disputed(agreed)

    assert [found.settled_on for found in file_of(agreed).disputes] == [None]
    assert settled(agreed, dispute).settled_by == "Camat"


def test_a_dispute_is_settled_once(agreed):
    dispute = disputed(agreed)
    settled(agreed, dispute)

    with pytest.raises(InvalidFieldError) as refused:
        settled(agreed, dispute)
    assert refused.value.facts["rule"] == "settled_already"


def test_a_dispute_is_not_settled_before_it_began(agreed):
    with pytest.raises(InvalidFieldError) as refused:
        settled(agreed, disputed(agreed), settled_on=day(3))

    assert refused.value.facts["rule"] == "not_before_dispute"


def test_no_dispute_is_settled_that_nobody_had(agreed):
    with pytest.raises(NotFoundError):
        agreed[0].does(
            settle_dispute,
            SettleDispute(dispute_id="0" * 32, settled_on=day(5), settlement="Damai"),
        )


def test_who_only_looks_notes_nothing(agreed):
    with pytest.raises(PermissionDeniedError):
        owes(agreed, by=SUPERVISOR)


# --- who helps ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "office"),
    [
        (["35.17.08.2001", "35.17.08.2002"], "Camat"),
        (["35.17.08.2001", "35.17.09.2001"], "Bupati/Wali Kota"),
        (["35.17.08.2001", "35.18.09.2001"], "Gubernur"),
        (["35.17.08.2001", "33.18.09.2001"], "Menteri Dalam Negeri"),
        ([], ""),
    ],
)
def test_the_head_of_what_the_villages_share_helps(codes, office):
    assert dispute_facilitator(codes, day(1)) == office


def test_before_the_rule_nobody_helped():
    assert dispute_facilitator(["35.17.08.2001"], day(1, year=2016)) == ""


def test_a_cooperation_knows_who_helps(village):
    made = registers_jointly(village)

    assert file_of((village, made.cooperation_id)).facilitator(day(1)) == "Camat"
