"""A guided form: what it asks, and what it offers to choose among."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.actions.recording import draft_transaction
from bumdes.permissions import Permission
from bumdes.unit import HEAD_OFFICE, find_unit, units_of
from webapp.readings.funds import read_funds
from webapp.readings.preview import read_preview
from webapp.readings.sight import Choice

if TYPE_CHECKING:
    from bumdes.actions.recording import RecordTransaction
    from bumdes.transaction_kind import AskedAccount, AskedAmount, TransactionKind
    from bumdes.unit import Unit
    from bumdes.unit_type import Choice as AccountChoice
    from bumdes.work import Work
    from ledger import Account, Balance, Money
    from webapp.readings.preview import Preview


@dataclass(frozen=True, slots=True)
class CashChoice:
    """A cash account, or another that pays.

    Attributes:
        balance: what the unit has in it; None if it is no cash, or never was used.
        is_usual: whether it stands among the first, or below them, folded.
    """

    value: str
    label: str
    icon: str
    balance: Money | None
    is_usual: bool


@dataclass(frozen=True, slots=True)
class AccountQuestion:
    """A question that an account answers: by *picks* where money lies, or from a list."""

    name: str
    label: str
    picks: tuple[CashChoice, ...]
    choices: tuple[Choice, ...]

    @property
    def usual(self) -> str:
        """The answer that is filled in."""
        return self.picks[0].value if self.picks else self.choices[0].value


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedForm:
    """A form about one kind of transaction in one unit.

    Attributes:
        units: the units that the actor may choose; none where there is no choice.
        funds: whose money it may be; none where all of it is the enterprise's own.
    """

    kind: TransactionKind
    unit: str
    unit_name: str
    units: tuple[Choice, ...]
    accounts: tuple[AccountQuestion, ...]
    amounts: tuple[AskedAmount, ...]
    funds: tuple[Choice, ...]


def read_guided_form(work: Work, kind: TransactionKind, unit: str | None) -> GuidedForm:
    """Return the form about *kind* in *unit*, or in the first unit that offers it.

    Raises:
        PermissionDeniedError: the actor may not record there.
        NotFoundError, TransactionNotOfferedError: no such unit, or it does not offer this.
    """
    offered = _units(work, kind)
    code = unit if unit is not None else (offered[0].code if offered else HEAD_OFFICE)
    work.actor.require(Permission.RECORD_TRANSACTION, unit=code)
    chosen = find_unit(work.session, work.book_id, code)
    chosen.type.transaction(kind.key)
    return GuidedForm(
        kind=kind,
        unit=chosen.code,
        unit_name=chosen.name,
        units=tuple(Choice(u.code, u.name) for u in offered) if len(offered) > 1 else (),
        accounts=tuple(_question(work, chosen, asked) for asked in kind.accounts),
        amounts=chosen.type.amounts(kind),
        funds=read_funds(work, chosen.code),
    )


def read_guided_preview(work: Work, command: RecordTransaction) -> Preview:
    """Return what recording *command* would do.

    Raises:
        EnterpriseError, LedgerError, RefusedError: it cannot be recorded.
    """
    draft = draft_transaction(work, command)
    return read_preview(work, draft.entry, sentence=draft.sentence)


def _units(work: Work, kind: TransactionKind) -> list[Unit]:
    """Return where the actor may record *kind*: units that offer it, then the head office."""
    office = find_unit(work.session, work.book_id, HEAD_OFFICE)
    return [
        unit
        for unit in (*units_of(work.session, work.book_id), office)
        if kind.key in unit.type.transactions
        and work.actor.allows(Permission.RECORD_TRANSACTION, unit=unit.code)
    ]


def _question(work: Work, unit: Unit, asked: AskedAccount) -> AccountQuestion:
    chart = work.book.chart
    offered = unit.type.choices(asked.role, chart)
    name = f"akun-{asked.role}"
    if not any(chart[choice.code].is_cash for choice in offered):
        choices = tuple(Choice(choice.code, choice.label) for choice in offered)
        return AccountQuestion(name, asked.label, (), choices)
    moved = work.book.balances(unit=unit.code)
    picks = tuple(
        _pick(choice, chart[choice.code], moved.get(choice.code), is_first=place == 0)
        for place, choice in enumerate(offered)
    )
    return AccountQuestion(name, asked.label, picks, ())


def _pick(
    choice: AccountChoice, account: Account, balance: Balance | None, *, is_first: bool
) -> CashChoice:
    if not account.is_cash:
        return CashChoice(choice.code, choice.label, "clock", None, is_usual=True)
    return CashChoice(
        choice.code,
        choice.label,
        "bank" if "bank" in choice.label.lower() else "cash",
        balance.net(account.normal_side) if balance else None,
        is_usual=is_first or balance is not None,
    )
