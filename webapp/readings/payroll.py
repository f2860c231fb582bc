"""What pages about staff and payrolls show and offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.dated_table import dated_rows
from bumdes.party import find_party, parties_of, party_names
from bumdes.payroll.contributions import Programme, Risk
from bumdes.payroll.owed import open_advances, owed
from bumdes.payroll.payslip import PayItemKind
from bumdes.payroll.staff import CostPlace, PayKind, find_staff, staff_of, terms_of_staff
from bumdes.payroll.standing import payroll_view, payrolls_of, slips_of_party
from ledger.money import from_minor, total
from webapp.language.saying import t
from webapp.local_time import month_name
from webapp.readings.schedules import entry_links
from webapp.readings.sight import unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.dated_table import DatedRow
    from bumdes.party import Party
    from bumdes.payroll.owed import OpenAdvance, Owed
    from bumdes.payroll.payroll import PayLine, Payroll, PayrollStage
    from bumdes.payroll.staff import PayTerms, StaffMember
    from bumdes.payroll.standing import PayrollView, Slip
    from bumdes.work import Work
    from ledger import Money
    from webapp.readings.schedules import EntryLink

Options = list[tuple[str, str]]

CERTAINTIES = {"C": "sudah dipastikan", "S": "sumber kedua", "K": "belum dipastikan"}
"""How sure a rate is, in words."""

PLACES = [(place.value, place.label) for place in CostPlace]
PAY_KINDS = [(kind.value, kind.label) for kind in PayKind]
RISKS = [(risk.value, risk.label) for risk in Risk]


class PayrollLine(NamedTuple):
    """A payroll, in the words of a list."""

    payroll: Payroll
    month: str
    stage: PayrollStage
    net: Money
    people: int


class OwedLine(NamedTuple):
    """What is owed to somebody, in the words of a list."""

    owed: Owed
    name: str
    unit: str


class SlipLine(NamedTuple):
    """A line of a pay slip, with its amount."""

    line: PayLine
    amount: Money
    certainty: str


class RateTable(NamedTuple):
    """A table of rates, in the words of a page."""

    title: str
    headings: tuple[str, ...]
    rows: list[tuple[tuple[str, ...], DatedRow]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """A member of staff, in the words of a list."""

    member: StaffMember
    name: str
    unit: str
    terms: PayTerms | None
    wage: Money | None

    @property
    def pay_kind(self) -> PayKind:
        """By what the person is paid."""
        return PayKind(self.member.pay_kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPage:
    """What the page of one member of staff shows."""

    line: StaffLine
    party: Party
    terms: list[tuple[PayTerms, Money, Money, str]]
    slips: list[tuple[Payroll, str, Slip]]
    advances: list[OpenAdvance]
    place: CostPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class PayrollPage:
    """What the page of one payroll shows."""

    view: PayrollView
    month: str
    names: Mapping[str, str]
    units: Mapping[str, str]
    entries: list[tuple[str, EntryLink]]
    earned: Money
    taken_off: Money
    net: Money
    employer: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPage:
    """What the page of one pay slip shows."""

    view: PayrollView
    slip: Slip
    month: str
    name: str
    member: StaffMember
    unit: str
    earned: list[SlipLine]
    taken_off: list[SlipLine]
    employer: list[SlipLine]
    advances: list[OpenAdvance]


def payroll_lines(work: Work) -> list[PayrollLine]:
    """Return the payrolls, the latest month first."""
    lines = []
    for payroll, stage in payrolls_of(work):
        slips = payroll_view(work, payroll.payroll_id).slips
        net = total((slip.net for slip in slips), work.book.currency)
        people = sum(bool(slip.lines) for slip in slips)
        month = month_name(payroll.period.first_day)
        lines.append(PayrollLine(payroll, month, stage, net, people))
    return lines


def owed_lines(work: Work, at: dt.date, *, unit: str | None = None) -> list[OwedLine]:
    """Return what is owed in wages and contributions at the end of a day."""
    found = owed(work, at, unit=unit)
    names = party_names(work.session, work.book_id, {debt.party for debt in found})
    units = unit_names(work)
    return [
        OwedLine(debt, names.get(debt.party, debt.party), units.get(debt.unit, debt.unit))
        for debt in found
    ]


def payroll_page(work: Work, payroll_id: str) -> PayrollPage:
    """Return what the page of one payroll shows.

    Raises:
        NotFoundError: there is no such payroll.
    """
    view, currency = payroll_view(work, payroll_id), work.book.currency
    parties = {slip.slip.party for slip in view.slips}
    units = unit_names(work)
    links = entry_links(work, [entry.entry_sequence for entry in view.entries])
    return PayrollPage(
        view=view,
        month=month_name(view.payroll.period.first_day),
        names=party_names(work.session, work.book_id, parties),
        units=units,
        entries=[
            (units.get(entry.unit, entry.unit), links[entry.entry_sequence])
            for entry in view.entries
        ],
        earned=total((slip.earned for slip in view.slips), currency),
        taken_off=total((slip.taken_off for slip in view.slips), currency),
        net=total((slip.net for slip in view.slips), currency),
        employer=total((slip.employer for slip in view.slips), currency),
    )


def slip_page(work: Work, payroll_id: str, party: str) -> SlipPage:
    """Return what the page of one pay slip shows.

    Raises:
        NotFoundError: there is no such payroll, or nobody of that code in it.
    """
    view = payroll_view(work, payroll_id)
    slip = view.slip_of(party)
    member = find_staff(work.session, work.book_id, party)
    kinds = PayItemKind
    return SlipPage(
        view=view,
        slip=slip,
        month=month_name(view.payroll.period.first_day),
        name=find_party(work.session, work.book_id, party).name,
        member=member,
        unit=unit_names(work).get(slip.slip.unit, slip.slip.unit),
        earned=_lines(slip, kinds.WAGE, kinds.ALLOWANCE, kinds.OVERTIME, kinds.BONUS),
        taken_off=_lines(slip, kinds.CONTRIBUTION, kinds.TAX, kinds.ADVANCE),
        employer=_lines(slip, kinds.EMPLOYER),
        advances=[
            advance
            for advance in open_advances(work, party, view.payroll.pay_day)
            if advance.unit == slip.slip.unit
        ],
    )


def staff_lines(work: Work, today: dt.date, *, with_left: bool = True) -> list[StaffLine]:
    """Return the staff, by unit and name.

    Args:
        with_left: whether those who left are shown too.
    """
    found = [
        member
        for member in staff_of(work.session, work.book_id)
        if with_left or member.last_day is None or member.last_day >= today
    ]
    names = party_names(work.session, work.book_id, {member.party for member in found})
    lines = [_staff_line(work, member, names, today) for member in found]
    return sorted(lines, key=lambda line: (line.member.unit, line.name))


def staff_page(work: Work, party: str, today: dt.date) -> StaffPage:
    """Return what the page of one member of staff shows.

    Raises:
        NotFoundError: nobody of that code works here.
    """
    member, currency = find_staff(work.session, work.book_id, party), work.book.currency
    person = find_party(work.session, work.book_id, party)
    return StaffPage(
        line=_staff_line(work, member, {party: person.name}, today),
        party=person,
        terms=[
            (
                terms,
                from_minor(terms.wage_minor, currency),
                from_minor(terms.allowance_minor, currency),
                ", ".join(t(programme.label) for programme in terms.in_programmes),
            )
            for terms in terms_of_staff(work.session, work.book_id, party)
        ],
        slips=[
            (payroll, month_name(payroll.period.first_day), slip)
            for payroll, slip in slips_of_party(work, party)
        ],
        advances=open_advances(work, party, today),
        place=CostPlace(member.cost_place),
    )


def unemployed(work: Work) -> Options:
    """Return code and name of those who may be put on the list of staff."""
    employed = {member.party for member in staff_of(work.session, work.book_id)}
    return [
        (party.code, f"{party.name} ({t(party.of_kind.label)})")
        for party in parties_of(work.session, work.book_id)
        if party.code not in employed and not party.is_erased
    ]


def rate_tables() -> list[RateTable]:
    """Return every table that the payroll works with, row by row."""
    return [
        RateTable(
            title,
            headings,
            [
                (tuple(_said(name, row.values[name]) for name in names), row)
                for row in dated_rows(key)
            ],
        )
        for key, title, names, headings in _TABLES
    ]


_RULES = {
    "job_cost_percent": "Biaya jabatan, persen dari bruto",
    "job_cost_month": "Biaya jabatan paling banyak sebulan",
    "taxable_step": "Penghasilan kena pajak dibulatkan ke bawah per",
    "employer_share_is_income": "Iuran dari usaha yang menambah bruto",
    "own_share_is_deducted": "Iuran dari upah yang mengurangi penghasilan setahun",
}
"""What people call the keys of the rules of the tax."""

_TABLES: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "bpjs_rates",
        "Iuran BPJS",
        ("programme", "risk", "employer_percent", "employee_percent", "wage_cap"),
        ("Program", "Risiko", "Usaha %", "Pegawai %", "Batas upah"),
    ),
    (
        "pph21_allowances",
        "PTKP dan kategori TER",
        ("status", "category", "free_a_year"),
        ("Status", "Kategori", "PTKP setahun"),
    ),
    (
        "pph21_monthly_rates",
        "PPh 21 bulanan (TER)",
        ("category", "up_to", "percent"),
        ("Kategori", "Bruto sampai", "Tarif %"),
    ),
    (
        "pph21_yearly_rates",
        "PPh 21 setahun (Pasal 17)",
        ("up_to", "percent"),
        ("Kena pajak sampai", "Tarif %"),
    ),
    (
        "pph21_daily_rates",
        "PPh 21 upah harian",
        ("up_to", "percent"),
        ("Upah sehari sampai", "Tarif %"),
    ),
    ("pph21_rules", "Aturan PPh 21", ("key", "value"), ("Aturan", "Nilai")),
)


def _said(name: str, value: str) -> str:
    """Return a cell of a table of rates as people write it."""
    if name == "programme":
        return str(t(Programme(value).label))
    if name == "risk":
        return str(t(Risk(value).label)) if value else ""
    if name == "key":
        return str(t(_RULES.get(value, value)))
    words = value.split()
    if words and all(word in set(Programme) for word in words):
        return ", ".join(t(Programme(word).label) for word in words)
    whole, _, part = value.partition(".")
    if not whole.isdecimal():
        return value
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{part}" if part else grouped


def _staff_line(
    work: Work, member: StaffMember, names: Mapping[str, str], today: dt.date
) -> StaffLine:
    held = [
        terms
        for terms in terms_of_staff(work.session, work.book_id, member.party)
        if terms.valid_from <= max(today, member.first_day)
    ]
    terms = held[0] if held else None
    return StaffLine(
        member=member,
        name=names.get(member.party, member.party),
        unit=unit_names(work).get(member.unit, member.unit),
        terms=terms,
        wage=None if terms is None else from_minor(terms.wage_minor, work.book.currency),
    )


def _lines(slip: Slip, *kinds: PayItemKind) -> list[SlipLine]:
    return [
        SlipLine(
            line, from_minor(line.minor, slip.currency), CERTAINTIES.get(line.certainty, "")
        )
        for line in slip.lines
        if line.kind in kinds
    ]
