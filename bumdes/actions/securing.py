"""Securing logins: the phone that shows a code, codes on paper, devices, and who must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.access.access_event import AccessKind, note_access
from bumdes.access.charge import note_in_books, person_in_charge_of
from bumdes.access.factor_rule import FactorRule, is_factor_required
from bumdes.access.second_factor import (
    SecondFactor,
    begin_factor,
    confirmed_factor,
    forget_factor,
    is_readable,
    new_recovery_codes,
    unreadable_factors,
    use_phone,
    use_recovery_code,
)
from bumdes.errors import (
    FactorNeededError,
    FactorThereError,
    InvalidFieldError,
    NotFoundError,
    WrongCodeError,
)
from bumdes.login import end_all_logins, end_login_by_digest, logins_of
from bumdes.people import Person, find_person
from bumdes.permissions import Permission
from bumdes.record import described
from ledger.canonical import stamp

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.access.seal import Seal
    from bumdes.work import Work


def start_factor(work: Work, seal: Seal) -> str:
    """Return the secret for the actor's phone; nothing changes before its first right code.

    Args:
        seal: under which it is kept.

    Raises:
        FactorThereError: there is a phone already; it is to be taken away first.
    """
    person = _myself(work)
    if confirmed_factor(work.session, person.person_id) is not None:
        raise FactorThereError(person.username)
    return begin_factor(work.session, person.person_id, seal)


def confirm_factor(
    work: Work, code: str, seal: Seal, *, token: str | None = None
) -> tuple[str, ...]:
    """Ask for the phone's code from now on, and return codes for a paper, shown this once.

    Args:
        seal: under which the secret of the phone is kept.
        token: of the login that goes on; all others of the person end.

    Raises:
        WrongCodeError: the phone does not show this code now.
        FactorThereError: there is a phone already.
    """
    work.request = described("confirm_factor")
    start_factor(work, seal)
    person, now = _myself(work), work.clock()
    factor = work.session.get_one(SecondFactor, person.person_id)
    if not use_phone(work.session, factor, code, seal, now=now):
        raise WrongCodeError(work.actor.name)
    factor.confirmed_at = stamp(now)
    _note_own(work, AccessKind.FACTOR_ON)
    end_all_logins(work.session, factor.person_id, now=now, but=token)
    return new_recovery_codes(work.session, factor.person_id)


def drop_factor(work: Work, code: str, seal: Seal, *, token: str | None = None) -> Person:
    """Ask for no code of the actor any longer; the phone shows a last one for that.

    Where the secret of the phone cannot be read any more, a code of the paper stands for it.

    Raises:
        WrongCodeError: the phone does not show this code now, or there is no phone.
        FactorNeededError: the enterprise asks it of this office.
    """
    work.request = described("drop_factor")
    person, now = _myself(work), work.clock()
    if is_factor_required(work.session, work.book_id, work.actor.role, work.today):
        raise FactorNeededError(work.actor.role.label)
    factor = confirmed_factor(work.session, person.person_id)
    if factor is None or not _is_last_code(work, factor, code, seal):
        raise WrongCodeError(person.username)
    forget_factor(work.session, person.person_id)
    _note_own(work, AccessKind.FACTOR_OFF)
    end_all_logins(work.session, person.person_id, now=now, but=token)
    return person


def renew_recovery_codes(work: Work) -> tuple[str, ...]:
    """Return new codes for the actor's paper, shown this once; those before them end.

    Raises:
        NotFoundError: no code is asked of the actor.
    """
    work.request = described("renew_recovery_codes")
    person = _myself(work)
    if confirmed_factor(work.session, person.person_id) is None:
        raise NotFoundError("second_factor", person.username)
    _note_own(work, AccessKind.RECOVERY_MADE)
    return new_recovery_codes(work.session, person.person_id)


def take_factor_away(work: Work, username: str) -> Person:
    """Ask for no code of somebody of this enterprise any longer, who lost phone and paper.

    Logins of the person end. Where the office needs a second factor, the next login begins
    with a new phone.

    Raises:
        PermissionDeniedError, NotFoundError: see ``person_in_charge_of``.
    """
    work.request = described("take_factor_away", username=username)
    work.actor.require(Permission.MANAGE_PEOPLE)
    person = person_in_charge_of(work, username)
    if confirmed_factor(work.session, person.person_id) is None:
        raise NotFoundError("second_factor", username)
    forget_factor(work.session, person.person_id)
    end_all_logins(work.session, person.person_id, now=work.clock())
    note_in_books(work, AccessKind.FACTOR_OFF, person)
    return person


def end_own_login(work: Work, digest: str) -> Person:
    """Log the actor out on one device.

    Args:
        digest: ``token_digest`` of the login.

    Raises:
        NotFoundError: the actor has no such login.
    """
    person, now = _myself(work), work.clock()
    mine = logins_of(work.session, person.person_id, now=now)
    found = next((login for login in mine if login.token_digest == digest), None)
    if found is None:
        raise NotFoundError("login", digest[:8])
    end_login_by_digest(work.session, digest, now=now)
    _note_own(work, AccessKind.LOGIN_ENDED)
    return person


def end_other_logins(work: Work, *, token: str) -> Person:
    """Log the actor out everywhere but here.

    Args:
        token: of the login that goes on.
    """
    person, now = _myself(work), work.clock()
    end_all_logins(work.session, person.person_id, now=now, but=token)
    _note_own(work, AccessKind.LOGIN_ENDED)
    return person


def require_factor(work: Work, *, is_required: bool, valid_from: dt.date) -> FactorRule:
    """Lay down whether those who approve need a second factor, from a day on.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books.
        InvalidFieldError: the day has passed: what held before stays as it was.
    """
    work.request = described("require_factor", required=is_required, valid_from=valid_from)
    work.actor.require(Permission.MANAGE_PEOPLE)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    now = work.clock()
    if valid_from < work.today:
        raise InvalidFieldError("valid_from", valid_from, "not_in_the_past")
    rule = FactorRule(
        book_id=work.book_id,
        valid_from=valid_from,
        is_required=is_required,
        decided_by=work.actor.name,
        decided_at=stamp(now),
    )
    rule = work.session.merge(rule)
    work.session.flush()
    said = "wajib" if is_required else "tidak wajib"
    note_access(
        work.session,
        AccessKind.FACTOR_RULE,
        work.actor.name,
        now=now,
        book_id=work.book_id,
        detail=f"{said} mulai {valid_from.isoformat()}",
    )
    return rule


def forget_unreadable_factors(work: Work, seal: Seal) -> tuple[str, ...]:
    """Ask for no codes of phones that cannot be checked, for the key of their secrets is lost.

    Nobody else's phone is touched: this opens no way around a code that can be checked.

    Returns:
        The names of those who log in without a code now.

    Raises:
        PermissionDeniedError: the actor may not.
    """
    work.request = described("forget_unreadable_factors")
    work.actor.require(Permission.MANAGE_PEOPLE)
    forgotten = []
    for factor in unreadable_factors(work.session, seal):
        person = work.session.get_one(Person, factor.person_id)
        forget_factor(work.session, person.person_id)
        end_all_logins(work.session, person.person_id, now=work.clock())
        note_in_books(work, AccessKind.FACTOR_OFF, person)
        forgotten.append(person.username)
    return tuple(forgotten)


def _is_last_code(work: Work, factor: SecondFactor, code: str, seal: Seal) -> bool:
    now = work.clock()
    if is_readable(factor, seal):
        return use_phone(work.session, factor, code, seal, now=now)
    return use_recovery_code(work.session, factor.person_id, code, now=now)


def _myself(work: Work) -> Person:
    work.actor.require(Permission.CHANGE_OWN_PASSWORD)
    return find_person(work.session, work.actor.name)


def _note_own(work: Work, kind: AccessKind) -> None:
    note_access(work.session, kind, work.actor.name, now=work.clock())
