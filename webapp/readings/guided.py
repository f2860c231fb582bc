"""A guided form: what it asks, and what it offers to choose among."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.actions.recording import draft_transaction
from bumdes.credit.claim import open_claims
from bumdes.month import day_words
from bumdes.parties.merger import Mergers
from bumdes.party import PartyKind, party_names
from bumdes.permissions import Permission
from bumdes.rupiah import format_rupiah
from bumdes.stock.pool import pool_code
from bumdes.stock.setting import method_of
from bumdes.unit import HEAD_OFFICE, find_unit, units_of
from webapp.picking import meant_by, read_pick
from webapp.readings.funds import read_funds
from webapp.readings.preview import read_preview
from webapp.readings.sight import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bumdes.actions.recording import Draft, RecordTransaction
    from bumdes.credit.claim import Claim
    from bumdes.transaction_kind import AskedAccount, AskedAmount, TransactionKind
    from bumdes.unit import Unit
    from bumdes.unit_type import Choice as AccountChoice
    from bumdes.work import Work
    from ledger import Account, Balance, Money
    from webapp.picking import Pick
    from webapp.readings.preview import Preview


BY_ARTICLE = {
    "purchase": "stock_trades.ask_purchase",
    "cash_sale": "stock_trades.ask_sale",
    "credit_sale": "stock_trades.ask_sale",
}
"""The forms that name articles, by the kind of transaction they stand for."""


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
        pick: who owes or is owed; None where nobody is asked for.
        claims: what is open with them, where the form pays that.
        by_article: the endpoint of the form that names articles, where the unit keeps them.
    """

    kind: TransactionKind
    unit: str
    unit_name: str
    units: tuple[Choice, ...]
    accounts: tuple[AccountQuestion, ...]
    amounts: tuple[AskedAmount, ...]
    funds: tuple[Choice, ...]
    pick: Pick | None
    claims: tuple[Claim, ...]
    by_article: str = ""


def read_guided_form(
    work: Work, kind: TransactionKind, unit: str | None, values: Mapping[str, str]
) -> GuidedForm:
    """Return the form about *kind* in *unit*, or in the first unit that offers it.

    Args:
        values: what the form holds.

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
        pick=_pick_person(work, kind, values),
        claims=_claims(work, kind, values),
        by_article=_by_article(work, kind, chosen.code),
    )


def _by_article(work: Work, kind: TransactionKind, unit: str) -> str:
    """Return where goods of *unit* are recorded by article; nothing if it keeps none."""
    is_kept = method_of(work.session, work.book_id, unit).is_perpetual
    return BY_ARTICLE.get(kind.key, "") if is_kept else ""


def read_guided_preview(work: Work, command: RecordTransaction) -> Preview:
    """Return what recording *command* would do.

    Raises:
        EnterpriseError, LedgerError, RefusedError: it cannot be recorded.
    """
    draft = draft_transaction(work, command)
    seen = read_preview(work, draft.entry, sentence=draft.sentence, makes=_makes(draft))
    remarks, warnings = tuple(_remarks(draft)), tuple(_warnings(work, draft))
    return replace(seen, remarks=remarks, warnings=warnings)


def _makes(draft: Draft) -> set[tuple[str, str]]:
    """Return what recording *draft* declares: documents, and pools of stock."""
    pools = {p.item for p in draft.entry.postings if p.item and p.item == pool_code(p.unit)}
    return {("document", new.code) for new in draft.opens} | {("item", pool) for pool in pools}


def _remarks(draft: Draft) -> Iterator[str]:
    for new in draft.opens:
        due = f", jatuh tempo {day_words(new.due_on)}" if new.due_on else ""
        yield f"Nota {new.code} dibuat{due}."


def _warnings(work: Work, draft: Draft) -> Iterator[str]:
    over = draft.warning
    if over is not None:
        name = party_names(work.session, work.book_id, [over.party]).get(over.party, over.party)
        owed, limit = format_rupiah(over.owed), format_rupiah(over.limit)
        yield f"{name} akan berutang {owed}, melebihi batasnya {limit}."


def _pick_person(work: Work, kind: TransactionKind, values: Mapping[str, str]) -> Pick | None:
    if kind.party is None:
        return None
    return read_pick(work, values, kinds=[PartyKind(each) for each in kind.party.kinds])


def _claims(work: Work, kind: TransactionKind, values: Mapping[str, str]) -> tuple[Claim, ...]:
    """Return what is open with whom the form concerns, where it pays that."""
    code = meant_by(work, values) if kind.settles else ""
    if not code:
        return ()
    codes = Mergers.of(work.session, work.book_id).codes(code)
    return tuple(open_claims(work, kind.settles, parties=codes))


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
