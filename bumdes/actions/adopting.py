"""Adopting schemes of sharing, as the statutes (AD/ART) have them, and letting them end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.enterprise import villages_of
from bumdes.errors import InvalidFieldError, NotFoundError, SchemeOverlapError, TakenError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.sharing.head_kind import Division, HeadKind, Use
from bumdes.sharing.head_kinds import HEAD_KINDS
from bumdes.sharing.scheme import Head, Recipient, Scheme, find_scheme, schemes_of
from bumdes.unit import find_unit
from ledger import Dimension
from ledger.allocation import check_percentages
from ledger.errors import ImpossibleBoundsError, NoWeightsError, UnknownDimensionValueError
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money

_KEY = re.compile(r"[a-z][a-z0-9_]{0,29}\Z", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}\Z", re.ASCII)
_WEIGHT = re.compile(r"\d{1,30}(\.\d{1,30})?\Z|\d{1,30}/0*[1-9]\d{0,29}\Z", re.ASCII)
_SEN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientOf:
    """One of those that a head is divided among by ratio; see ``Recipient``."""

    code: str
    name: str
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadOf:
    """A head of a scheme to be adopted; see ``Head``.

    Attributes:
        kind: key of its kind.
        weight: an exact decimal or fraction, ``25.43`` or ``1/3``.
        key, name: those of its kind if not said.
        floor, cap: least and most, in whole rupiah.
        division: the usual one of its kind if not said.
    """

    kind: str
    weight: str
    key: str = ""
    name: str = ""
    floor: Money | None = None
    cap: Money | None = None
    division: Division | None = None
    is_by_time: bool = False
    account: str = ""
    party: str = ""
    recipients: tuple[RecipientOf, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptScheme:
    """A scheme to be adopted; see ``Scheme``.

    Attributes:
        source: the article of the statutes, as printed.
        heads: in the order in which they are printed.
    """

    name: str
    source: str
    valid_from: dt.date
    heads: tuple[HeadOf, ...]
    unit: str = ""
    valid_to: dt.date | None = None
    is_percentage: bool = True
    losses_first: bool = True
    decision: str = ""


def adopt_scheme(work: Work, command: AdoptScheme) -> Scheme:
    """Keep a scheme, which never changes: another one takes its place from some day on.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit, or kind of head.
        SchemeOverlapError: another scheme is in force on some of its days.
        TakenError: two heads, or two recipients of a head, share a name.
        PercentagesTotalError: its percentages do not add up to 100.
        NoWeightsError, ImpossibleBoundsError: nothing can be shared by it.
        InvalidFieldError: a head says something that cannot be.
    """
    work.request = described(
        "adopt_scheme",
        name=command.name,
        unit=command.unit,
        source=command.source,
        valid_from=command.valid_from,
        heads=[[head.kind, head.weight] for head in command.heads],
    )
    work.actor.require(Permission.SHARE_PROFIT)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    work.book.writer()  # holds the books, so that nobody adopts another one meanwhile
    _check_scheme(work, command)
    scheme = Scheme(
        book_id=work.book_id,
        scheme_id=new_id(),
        unit=command.unit,
        name=check_text(command.name, "name", most=200),
        source=check_text(command.source, "source", most=300),
        valid_from=command.valid_from,
        valid_to=command.valid_to,
        is_percentage=command.is_percentage,
        losses_first=command.losses_first,
        decision=check_text(command.decision, "decision", most=100, blank=True),
        recorded_by=work.actor.name,
    )
    work.session.add(scheme)
    work.session.flush()
    for position, head in enumerate(command.heads, 1):
        _add_head(work, scheme, head, position)
    work.session.flush()
    return scheme


def end_scheme(work: Work, scheme_id: str, *, last_day: dt.date) -> Scheme:
    """Let *last_day* be the last day on which a scheme is in force.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such scheme.
        InvalidFieldError: it would end before it begins, or is ended already.
    """
    work.request = described("end_scheme", scheme_id=scheme_id, last_day=last_day)
    work.actor.require(Permission.SHARE_PROFIT)
    scheme = find_scheme(work.session, work.book_id, scheme_id)
    if scheme.valid_to is not None:
        raise InvalidFieldError("last_day", scheme.valid_to, "not_ended_yet")
    if last_day < scheme.valid_from:
        raise InvalidFieldError("last_day", last_day, "not_before_first_day")
    scheme.valid_to = last_day
    work.session.flush()
    return scheme


# --- checks ----------------------------------------------------------------------------------


def _check_scheme(work: Work, command: AdoptScheme) -> None:
    find_unit(work.session, work.book_id, command.unit)
    if command.valid_to is not None and command.valid_to < command.valid_from:
        raise InvalidFieldError("last_day", command.valid_to, "not_before_first_day")
    for other in schemes_of(work.session, work.book_id):
        ends_before = other.valid_to is not None and other.valid_to < command.valid_from
        begins_after = command.valid_to is not None and command.valid_to < other.valid_from
        if other.unit == command.unit and not ends_before and not begins_after:
            raise SchemeOverlapError(other.name, other.valid_from)
    keys: set[str] = set()
    for head in command.heads:
        _check_head(work, command, head)
        if _key(head) in keys:
            raise TakenError("sharing_head", _key(head))
        keys.add(_key(head))
    weights = {_key(head): Fraction(head.weight) for head in command.heads}
    if not any(weights.values()):
        raise NoWeightsError
    if command.is_percentage:
        check_percentages(weights)


def _check_head(work: Work, command: AdoptScheme, head: HeadOf) -> None:
    kind = _kind(head)
    if kind.of_units and not command.unit:
        raise InvalidFieldError("sharing_head", kind.key, "head_of_units")
    if not _KEY.match(_key(head)):
        raise InvalidFieldError("sharing_head", _key(head), "head_key")
    check_text(head.name or kind.label, "name", most=200)
    _check_weight(head.weight)
    _check_bounds(head)
    _check_account(kind, head)
    _check_division(work, kind, head)


def _check_weight(weight: str) -> None:
    if not _WEIGHT.match(weight):
        raise InvalidFieldError("weight", weight, "exact_number")


def _check_bounds(head: HeadOf) -> None:
    low, high = (None if b is None else to_minor(b) for b in (head.floor, head.cap))
    for bound in (low, high):
        if bound is not None and (bound < 0 or bound % _SEN):
            raise InvalidFieldError("bound", bound, "whole_rupiah")
    if low is not None and high is not None and high < low:
        raise ImpossibleBoundsError(high // _SEN, low // _SEN, high // _SEN)


def _check_account(kind: HeadKind, head: HeadOf) -> None:
    if head.account and head.account not in kind.accounts:
        raise InvalidFieldError("account", head.account, "account_of_head")


def _check_division(work: Work, kind: HeadKind, head: HeadOf) -> None:
    division = head.division or kind.divisions[0]
    if division not in kind.divisions:
        raise InvalidFieldError("division", division.value, "division_of_head")
    if bool(head.recipients) is not (division is Division.RATIO):
        raise InvalidFieldError("recipients", len(head.recipients), "recipients_of_ratio")
    if head.is_by_time and division is not Division.CAPITAL:
        raise InvalidFieldError("division", division.value, "time_needs_capital")
    if head.party:
        _check_party(work, kind, head, division)
    _check_recipients(work, kind, head)


def _check_party(work: Work, kind: HeadKind, head: HeadOf, division: Division) -> None:
    if division is not Division.WHOLE or kind.use is not Use.OWED:
        raise InvalidFieldError("party", head.party, "party_of_one")
    if head.party not in {value.code for value in work.book.known(Dimension.PARTY)}:
        raise UnknownDimensionValueError("party", head.party)


def _check_recipients(work: Work, kind: HeadKind, head: HeadOf) -> None:
    villages = {village.code for village in villages_of(work.session, work.book_id)}
    seen: set[str] = set()
    for recipient in head.recipients:
        if not _CODE.match(recipient.code):
            raise InvalidFieldError("recipient", recipient.code, "recipient_code")
        if kind.capital.startswith("3.1.01.") and recipient.code not in villages:
            raise NotFoundError("village", recipient.code)
        if recipient.code in seen:
            raise TakenError("sharing_recipient", recipient.code)
        seen.add(recipient.code)
        check_text(recipient.name, "name", most=200)
        _check_weight(recipient.weight)
    if head.recipients and not any(Fraction(each.weight) for each in head.recipients):
        raise NoWeightsError


# --- records ---------------------------------------------------------------------------------


def _add_head(work: Work, scheme: Scheme, head: HeadOf, position: int) -> None:
    kind = _kind(head)
    work.session.add(
        Head(
            book_id=scheme.book_id,
            scheme_id=scheme.scheme_id,
            position=position,
            key=_key(head),
            kind_key=kind.key,
            name=head.name or kind.label,
            weight=head.weight,
            floor_minor=None if head.floor is None else to_minor(head.floor),
            cap_minor=None if head.cap is None else to_minor(head.cap),
            division=(head.division or kind.divisions[0]).value,
            is_by_time=head.is_by_time,
            account=head.account,
            party=head.party,
        )
    )
    work.session.flush()
    for place, recipient in enumerate(head.recipients, 1):
        work.session.add(
            Recipient(
                book_id=scheme.book_id,
                scheme_id=scheme.scheme_id,
                head_position=position,
                position=place,
                code=recipient.code,
                name=recipient.name,
                weight=recipient.weight,
            )
        )


def _kind(head: HeadOf) -> HeadKind:
    if head.kind not in HEAD_KINDS:
        raise NotFoundError("head_kind", head.kind)
    return HEAD_KINDS[head.kind]


def _key(head: HeadOf) -> str:
    return head.key or head.kind
