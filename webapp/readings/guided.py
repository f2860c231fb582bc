"""A guided form: what it asks, and what it offers to choose among."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.actions.recording import draft_transaction
from bumdes.capital.contribution import contributions_of
from bumdes.capital.movement import held_by, movements_of
from bumdes.capital_source import Treatment
from bumdes.credit.claim import open_claims
from bumdes.expense_type import expense_types
from bumdes.parties.merger import Mergers
from bumdes.party import PartyKind, party_names
from bumdes.permissions import Permission
from bumdes.phrase import phrase
from bumdes.stock.pool import pool_code
from bumdes.stock.setting import method_of
from bumdes.unit import HEAD_OFFICE, find_unit, units_of
from ledger.money import from_minor
from webapp.account_picking import field_of, matches, searched, suggestions, titled
from webapp.picking import meant_by, read_pick
from webapp.readings.funds import read_funds
from webapp.readings.habits import last_choices, last_unit
from webapp.readings.preview import read_preview
from webapp.readings.sight import Choice, slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    "purchase": ("stock_trades.ask_purchase", "Catat per barang di sini"),
    "cash_sale": ("stock_trades.ask_sale", "Catat per barang di sini"),
    "credit_sale": ("stock_trades.ask_sale", "Catat per barang di sini"),
    "sale_return": ("stock.show", "Buka kartu barangnya, lalu pilih Retur"),
    "purchase_return": ("stock.show", "Buka kartu barangnya, lalu pilih Retur"),
}
"""The forms that name articles, by the kind of transaction they stand for."""

MOST_AT_ONCE = 4
"""Questions that stand open; a phone shows about as many at once."""

MOST_LISTED, MOST_USUAL, MOST_BESIDE = 8, 6, 2
"""Answers that a list shows; or else how many are a tap away, and how many used ones beside."""


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
class Picture:
    """An answer that is a tap away, with its icon."""

    value: str
    label: str
    icon: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A form that fits better, and why."""

    icon: str
    text: str
    label: str
    endpoint: str
    asked: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountQuestion:
    """A question that an account answers.

    Attributes:
        picks: the places where money lies, for a question about that.
        choices: the answers of a short list.
        pictures: the usual ones of many answers, or those that a word may mean.
        suggested: names of all of them, with the words they are searched by.
        matches: for which text *pictures* were found; empty if they are the usual ones.
    """

    role: str
    label: str
    picks: tuple[CashChoice, ...] = ()
    choices: tuple[Choice, ...] = ()
    pictures: tuple[Picture, ...] = ()
    suggested: tuple[tuple[str, str], ...] = ()
    matches: str = ""

    @property
    def name(self) -> str:
        """The name of its field."""
        return field_of(self.role)

    @property
    def search(self) -> str:
        """The name of the text in which other answers are searched."""
        return searched(self.role)

    @property
    def usual(self) -> str:
        """The answer that is filled in."""
        answers = self.picks or self.choices or self.pictures
        return answers[0].value if answers else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedForm:
    """A form about one kind of transaction in one unit.

    Attributes:
        units: the units that the actor may choose; none where there is no choice.
        funds: whose money it may be; none where all of it is the enterprise's own.
        pick: who owes or is owed; None where nobody is asked for.
        claims: what is open with them, where the form pays that.
        elsewhere: the forms that fit better here.
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
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def asks_due_at_once(self) -> bool:
        """Whether the day when something is due is among the first four questions."""
        asked = [amount for amount in self.amounts if not amount.is_folded]
        others = len(self.accounts) + len(asked) + bool(self.pick)
        return self.kind.opens and others < MOST_AT_ONCE


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
    code = unit if unit is not None else _usual_unit(work, kind, offered)
    work.actor.require(Permission.RECORD_TRANSACTION, unit=code)
    chosen = find_unit(work.session, work.book_id, code)
    chosen.type.transaction(kind.key)
    return GuidedForm(
        kind=kind,
        unit=chosen.code,
        unit_name=chosen.name,
        units=tuple(Choice(u.code, u.name) for u in offered) if len(offered) > 1 else (),
        accounts=tuple(_question(work, chosen, asked, values) for asked in kind.accounts),
        amounts=chosen.type.amounts(kind),
        funds=read_funds(work, chosen.code),
        pick=_pick_person(work, kind, values),
        claims=_claims(work, kind, values),
        elsewhere=(*_by_article(work, kind, chosen), *_registered_loans(work, kind)),
    )


def first_values(work: Work, kind: TransactionKind, unit: str | None) -> dict[str, str]:
    """Return what the form holds before anybody types: what the actor chose the last time.

    Raises:
        NotFoundError: there is no such unit.
    """
    code = unit if unit is not None else _usual_unit(work, kind, _units(work, kind))
    return last_choices(work, kind, find_unit(work.session, work.book_id, code))


def _usual_unit(work: Work, kind: TransactionKind, offered: Sequence[Unit]) -> str:
    """Return the unit of the last time, or the first one that offers *kind*."""
    last = last_unit(work, kind)
    if last in {unit.code for unit in offered}:
        return last or HEAD_OFFICE
    return offered[0].code if offered else HEAD_OFFICE


def _by_article(work: Work, kind: TransactionKind, unit: Unit) -> Iterator[Elsewhere]:
    """Yield where goods of *unit* are recorded by article, if it keeps them so."""
    is_kept = method_of(work.session, work.book_id, unit.code).is_perpetual
    if is_kept and kind.key in BY_ARTICLE:
        endpoint, label = BY_ARTICLE[kind.key]
        text = phrase(
            "{unit} mencatat stok per barang, supaya stoknya ikut berubah.", unit=unit.name
        )
        yield Elsewhere("box", text, label, endpoint, {"unit": slug_of(unit.code)})


def _registered_loans(work: Work, kind: TransactionKind) -> Iterator[Elsewhere]:
    """Yield the loans of the register, which are paid back there, while something is owed."""
    if "loan" not in {asked.role for asked in kind.accounts}:
        return
    if not work.actor.allows(Permission.MANAGE_CAPITAL):
        return
    movements = movements_of(work.session, work.book)
    for each in contributions_of(work.session, work.book_id):
        left = held_by(movements, each.fund, each.contributor)
        if each.as_treated is Treatment.LIABILITY and left > 0:
            text = phrase(
                "Pinjaman {fund} tercatat di Buku modal, sisa pokok {owed}.",
                fund=each.fund,
                owed=from_minor(left, work.book.currency),
            )
            asked = {"fund": each.fund}
            yield Elsewhere(
                "bank",
                text,
                "Bayar cicilannya di sini",
                "capital_changes.ask_withdrawal",
                asked,
            )


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
        if new.due_on:
            yield phrase(
                "Nota {code} dibuat, jatuh tempo {day}.", code=new.code, day=new.due_on
            )
        else:
            yield phrase("Nota {code} dibuat.", code=new.code)


def _warnings(work: Work, draft: Draft) -> Iterator[str]:
    over = draft.warning
    if over is not None:
        name = party_names(work.session, work.book_id, [over.party]).get(over.party, over.party)
        yield phrase(
            "{name} akan berutang {owed}, melebihi batasnya {limit}.",
            name=name,
            owed=over.owed,
            limit=over.limit,
        )


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


def _question(
    work: Work, unit: Unit, asked: AskedAccount, values: Mapping[str, str]
) -> AccountQuestion:
    chart = work.book.chart
    offered = unit.type.choices(asked.role, chart)
    if any(chart[choice.code].is_cash for choice in offered):
        moved = work.book.balances(unit=unit.code)
        picks = tuple(
            _pick(choice, chart[choice.code], moved.get(choice.code), is_first=place == 0)
            for place, choice in enumerate(offered)
        )
        return AccountQuestion(role=asked.role, label=asked.label, picks=picks)
    if len(offered) > MOST_LISTED:
        return _long_question(work, unit, asked, values)
    choices = tuple(Choice(choice.code, titled(choice)) for choice in offered)
    return AccountQuestion(role=asked.role, label=asked.label, choices=choices)


def _long_question(
    work: Work, unit: Unit, asked: AskedAccount, values: Mapping[str, str]
) -> AccountQuestion:
    """Return a question with many answers: the usual ones, and a search for the others."""
    offered = unit.type.choices(asked.role, work.book.chart)
    text = values.get(searched(asked.role), "").strip()
    found = matches(work, unit, asked.role, text)
    chosen = values.get(field_of(asked.role), "")
    picked_one = [choice for choice in offered if choice.code == chosen]
    shown = found or [*_usual_ones(work, unit, asked.role, offered), *picked_one]
    icons = {expense.account: expense.picture for expense in expense_types()}
    return AccountQuestion(
        role=asked.role,
        label=asked.label,
        pictures=tuple(
            Picture(choice.code, titled(choice), icons.get(choice.code, "") or "note")
            for choice in dict.fromkeys(shown)
        ),
        suggested=suggestions(offered),
        matches=text if found else "",
    )


def _usual_ones(
    work: Work, unit: Unit, role: str, offered: Sequence[AccountChoice]
) -> list[AccountChoice]:
    """Return the answers that are a tap away: those with a picture, or those used before."""
    moved = work.book.balances(unit=unit.code)
    used = [choice for choice in offered if choice.code in moved]
    pictured = {expense.account for expense in expense_types() if expense.picture}
    first = [choice for choice in offered if role == "expense" and choice.code in pictured]
    if first:
        others = [choice for choice in used if choice not in first]
        return first + others[:MOST_BESIDE]
    return [*used, *(choice for choice in offered if choice not in used)][:MOST_USUAL]


def _pick(
    choice: AccountChoice, account: Account, balance: Balance | None, *, is_first: bool
) -> CashChoice:
    if not account.is_cash:
        return CashChoice(choice.code, titled(choice), "clock", None, is_usual=True)
    return CashChoice(
        choice.code,
        choice.label,
        "bank" if "bank" in choice.label.lower() else "cash",
        balance.net(account.normal_side) if balance else None,
        is_usual=is_first or balance is not None,
    )
