"""Setting what an enterprise is to the tax office, and which regional taxes its units owe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, LocalRateTooHighError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.tax.local_tax import LocalTax, local_tax_kind
from bumdes.tax.rule import rule_on
from bumdes.tax.setting import TaxSetting, setting_on, settings_of
from bumdes.tax.wording import number_in_words
from bumdes.unit import find_unit
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from fractions import Fraction

    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTaxFacts:
    """What holds from a day on; see ``TaxSetting``.

    Attributes:
        turnover_before: of the year before, where the books do not reach back; None to ask
            the books alone.
    """

    valid_from: dt.date
    registered_on: dt.date | None
    opted_general: bool = False
    is_dealer: bool = False
    dealer_number: str = ""
    certificate: str = ""
    turnover_before: Money | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLocalTax:
    """The percentage of a regional tax for a unit from a day on; zero ends it."""

    unit: str
    kind: str
    valid_from: dt.date
    percent: Fraction
    regulation: str


def set_tax_facts(work: Work, command: SetTaxFacts) -> TaxSetting:
    """Say what the enterprise is to the tax office from a day on; the same day is said anew.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: who has chosen the general tax cannot go back, or the turnover is
            below zero.
        InvalidDateError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described("set_tax_facts", valid_from=command.valid_from)
    work.actor.require(Permission.MANAGE_TAX)
    check_day(command.valid_from)
    if command.registered_on is not None:
        check_day(command.registered_on)
    known = settings_of(work.session, work.book_id)
    earlier = [row for row in known if row.valid_from != command.valid_from]
    before = setting_on(earlier, command.valid_from)
    if before is not None and before.opted_general and not command.opted_general:
        raise InvalidFieldError("opted_general", "no", "stays_general")
    turnover = command.turnover_before
    if turnover is not None and to_minor(turnover) < 0:
        raise InvalidFieldError("turnover_before", turnover, "not_negative")
    setting = TaxSetting(
        book_id=work.book_id,
        valid_from=command.valid_from,
        recorded_by=work.actor.name,
        registered_on=command.registered_on,
        opted_general=command.opted_general,
        is_dealer=command.is_dealer,
        dealer_number=check_text(command.dealer_number, "dealer_number", most=60, blank=True),
        certificate=check_text(command.certificate, "certificate", most=60, blank=True),
        turnover_minor=None if turnover is None else to_minor(turnover),
        note=check_text(command.note, "note", most=300, blank=True),
    )
    kept = work.session.merge(setting)
    work.session.flush()
    return kept


def set_local_tax(work: Work, command: SetLocalTax) -> LocalTax:
    """Say which regional tax a unit owes from a day on; the same day is said anew.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit or tax.
        TaxRateOutsideDatesError: no law lets a region lay it down on that day.
        LocalRateTooHighError: it is more than the law lets a region lay down.
        InvalidFieldError: it is below zero.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described("set_local_tax", unit=command.unit, kind=command.kind)
    work.actor.require(Permission.MANAGE_TAX)
    find_unit(work.session, work.book_id, command.unit)
    kind = local_tax_kind(command.kind)
    most = rule_on(kind.key, check_day(command.valid_from))
    if command.percent < 0:
        raise InvalidFieldError("percent", str(command.percent), "not_negative")
    if command.percent > most.value:
        raise LocalRateTooHighError(
            kind.label,
            percent=number_in_words(command.percent),
            most=number_in_words(most.value),
            source=most.source,
        )
    tax = LocalTax(
        book_id=work.book_id,
        unit=command.unit,
        kind=kind.key,
        valid_from=command.valid_from,
        percent=str(command.percent),
        regulation=check_text(command.regulation, "regulation", most=200),
        recorded_by=work.actor.name,
    )
    kept = work.session.merge(tax)
    work.session.flush()
    return kept
