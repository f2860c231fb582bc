"""Registering contributors: who may bring capital in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm.attributes import set_committed_value

from bumdes.capital.contributor import (
    DBM_CODE,
    RETAINED_PROFIT_CODE,
    Contributor,
    contributors_of,
    find_contributor,
    party_kind,
    village_party,
)
from bumdes.capital_source import ContributorKind
from bumdes.enterprise import Village, find_village
from bumdes.errors import InvalidFieldError, PartyErasedError, TakenError
from bumdes.governance.cooperation import find_cooperation
from bumdes.party import Party, ensure_party, find_party
from bumdes.permissions import Permission
from bumdes.record import described
from ledger import Account, AccountKind
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.capital_source import CapitalSource
    from bumdes.work import Work
    from ledger import Chart

SOLE_VILLAGE, OF_VILLAGES = "3.1.01.01", "3.1.01."
"""Where the capital of the one village is kept, and that of each of several."""

_FIRST, _LAST = 2, 97
_ALONE = {
    ContributorKind.RETAINED_PROFIT: (RETAINED_PROFIT_CODE, "Hasil usaha"),
    ContributorKind.DBM: (DBM_CODE, "Masyarakat Desa (DBM eks PNPM)"),
}
"""Contributors of which there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterContributor:
    """A contributor to be registered; see ``Contributor``.

    Attributes:
        party: code of somebody in the register of parties; somebody new if not said.
        name: of somebody new; may be left out for a village.
        village: code of the member village, if it is one.
        account: where the capital of a village is kept; a free one under 3.1.01 if not said.
    """

    kind: ContributorKind
    party: str = ""
    name: str = ""
    village: str = ""
    account: str = ""
    address: str = ""
    cooperation_id: str = ""


def register_contributor(work: Work, command: RegisterContributor) -> Contributor:
    """Register somebody who may bring capital in; postings may name it from now on.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no such village owns the enterprise, or there is no such party or
            cooperation.
        TakenError: it is registered already.
        PartyErasedError: nothing but a code is left of the party.
        InvalidFieldError: only a village has the code of one.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be called so.
    """
    work.request = described("register_contributor", kind=command.kind)
    work.actor.require(Permission.MANAGE_CAPITAL)
    kind = ContributorKind(command.kind)
    if kind is not ContributorKind.VILLAGE and command.village:
        raise InvalidFieldError("village_code", command.village, "only_villages")
    check_text(command.address, "address", most=200, blank=True)
    if command.cooperation_id:
        find_cooperation(work.session, work.book_id, command.cooperation_id)
    if kind is ContributorKind.VILLAGE:
        made = _village(work, command.village, account=command.account)
    else:
        made = _other(work, kind, command.party, command.name)
    made.cooperation_id = command.cooperation_id
    if command.address:
        made.party.address = command.address
    return _add(work, made)


def contributor_for(work: Work, code: str, source: CapitalSource) -> Contributor:
    """Return the contributor *code*; one that needs no telling is registered on the way.

    Args:
        code: of a contributor, or of a member village; empty where *source* has only one.

    Raises:
        NotFoundError: there is none.
    """
    work.actor.require(Permission.MANAGE_CAPITAL)
    known = contributors_of(work.session, work.book_id)
    found = {contributor.code: contributor for contributor in known}
    if code in found:
        return found[code]
    village = code.removeprefix("DESA-")
    if village_party(village) in found:
        return found[village_party(village)]
    if work.session.get(Village, (work.book_id, village)) is not None:
        return _add(work, _village(work, village))
    for kind, (alone, _) in _ALONE.items():
        is_only = source.outcomes[0].contributors == {kind}
        if kind in source.contributors and (code == alone or (not code and is_only)):
            return found.get(alone) or _add(work, _other(work, kind, "", ""))
    return find_contributor(work.session, work.book_id, code)


def _village(work: Work, code: str, *, account: str = "") -> Contributor:
    village = find_village(work.session, work.book_id, code)
    name = f"Desa {village.name}"
    _refuse_twice(work, village_party(code))
    kept_in = _village_account(work, name, chosen=account)
    party = ensure_party(
        work, village_party(code), name=name, kind=party_kind(ContributorKind.VILLAGE)
    )
    made = _of_party(party, ContributorKind.VILLAGE)
    made.village, made.account = code, kept_in
    return made


def _other(work: Work, kind: ContributorKind, party: str, name: str) -> Contributor:
    if party:
        found = find_party(work.session, work.book_id, party)
        if found.is_erased:
            raise PartyErasedError(party)
        return _of_party(found, kind)
    if kind in _ALONE:
        code, usual = _ALONE[kind]
        name = name or usual
    else:
        code = _next_code(work)
    check_text(name, "name", most=150)
    return _of_party(ensure_party(work, code, name=name, kind=party_kind(kind)), kind)


def _of_party(party: Party, kind: ContributorKind) -> Contributor:
    contributor = Contributor(book_id=party.book_id, code=party.code, kind=kind.value)
    set_committed_value(contributor, "party", party)
    return contributor


def _next_code(work: Work) -> str:
    work.book.writer()  # holds the books, so that nobody else takes the same number
    taken = {contributor.code for contributor in contributors_of(work.session, work.book_id)}
    number = 1
    while f"PIHAK-{number}" in taken:
        number += 1
    return f"PIHAK-{number}"


def _add(work: Work, contributor: Contributor) -> Contributor:
    _refuse_twice(work, contributor.code)
    work.session.add(contributor)
    work.session.flush()
    return contributor


def _refuse_twice(work: Work, code: str) -> None:
    if work.session.get(Contributor, (work.book_id, code)) is not None:
        raise TakenError("contributor", code)


def _village_account(work: Work, name: str, *, chosen: str) -> str:
    """Return where the capital of one village is kept: an account that no other has.

    Raises:
        InvalidFieldError: the chosen one is none of those.
        TakenError: another village has it, or there are more villages than accounts.
    """
    enterprise = work.enterprise
    if enterprise is None or not enterprise.is_joint:
        return SOLE_VILLAGE
    if chosen and chosen not in _codes():
        raise InvalidFieldError("account", chosen, "account_of_village")
    chart, called = work.book.chart, f"Penyertaan Modal {name}"
    taken = {c.account for c in contributors_of(work.session, work.book_id)}
    free = [code for code in ([chosen] if chosen else _codes()) if code not in taken]
    if not free:
        raise TakenError("account", chosen or f"{OF_VILLAGES}00")
    named = [code for code in free if code in chart and chart[code].name == called]
    code = (named or free)[0]
    _call(work, chart, code, called)
    return code


def _codes() -> list[str]:
    return [f"{OF_VILLAGES}{number:02}" for number in range(_FIRST, _LAST + 1)]


def _call(work: Work, chart: Chart, code: str, name: str) -> None:
    """Let the account *code* be called *name*, made if there is none."""
    if code in chart:
        work.book.change_account(code, name=name, is_active=True)
    else:
        work.book.add_account(Account(code=code, name=name, kind=AccountKind.EQUITY))
