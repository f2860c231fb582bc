"""What a set of books should do, told as plainly as can be: lists, dicts and whole numbers.

Nothing here knows the ledger. Each act returns what the books should answer, or raises
``Refused`` with the code of the error they should raise; the machine holds the two together.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

FORM = ("non_positive_posting", "too_few_postings", "unbalanced_entry", "unbalanced_unit")
"""Codes of entries that cannot even be made."""

BEFOREHAND = ("opening", "restatement")
"""Kinds of entry that tell of cash that was there beforehand."""

DIMENSIONS = ("unit", "fund", "party", "component")


class Refused(Exception):  # noqa: N818
    """The books should refuse, with this code."""

    def __init__(self, code: str, position: int | None = None) -> None:
        super().__init__(code)
        self.code, self.position = code, position


class Line(NamedTuple):
    """A leg: *minor* is positive for a debit, negative for a credit."""

    account: str
    minor: int
    unit: str = ""
    fund: str = ""
    party: str = ""
    component: str = ""


class Draft(NamedTuple):
    """An entry that somebody wants posted."""

    key: str
    date: dt.date
    lines: tuple[Line, ...]
    kind: str = "ordinary"
    description: str = "Catatan"
    reverses: int | None = None
    reason: str = ""


class Cell(NamedTuple):
    account: str
    unit: str
    fund: str


class Answer(NamedTuple):
    outcome: str
    sequence: int
    number: int
    voucher: str


class Kept(NamedTuple):
    draft: Draft
    answer: Answer


@dataclass(slots=True)
class Account:
    is_cash: bool = False
    is_temporary: bool = False
    takes_postings: bool = True
    is_active: bool = True
    requires: tuple[str, ...] = ()


@dataclass(slots=True)
class Model:
    """The books: what is in them, and what they should say to each act."""

    accounts: dict[str, Account]
    known: dict[tuple[str, str], bool]
    result: str
    head_office: str
    unit_current: str
    kept: list[Kept] = field(default_factory=list)
    closed: dt.date | None = None
    locked: dt.date | None = None
    exceptions: list[tuple[dt.date, dt.date, dt.datetime]] = field(default_factory=list)
    events: int = 0

    # --- posting -------------------------------------------------------------------------

    def post(self, draft: Draft, now: dt.datetime) -> Answer:
        self._check_form(draft)
        for kept in self.kept:
            if kept.draft.key == draft.key:
                if kept.draft != draft:
                    raise Refused("key_reused")
                return kept.answer._replace(outcome="exists")
        self._check_names(draft)
        self._check_components(draft)
        self._check_day(draft.date, now)
        if draft.reverses is not None:
            self._check_reversal(draft)
        return self._keep(draft)

    def refusal(self, draft: Draft, now: dt.datetime) -> str | None:
        """Return the code for which ``post`` would refuse *draft*, and post nothing."""
        before = list(self.kept)
        try:
            self.post(draft, now)
        except Refused as refused:
            if refused.code in FORM:
                raise
            return refused.code
        finally:
            self.kept = before
        return None

    def post_many(self, drafts: Iterable[Draft], now: dt.datetime) -> tuple[int, int]:
        before, answers, drafts = list(self.kept), [], list(drafts)
        for draft in drafts:
            self._check_form(draft)
        for position, draft in enumerate(drafts, start=1):
            try:
                answers.append(self.post(draft, now))
            except Refused as refused:
                self.kept = before
                raise Refused(refused.code, position) from None
        created = sum(answer.outcome == "created" for answer in answers)
        return created, len(answers) - created

    def reverse(
        self, sequence: int, *, on: dt.date, reason: str, key: str, now: dt.datetime
    ) -> Answer:
        if not 1 <= sequence <= len(self.kept):
            raise Refused("entry_not_found")
        return self.post(self.mirrored(sequence, on=on, reason=reason, key=key), now)

    def mirrored(self, sequence: int, *, on: dt.date, reason: str, key: str) -> Draft:
        original, answer = self.kept[sequence - 1]
        return Draft(
            key=key,
            date=on,
            lines=tuple(line._replace(minor=-line.minor) for line in original.lines),
            kind=original.kind,
            description=f"Pembatalan {answer.voucher}: {original.description}"[:500],
            reverses=sequence,
            reason=reason,
        )

    def _check_form(self, draft: Draft) -> None:
        if any(line.minor == 0 for line in draft.lines):
            raise Refused("non_positive_posting")
        if len(draft.lines) < 2:
            raise Refused("too_few_postings")
        if sum(line.minor for line in draft.lines):
            raise Refused("unbalanced_entry")
        units = {line.unit for line in draft.lines}
        if any(sum(ln.minor for ln in draft.lines if ln.unit == unit) for unit in units):
            raise Refused("unbalanced_unit")

    def _check_names(self, draft: Draft) -> None:
        reverses = draft.reverses is not None
        if draft.kind == "closing" and not reverses:
            raise Refused("invalid_kind")
        for line in draft.lines:
            account = self._account(line.account, reverses=reverses)
            for dimension in DIMENSIONS:
                value = getattr(line, dimension)
                if not value and dimension in account.requires:
                    raise Refused("missing_dimension")
                if value:
                    self._check_value(dimension, value, reverses=reverses)

    def _account(self, code: str, *, reverses: bool) -> Account:
        account = self.accounts.get(code)
        if account is None:
            raise Refused("unknown_account")
        if not account.takes_postings:
            raise Refused("heading_account")
        if not account.is_active and not reverses:
            raise Refused("inactive_account")
        return account

    def _check_value(self, dimension: str, value: str, *, reverses: bool) -> None:
        if (dimension, value) not in self.known:
            raise Refused("unknown_dimension_value")
        if not self.known[dimension, value] and not reverses:
            raise Refused("inactive_dimension_value")

    def _check_components(self, draft: Draft) -> None:
        """The named legs and the rest that is not cash explain each unit's cash, once."""
        named = [line for line in draft.lines if line.component]
        if named and (draft.kind in BEFOREHAND or not any(map(self._is_cash, draft.lines))):
            raise Refused("component_without_cash")
        for unit in dict.fromkeys(line.unit for line in draft.lines):
            lines = [line for line in draft.lines if line.unit == unit]
            ours = [line for line in lines if line.component]
            if ours and not any(map(self._is_cash, lines)):
                raise Refused("component_without_cash")
            cash = sum(line.minor for line in lines if self._is_cash(line))
            said = sum(self._flow(line) for line in ours)
            rest = [ln for ln in lines if not ln.component and not self._is_cash(ln)]
            if not ours or said == cash:
                continue
            if any(map(self._is_cash, ours)) or said + sum(map(self._flow, rest)) != cash:
                raise Refused("component_incomplete")

    def _is_cash(self, line: Line) -> bool:
        return self.accounts[line.account].is_cash

    def _flow(self, line: Line) -> int:
        return line.minor if self._is_cash(line) else -line.minor

    def _check_day(self, day: dt.date, now: dt.datetime) -> None:
        if self.locked and day <= self.locked:
            raise Refused("period_locked")
        open_now = [span for *span, until in self.exceptions if until > now]
        is_open = any(first <= day <= last for first, last in open_now)
        if self.closed and day <= self.closed and not is_open:
            raise Refused("period_closed")

    def _check_reversal(self, draft: Draft) -> None:
        if not 1 <= draft.reverses <= len(self.kept):
            raise Refused("entry_not_found")
        original = self.kept[draft.reverses - 1].draft
        if not draft.reason.strip():
            raise Refused("reason_required")
        if original.kind == "closing":
            raise Refused("closing_entry")
        if any(kept.draft.reverses == draft.reverses for kept in self.kept):
            raise Refused("already_reversed")
        if draft.date < original.date:
            raise Refused("reversal_too_early")
        mirrored = [line._replace(minor=-line.minor) for line in original.lines]
        if draft.kind != original.kind or sorted(mirrored) != sorted(draft.lines):
            raise Refused("reversal_mismatch")

    def _keep(self, draft: Draft) -> Answer:
        year = draft.date.year
        peers = [kept for kept in self.kept if kept.draft.date.year == year]
        kind = self._voucher_type(draft)
        like = [kept for kept in peers if kept.answer.voucher.startswith(f"{kind}/")]
        voucher = f"{kind}/{year}/{len(like) + 1:04d}"
        answer = Answer("created", len(self.kept) + 1, len(peers) + 1, voucher)
        self.kept.append(Kept(draft, answer))
        return answer

    def _voucher_type(self, draft: Draft) -> str:
        cash = sum(line.minor for line in draft.lines if self._is_cash(line))
        if cash == 0 or draft.kind in {*BEFOREHAND, "closing"}:
            return "BM"
        return "BKM" if cash > 0 else "BKK"

    # --- the calendar --------------------------------------------------------------------

    def close(self, through: dt.date) -> None:
        if self.closed and through <= self.closed:
            raise Refused("period_order")
        self.closed = through
        self.events += 1

    def reopen(self, through: dt.date, reason: str) -> None:
        if not reason.strip():
            raise Refused("reason_required")
        if not self.closed or through >= self.closed:
            raise Refused("period_order")
        if self.locked and through < self.locked:
            raise Refused("period_locked")
        self.closed = through
        self.events += 1

    def lock(self, through: dt.date, reason: str) -> None:
        if not reason.strip():
            raise Refused("reason_required")
        if not self.closed or through > self.closed:
            raise Refused("period_order")
        if self.locked and through <= self.locked:
            raise Refused("period_order")
        self.locked = through
        self.events += 1

    def allow(
        self,
        first: dt.date,
        last: dt.date,
        *,
        until: dt.datetime,
        now: dt.datetime,
        reason: str,
    ) -> None:
        if not reason.strip():
            raise Refused("reason_required")
        if not now < until <= now + dt.timedelta(days=31):
            raise Refused("exception_window")
        if self.locked and first <= self.locked:
            raise Refused("period_locked")
        self.exceptions.append((first, last, until))
        self.events += 1

    # --- years ---------------------------------------------------------------------------

    def close_year(self, year: int) -> list[Answer]:
        last_day = dt.date(year, 12, 31)
        if self._results(dt.date(year - 1, 12, 31)):
            raise Refused("earlier_year_open")
        results = self._results(last_day)
        if self.closed and self.closed >= last_day:
            if not results:
                raise Refused("year_closed")
            if self.locked and self.locked >= last_day:
                raise Refused("period_locked")
            self.events += 1
        answers = [
            self._keep(Draft("", last_day, self._closing_lines(unit, results), kind="closing"))
            for unit in sorted({unit for _, unit, _ in results})
        ]
        self.closed = max(last_day, self.closed or last_day)
        self.events += 1
        return answers

    def reopen_year(self, year: int, reason: str) -> list[Answer]:
        first_day, last_day = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if not reason.strip():
            raise Refused("reason_required")
        if not self.closed or self.closed < last_day:
            raise Refused("year_not_closed")
        if self.locked and self.locked >= first_day:
            raise Refused("period_locked")
        undone = {kept.draft.reverses for kept in self.kept}
        standing = [
            kept
            for kept in self.kept
            if kept.draft.kind == "closing"
            and kept.draft.reverses is None
            and kept.answer.sequence not in undone
        ]
        if any(kept.draft.date > last_day for kept in standing):
            raise Refused("year_closed")
        self.closed = first_day - dt.timedelta(days=1)
        self.events += 1
        return [
            self._keep(self.mirrored(kept.answer.sequence, on=last_day, reason=reason, key=""))
            for kept in standing
            if kept.draft.date == last_day
        ]

    def _results(self, last_day: dt.date) -> dict[Cell, int]:
        """Return what the temporary accounts hold."""
        return {
            cell: debits - credits
            for cell, (debits, credits) in self.turnovers(last_day).items()
            if self.accounts[cell.account].is_temporary and debits != credits
        }

    def _closing_lines(self, unit: str, results: dict[Cell, int]) -> tuple[Line, ...]:
        ours = {cell: minor for cell, minor in results.items() if cell.unit == unit}
        lines = [Line(cell.account, -minor, unit, cell.fund) for cell, minor in ours.items()]
        for fund in {cell.fund for cell in ours}:
            result = sum(minor for cell, minor in ours.items() if cell.fund == fund)
            lines.append(Line(self.result, result, "", fund))
            if unit:
                lines.append(Line(self.head_office, result, unit, fund))
                lines.append(Line(self.unit_current, -result, "", fund))
        return tuple(line for line in lines if line.minor)

    # --- what the book knows -------------------------------------------------------------

    def change_account(self, code: str, *, is_active: bool) -> None:
        if code not in self.accounts:
            raise Refused("unknown_account")
        self.accounts[code].is_active = is_active

    def change_value(self, dimension: str, code: str, *, is_active: bool) -> None:
        if (dimension, code) not in self.known:
            raise Refused("unknown_dimension_value")
        self.known[dimension, code] = is_active

    def declare(self, dimension: str, code: str) -> None:
        if (dimension, code) in self.known:
            raise Refused("dimension_value_exists")
        self.known[dimension, code] = True

    # --- what it adds up to --------------------------------------------------------------

    def turnovers(self, last_day: dt.date = dt.date.max) -> dict[Cell, tuple[int, int]]:
        """Return debits and credits by account, unit and fund, up to *last_day*."""
        sums: dict[Cell, tuple[int, int]] = {}
        for kept in self.kept:
            if kept.draft.date <= last_day:
                for line in kept.draft.lines:
                    cell = Cell(line.account, line.unit, line.fund)
                    debits, credits = sums.get(cell, (0, 0))
                    sums[cell] = debits + max(line.minor, 0), credits + max(-line.minor, 0)
        return sums
