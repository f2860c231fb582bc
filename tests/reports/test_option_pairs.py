"""Every two options of a statement go together, in every format, and what is told ties."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bumdes import database
from bumdes.actions.presenting import NameCashFlow, choose_framework, name_cash_flow
from bumdes.reporting.framework import framework_of
from ledger import Dimension, DimensionValue, JournalEntry, Period, credit, debit, rp
from reports.prepare import prepare
from reports.renderers import render
from reports.scope import Scope, ZeroRows
from reports.statements import STATEMENTS, statement_table
from tests.bumdes.planned import RENT, approved, budget
from tests.bumdes.planned import WAGES as PAY
from tests.bumdes.village import founded
from tests.pairs import pairwise
from tests.reports.books import BANK, CASH, COST, PAYABLE, SALES, STOCK, TICKETS, VILLAGE, WAGES
from tests.reports.said_figures import in_csv, in_pdf, in_text, in_xlsx, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bumdes.village import Village

FUND = "DD-1"
FRAMEWORKS = {2024: "kepmendesa_136", 2025: "sak_ep", 2026: "sak_emkm"}
PERIODS = {
    "year": Period.year,
    "semester": lambda year: Period.semester(year, 2),
    "quarter": lambda year: Period.quarter(year, 3),
    "month": lambda year: Period.month(year, 7),
    "range": lambda year: Period(dt.date(year, 2, 10), dt.date(year, 11, 20)),
}
OPTIONS = {
    "statement": STATEMENTS,
    "year": tuple(FRAMEWORKS),
    "period": tuple(PERIODS),
    "compare": ("nothing", "year before", "three years", "its months"),
    "units": ("whole", "head office", "shop", "side by side"),
    "fund": (None, "", FUND),
    "budget": (False, True),
    "zero_rows": tuple(ZeroRows),
    "format": ("pdf", "xlsx", "csv", "text", "html", "json"),
}
TAKE_BUDGETS = {"income-statement", "changes-in-equity"}


def is_allowed(case):
    """Whether the options of *case* are not refused as it is told they are."""
    return not case["budget"] or (
        case["statement"] in TAKE_BUDGETS and case["fund"] is None and case["period"] != "range"
    )


CASES = pairwise(OPTIONS, allowed=is_allowed)


def scope_of(case):
    period = PERIODS[case["period"]](case["year"])
    before = [period.year_before]
    before += [before[0].year_before, before[0].year_before.year_before]
    months = [Period.month(case["year"], month) for month in (7, 8, 9)]
    beside = {
        "nothing": [],
        "year before": before[:1],
        "three years": before,
        "its months": [month for month in months if month != period],
    }
    return Scope(
        period,
        compare=tuple(beside[case["compare"]]),
        unit={"head office": "", "shop": "TOKO"}.get(case["units"]),
        by_unit=case["units"] == "side by side",
        fund=case["fund"],
        budget=case["budget"],
        zero_rows=case["zero_rows"],
    )


@pytest.fixture(scope="module")
def _enterprise(_sqlite_template, tmp_path_factory) -> Iterator[Village]:
    """An enterprise with a shop, a fund, a plan, three standards, cash flows named by hand."""
    path = tmp_path_factory.mktemp("pairs") / "books.sqlite"
    shutil.copyfile(_sqlite_template, path)
    village = founded(database.connect(f"sqlite:///{path}")).with_unit("TOKO", "trading")
    village.does(trade)
    for year, framework in FRAMEWORKS.items():
        village.does(choose_framework, framework, first_year=year, reason="Uji")
    approved(village, budget(RENT, {7: 900_000}), budget(PAY, {9: 100_000}, unit="TOKO"))
    yield village
    village.engine.dispose()


def trade(work):
    """Trade in two units for four years, with a fund and without; name a cash flow."""
    work.book.declare(DimensionValue(dimension=Dimension.FUND, code=FUND, name="Dana Desa"))
    settings = work.book.settings()
    head_office, due = settings.head_office_account, settings.unit_current_account
    due = due or next(v.account for v in work.book.known(Dimension.UNIT))

    def post(on, *postings):
        entry = JournalEntry(date=on, description="Catatan", postings=postings)
        return work.book.post(entry, by="sari").sequence

    for year in range(2023, 2027):
        amount = rp(year)
        for month in (1, 7, 9, 11):
            on = dt.date(year, month, 15)
            for unit, fund in (("", FUND), ("TOKO", ""), ("TOKO", FUND)):
                for into, out_of, times in (
                    (BANK, VILLAGE, 9),
                    (STOCK, PAYABLE, 4),
                    (COST, STOCK, 2),
                    (WAGES, CASH, 1),
                    (CASH, SALES, month),
                ):
                    facts = {"unit": unit, "fund": fund}
                    total = amount * times
                    post(on, debit(into, total, **facts), credit(out_of, total, **facts))
            paid = post(on, debit(CASH, amount * 3), credit(TICKETS, amount * 3))
            post(
                on,
                debit(due, amount),
                credit(BANK, amount),
                debit(PAYABLE, amount, unit="TOKO"),
                credit(head_office, amount, unit="TOKO"),
            )
        name_cash_flow(
            work,
            NameCashFlow(sequence=paid, line_no=2, component="FI-IN-9", reason="Uang muka"),
        )


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(map(str, case.values())))
def test_every_two_options_go_together_in_every_format(_enterprise, case):  # noqa: PT019
    with _enterprise.work(read_only=True) as work:
        document = prepare(work.book, case["statement"], scope_of(case))
        framework = framework_of(work.book.connection, work.book_id, case["year"])
    data = render(document, case["format"])

    assert framework.key == FRAMEWORKS[case["year"]]
    assert document.title == framework.titles[case["statement"]]
    found = {
        "pdf": lambda: in_pdf(document, data),
        "xlsx": lambda: in_xlsx(document, data),
        "csv": lambda: in_csv(document, data),
    }.get(case["format"], lambda: in_text(document, data.decode()))
    if case["format"] != "json":
        assert said(document) - found() == Counter()


@pytest.mark.parametrize(
    "case",
    pairwise(
        {name: OPTIONS[name] for name in ("year", "period", "compare", "units", "fund")},
        allowed=lambda _: True,
    ),
    ids=lambda case: " ".join(map(str, case.values())),
)
def test_statements_of_the_same_columns_tie(_enterprise, case):  # noqa: PT019
    scope = scope_of({**case, "budget": False, "zero_rows": ZeroRows.AS_FORM})
    with _enterprise.work(read_only=True) as work:
        income, equity, position, cash = (
            statement_table(work.book, key, scope) for key in STATEMENTS
        )

    ties = (
        (income, ("profit",), equity, ("profit",)),
        (equity, ("equity",), position, ("equity",)),
        (cash, ("closing",), position, ("cash", "cash_equivalents")),
    )
    for one, rows, other, others in ties:
        for column in {c.key for c in one.columns} & {c.key for c in other.columns}:
            left, right = (
                sum(table[row].figures[table.column(column)].amount for row in of)
                for table, of in ((one, rows), (other, others))
            )
            assert left == right, (rows, others, column)
    if scope.by_unit:
        for table in (income, equity, position, cash):
            assert_units_add_up(table)


def assert_units_add_up(table):
    """Check that in each period the units, the head office and what cancels are the total."""
    for row in table.rows:
        if not row.is_heading:
            so_far = rp(0)
            for column, money in zip(table.columns, row.figures, strict=True):
                if column.key.rpartition("/")[2] == "total":
                    assert so_far == money, (table.key, row.key, column.key)
                    so_far = rp(0)
                else:
                    so_far += money
