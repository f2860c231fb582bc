"""Second factors: a phone that knows a secret, and codes on paper for when it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.access.one_time_code import matching_step, new_secret
from bumdes.access.paper_code import code_digest, new_code
from bumdes.access.seal import is_sealed
from bumdes.errors import SealBrokenError
from bumdes.record import Record
from ledger.canonical import stamp

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from bumdes.access.seal import Seal

RECOVERY_CODES = 8
_RECOVERY_GROUPS = 4


class SecondFactor(Record):
    """The phone of a person, which shows a code that changes every half minute.

    Attributes:
        secret: what the phone keeps too, sealed; see ``bumdes.access.seal``.
        confirmed_at: when the person first showed a right code, UTC; None before, and then
            nothing is asked for yet.
        last_step: the last half minute whose code was used; no code is used twice.
    """

    __tablename__ = "second_factors"
    __table_args__ = (ForeignKeyConstraint(["person_id"], ["people.person_id"]),)

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    secret: Mapped[str] = mapped_column(String(200), repr=False)
    confirmed_at: Mapped[str | None] = mapped_column(String(27), default=None)
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)


class RecoveryCode(Record):
    """A code on paper that stands for the phone once.

    Attributes:
        used_at: UTC; None while it can be used.
    """

    __tablename__ = "recovery_codes"
    __table_args__ = (ForeignKeyConstraint(["person_id"], ["people.person_id"]),)

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    code_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    used_at: Mapped[str | None] = mapped_column(String(27), default=None)


def has_factor(session: Session, person_id: str) -> bool:
    """Whether a code is asked of a person after the password."""
    return confirmed_factor(session, person_id) is not None


def confirmed_factor(session: Session, person_id: str) -> SecondFactor | None:
    """Return the phone of a person, if a code of it was ever shown."""
    factor = session.get(SecondFactor, person_id)
    return factor if factor is not None and factor.confirmed_at is not None else None


def begin_factor(session: Session, person_id: str, seal: Seal) -> str:
    """Return a secret for a new phone, base32, which counts from its first right code on.

    A secret that was begun and never confirmed is given again, so that whoever comes back to
    the page need not scan twice.
    """
    factor = session.get(SecondFactor, person_id)
    if factor is not None and is_readable(factor, seal):
        return seal.open(factor.secret, of=person_id)
    secret = new_secret()
    session.merge(SecondFactor(person_id=person_id, secret=seal.close(secret, of=person_id)))
    session.flush()
    return secret


def use_phone(
    session: Session, factor: SecondFactor, typed: str, seal: Seal, *, now: dt.datetime
) -> bool:
    """Whether *typed* is a code of the phone; it is used up by that.

    Raises:
        SealBrokenError: nobody can say, for the secret cannot be read.
    """
    secret = seal.open(factor.secret, of=factor.person_id)
    step = matching_step(secret, typed, now=now, after=factor.last_step)
    if step is None:
        return False
    factor.last_step = step
    session.flush()
    return True


def is_readable(factor: SecondFactor, seal: Seal) -> bool:
    """Whether codes of the phone can be checked with this key."""
    try:
        seal.open(factor.secret, of=factor.person_id)
    except SealBrokenError:
        return False
    return True


def seal_factors(session: Session, seal: Seal) -> int:
    """Seal what was kept before there were seals, and return how many secrets that were."""
    plain = [f for f in session.scalars(select(SecondFactor)) if not is_sealed(f.secret)]
    for factor in plain:
        factor.secret = seal.close(factor.secret, of=factor.person_id)
    session.flush()
    return len(plain)


def unreadable_factors(session: Session, seal: Seal) -> list[SecondFactor]:
    """Return the phones whose codes cannot be checked with this key."""
    factors = session.scalars(select(SecondFactor).order_by(SecondFactor.person_id))
    return [factor for factor in factors if not is_readable(factor, seal)]


def use_recovery_code(
    session: Session, person_id: str, typed: str, *, now: dt.datetime
) -> bool:
    """Whether *typed* is a code on the paper of a person; it is used up by that."""
    code = session.get(RecoveryCode, (person_id, code_digest(typed)))
    if code is None or code.used_at is not None:
        return False
    code.used_at = stamp(now)
    session.flush()
    return True


def new_recovery_codes(session: Session, person_id: str) -> tuple[str, ...]:
    """Return new codes for a paper, to be shown this once; those before them end."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
    codes = tuple(new_code(_RECOVERY_GROUPS) for _ in range(RECOVERY_CODES))
    session.add_all(
        RecoveryCode(person_id=person_id, code_digest=code_digest(code)) for code in codes
    )
    session.flush()
    return codes


def recovery_codes_left(session: Session, person_id: str) -> int:
    """Return how many codes on the paper of a person can still be used."""
    query = select(func.count()).where(
        RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None)
    )
    return session.scalar(query) or 0


def forget_factor(session: Session, person_id: str) -> None:
    """Ask no code of a person any longer."""
    for record in (RecoveryCode, SecondFactor):
        session.execute(delete(record).where(record.person_id == person_id))
    session.expire_all()
