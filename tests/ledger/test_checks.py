"""The order of the checks, the dry run that lists all problems, and asking twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from ledger import EntryKind, Outcome, admission, credit, debit, money, rp
from ledger.errors import KeyReusedError, LedgerError
from tests import builders
from tests.builders import (
    ASSETS,
    BANK,
    CASH,
    CLERK,
    COMPONENTS,
    LOAN,
    OLD_COST,
    SALES,
    SERVICES,
    at_work,
    day,
    entry,
    everything_stored,
    sale,
    with_fields,
)
from tests.ledger.random_drafts import as_entry, drafts, spoilt
from tests.scale import long_or

SHA = "ab" * 32


@pytest.fixture(scope="module")
def books(lasting_engine):
    clock = builders.found_eventful_book(lasting_engine)
    clock.pass_days(2)
    return lasting_engine, clock


def codes(problems):
    return [problem.code for problem in problems]


# Each is wrong in one way more than the one after it; the first way is the one refused.
WORSE_AND_WORSE = [
    (
        "wrong_currency",
        {
            "code": "USD",
            "kind": "closing",
            "account": "9.9",
            "on": "2024-06-01",
            "reverses": None,
        },
    ),
    (
        "invalid_kind",
        {"kind": "closing", "account": "9.9", "on": "2024-06-01", "reverses": None},
    ),
    ("unknown_account", {"account": "9.9", "on": "2024-06-01"}),
    ("heading_account", {"account": ASSETS, "on": "2024-06-01"}),
    (
        "inactive_account",
        {"account": OLD_COST, "on": "2024-06-01", "reverses": None, "fund": "X"},
    ),
    ("unknown_dimension_value", {"fund": "X", "on": "2024-06-01"}),
    ("missing_dimension", {"account": LOAN, "on": "2024-06-01"}),
    ("component_incomplete", {"component": COMPONENTS[0], "on": "2024-06-01"}),
    ("period_locked", {"on": "2024-06-01"}),
    ("period_closed", {"on": "2024-12-01"}),
    ("entry_not_found", {"reverses": 99, "reason": ""}),
    ("reason_required", {"reverses": 6, "reason": " ", "on": "2025-02-01"}),
    ("already_reversed", {"reverses": 6, "on": "2025-02-01"}),
    ("reversal_too_early", {"reverses": 8, "on": "2025-02-11"}),
    ("reversal_mismatch", {"reverses": 8}),
]


def bad(code="IDR", account=BANK, fund="", component="", **fields):
    amount = money(5, code)
    legs = (
        debit(account, amount, fund=fund, component=component),
        debit(CASH, amount),
        credit(SALES, amount * 2),
    )
    given = {"on": "2025-03-01", "reverses": 6, "reason": "Salah", **fields}
    return entry(*legs, **given)


@pytest.mark.parametrize(("code", "fields"), WORSE_AND_WORSE)
def test_the_first_thing_wrong_is_the_one_refused(books, code, fields):
    engine, clock = books
    with at_work(engine, clock=clock) as book, pytest.raises(LedgerError) as refused:
        book.post(bad(**fields), by=CLERK)
    assert refused.value.code == code


def test_a_line_is_looked_at_before_the_next_line(books):
    engine, clock = books
    legs = debit(CASH, rp(5), fund="X"), credit("9.9", rp(5))
    with at_work(engine, clock=clock) as book:
        found = codes(book.check(entry(*legs)))
    assert found == ["unknown_dimension_value", "unknown_account"]


def test_the_dry_run_lists_everything_at_once(books):
    engine, clock = books
    legs = (
        debit("9.9", money(5, "USD"), unit="X"),
        debit(ASSETS, money(5, "USD"), unit="X"),
        debit(OLD_COST, money(5, "USD"), unit="X", fund="KABUPATEN"),
        credit(LOAN, money(15, "USD"), unit="X"),
    )
    with at_work(engine, clock=clock) as book:
        found = codes(book.check(entry(*legs, on="2024-06-01", kind="closing")))
    assert found == [
        "wrong_currency",
        "invalid_kind",
        "unknown_account",
        "heading_account",
        "inactive_account",
        "unknown_dimension_value",
        "inactive_dimension_value",
        "unknown_dimension_value",
        "missing_dimension",
        "period_locked",
    ]


def test_the_dry_run_lists_all_that_is_wrong_with_a_reversal(books):
    engine, clock = books
    with at_work(engine, clock=clock) as book:
        found = codes(book.check(bad(on="2024-12-31", reason=" ")))
    assert found == [
        "period_closed",
        "reason_required",
        "already_reversed",
        "reversal_too_early",
        "reversal_mismatch",
    ]


def test_what_is_out_of_use_may_be_taken_back(books):
    engine, clock = books
    with at_work(engine, clock=clock) as book:
        book.change_account(SALES, name="Penjualan", is_active=False)
        book.reverse(5, on=day("2025-03-01"), reason="Salah", by=CLERK)
        standing = book.reversed_by(5)
        book.connection.rollback()
    assert standing == 5


def test_the_dry_run_lists_cash_that_is_not_explained(books):
    engine, clock = books
    legs = debit(CASH, rp(3), component=COMPONENTS[0]), debit(BANK, rp(2)), credit(SALES, rp(5))
    with at_work(engine, clock=clock) as book:
        assert codes(book.check(entry(*legs))) == ["component_incomplete"]


def test_a_book_that_remembers_little_checks_the_same(books, monkeypatch):
    monkeypatch.setattr(admission, "MOST_REMEMBERED", 3)
    engine, clock = books
    drafts = [sale(unit=unit, fund=fund) for unit in builders.UNITS for fund in builders.FUNDS]
    with at_work(engine, clock=clock) as book:
        created = book.post_many(drafts, by=CLERK).created
        bad_ones = [sale(unit="X"), sale(fund="X"), sale(unit="WARUNG")]
        found = [codes(book.check(each))[0] for each in bad_ones]
        book.connection.rollback()
    assert (created, found) == (
        9,
        ["unknown_dimension_value", "unknown_dimension_value", "inactive_dimension_value"],
    )


def test_the_dry_run_of_a_sound_entry_lists_nothing(books):
    engine, clock = books
    with at_work(engine, clock=clock) as book:
        assert book.check(sale()) == []


def test_the_dry_run_names_what_is_not_there_to_be_taken_back(books):
    engine, clock = books
    with at_work(engine, clock=clock) as book:
        found = codes(book.check(sale(on="2024-12-31", reverses=99, reason="Salah")))
    assert found == ["period_closed", "entry_not_found"]


def test_the_dry_run_of_what_is_posted_lists_nothing(books):
    engine, clock = books
    with at_work(engine, clock=clock) as book:
        assert book.check(book.entry(5).entry) == []


def test_the_dry_run_of_another_entry_with_the_key_lists_that(books):
    engine, clock = books
    with at_work(engine, clock=clock) as book:
        other = with_fields(book.entry(5).entry, description="Lain")
        assert codes(book.check(other)) == ["key_reused"]


@settings(
    max_examples=long_or(60, 5_000),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(draft=drafts() | spoilt())
def test_the_dry_run_begins_with_what_posting_refuses(books, draft):
    engine, clock = books
    before = everything_stored(engine)
    try:
        made = as_entry(draft)
    except LedgerError:
        return
    with at_work(engine, clock=clock) as book:
        problems = book.check(made)
        refused = None
        try:
            book.post(made, by=CLERK)
        except LedgerError as error:
            refused = error
        book.connection.rollback()
    assert (codes(problems)[:1], everything_stored(engine)) == (
        [refused.code] if refused else [],
        before,
    )


# --- asking twice ----------------------------------------------------------------------------

FULL = {
    "on": "2025-03-10",
    "description": "Penjualan beras",
    "kind": EntryKind.ADJUSTING,
    "key": "jual-77",
    "tags": {"nota": "77"},
    "decision": "SK 7/2025",
    "evidence": (SHA,),
}
CHANGED = [
    ("date", {"on": "2025-03-11"}),
    ("description", {"description": "Penjualan jagung"}),
    ("kind", {"kind": EntryKind.ORDINARY}),
    ("reverses", {"reverses": 8, "reason": ""}),
    ("reason", {"reason": "Salah"}),
    ("decision", {"decision": ""}),
    ("tags", {"tags": {"nota": "78"}}),
    ("tags", {"tags": {}}),
    ("evidence", {"evidence": ()}),
    ("evidence", {"evidence": ("cd" * 32,)}),
]


def full_legs(**fields):
    first = debit(
        CASH, rp(5), unit="TOKO", fund="DESA", party="BU-TINI", component=COMPONENTS[0]
    )
    return (
        with_fields(first, **fields),
        credit(SALES, rp(5), unit="TOKO", document="NOTA-1", item="BERAS"),
    )


CHANGED_LINES = {
    "account": ("account", full_legs(account=BANK)),
    "side": (
        "side",
        tuple(with_fields(leg, side=leg.side.opposite) for leg in full_legs()),
    ),
    "fund": ("fund", full_legs(fund="")),
    "party": ("party", full_legs(party="PAK-UMAR")),
    "document": ("document", full_legs(document="NOTA-1")),
    "asset": ("asset", full_legs(asset="MESIN-1")),
    "item": ("item", full_legs(item="BERAS")),
    "component": ("component", full_legs(component=COMPONENTS[1])),
    "no component": ("component", full_legs(component="")),
    "amount": ("amount", tuple(with_fields(leg, amount=rp(6)) for leg in full_legs())),
    "unit": ("unit", tuple(with_fields(leg, unit="WISATA") for leg in full_legs())),
}


@pytest.mark.parametrize(("field", "fields"), CHANGED, ids=repr)
def test_the_same_key_with_another_field_names_the_field(books, field, fields):
    engine, clock = books
    with at_work(engine, clock=clock) as book:
        book.post(entry(*full_legs(), **FULL), by=CLERK)
        with pytest.raises(KeyReusedError) as refused:
            book.post(entry(*full_legs(), **{**FULL, **fields}), by=CLERK)
        book.connection.rollback()
    assert refused.value.facts["field"] == field


@pytest.mark.parametrize("change", CHANGED_LINES)
def test_the_same_key_with_another_line_names_what_is_other(books, change):
    engine, clock = books
    field, legs = CHANGED_LINES[change]
    with at_work(engine, clock=clock) as book:
        book.post(entry(*full_legs(), **FULL), by=CLERK)
        with pytest.raises(KeyReusedError) as refused:
            book.post(entry(*legs, **FULL), by=CLERK)
        book.connection.rollback()
    assert refused.value.facts["field"] == f"lines[1].{field}"


def test_the_same_key_with_more_lines_names_the_lines(books):
    engine, clock = books
    more = (*full_legs(), debit(CASH, rp(1)), credit(SERVICES, rp(1)))
    with at_work(engine, clock=clock) as book:
        book.post(entry(*full_legs(), **FULL), by=CLERK)
        with pytest.raises(KeyReusedError) as refused:
            book.post(entry(*more, **FULL), by=CLERK)
        book.connection.rollback()
    assert refused.value.facts == {"key": "jual-77", "field": "lines", "stored": 2, "given": 4}


def test_the_same_key_with_the_same_content_gives_the_first_result(books):
    engine, clock = books
    with at_work(engine, clock=clock) as book:
        first = book.post(entry(*full_legs(), **FULL), by=CLERK)
        book.post(sale(), by=CLERK)
        again = book.post(entry(*full_legs(), **FULL), by="orang lain")
        book.connection.rollback()
    assert again == first._replace(outcome=Outcome.EXISTS)


def test_asking_again_after_the_period_is_closed_gives_the_first_result(books):
    engine, clock = books
    with at_work(engine, clock=clock) as book:
        again = book.post(book.entry(5).entry, by=CLERK)
    assert (again.outcome, again.sequence) == ("exists", 5)


def test_a_mark_of_the_ledger_is_not_held_against_who_asks_again(books):
    engine, clock = books
    plain = sale(on="2025-03-01")
    with at_work(engine, clock=clock) as book:
        book.post(plain, by=CLERK)
        stored = book.find(plain.key).entry
        outcomes = [book.post(each, by=CLERK).outcome for each in (plain, stored)]
        book.connection.rollback()
    assert (outcomes, stored.postings[1].component) == (["exists", "exists"], "@in")


def test_the_same_reversal_twice_is_one(books):
    engine, clock = books
    asked = {"on": day("2025-03-01"), "reason": "Salah", "by": CLERK, "key": "balik-8"}
    with at_work(engine, clock=clock) as book:
        outcomes = [book.reverse(8, **asked).outcome for _ in range(2)]
        book.connection.rollback()
    assert outcomes == ["created", "exists"]


def test_the_same_key_in_other_books_is_another_entry(books):
    engine, clock = books
    draft = sale(key="gaji", on="2025-03-01")
    with at_work(engine, builders.OTHER_BOOK, clock=clock) as book:
        outcome = book.post(draft, by=CLERK).outcome
        book.connection.rollback()
    assert outcome == "created"


@pytest.mark.parametrize("distance", [1, 1_000, 1_500])
def test_many_may_name_a_key_twice_if_they_mean_the_same(books, distance):
    engine, clock = books
    twice = sale(key="dua-kali")
    between = [sale() for _ in range(distance - 1)]
    with at_work(engine, clock=clock) as book:
        batch = book.post_many([twice, *between, twice], by=CLERK)
        book.connection.rollback()
    assert batch[:2] == (distance, 1)


@pytest.mark.parametrize("distance", [1, 1_500])
def test_many_may_not_name_a_key_twice_for_two_things(books, distance):
    engine, clock = books
    between = [sale() for _ in range(distance - 1)]
    with at_work(engine, clock=clock) as book:
        with pytest.raises(KeyReusedError) as refused:
            book.post_many([sale(5, key="sama"), *between, sale(6, key="sama")], by=CLERK)
        book.connection.rollback()
    assert refused.value.facts["position"] == distance + 1
