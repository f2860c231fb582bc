"""Every act that posts waits for a second person above the limits, or says why it does not."""

from __future__ import annotations

import ast
import datetime as dt
import re
import types
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from moneyed import Money

import bumdes
from bumdes.actions.acquiring_assets import buy_asset
from bumdes.actions.approving import approve_held
from bumdes.actions.contributing import contribute_capital
from bumdes.actions.disposing_assets import cancel_asset
from bumdes.actions.keeping_items import set_stock_method
from bumdes.actions.repeating import PlanRecurring, plan_recurring, run_recurring
from bumdes.actions.returning_goods import ReturnedGoods, ReturnGoods, return_sale
from bumdes.actions.setting_approval import SetApproval, set_approval
from bumdes.approval.lone_entry import lone_entries
from bumdes.approval.sort import EntrySort
from bumdes.approval.unwaited import Unwaited
from bumdes.assets.asset import assets_of
from bumdes.bookings.goods import Paid
from bumdes.capital.contribution import contributions_of
from bumdes.stock.setting import BelowZero, StockMethod
from ledger import credit, debit, rp
from tests.bumdes import holding
from tests.bumdes.capital import command as contribution
from tests.bumdes.capital import owned
from tests.bumdes.goods import CASH, article, buys, sells
from tests.bumdes.holding import held
from tests.bumdes.months import month
from tests.bumdes.things import purchase
from tests.bumdes.village import ADMIN, DIRECTOR, NOW, day

holds = partial(holding.holds, by=ADMIN)

FOLDER = Path(bumdes.__path__[0])
LEADS_THERE = re.compile(r"bumdes\.(posting|bookings|actions)\b")
"""What names none of these leads nowhere."""

DOORS = {"bumdes.posting.post", "bumdes.posting.reverse"}
PLAIN = (str, int, bool, dt.date, Decimal, Fraction, Money, Enum, type(None))
LIMIT = rp(1_000_000)


# --- all of them -----------------------------------------------------------------------------


@cache
def calls():
    """Return what each function of the enterprise names, by module and name."""
    found = {}
    for path in FOLDER.rglob("*.py"):
        if not LEADS_THERE.search(path.read_text("utf-8")):
            continue
        module = ".".join(("bumdes", *path.relative_to(FOLDER).with_suffix("").parts))
        tree = ast.parse(path.read_text("utf-8"))
        known = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                named = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
                found[f"{module}.{node.name}"] = {
                    known.get(name, f"{module}.{name}") for name in named
                }
    return found


def posts(name, seen):
    if name in DOORS:
        return True
    if name in seen:
        return False
    seen.add(name)
    return any(posts(each, seen) for each in calls().get(name, ()))


def acts():
    """Return the acts through which something comes into the journal, one entry at a time."""
    return sorted(
        name
        for name in calls()
        if name.startswith("bumdes.actions.")
        and not name.rpartition(".")[2].startswith("_")
        and posts(name, set())
    )


def act_named(name):
    module, _, act = name.rpartition(".")
    return getattr(import_module(module), act)


def test_there_are_many_acts_that_post():
    assert len(acts()) > 60


def test_what_posts_waits_or_says_why_not():
    unmarked = [name for name in acts() if not (waits(name) ^ is_told_why_not(name))]

    assert unmarked == []


def test_what_waits_is_asked_with_plain_data():
    no_data = [
        (name, kind)
        for name in acts()
        if waits(name)
        for said, kind in hints(act_named(name)).items()
        if said not in {"work", "return"} and not is_plain(kind)
    ]

    assert no_data == []


def waits(name):
    return hasattr(act_named(name), "checker")


def is_told_why_not(name):
    return isinstance(getattr(act_named(name), "unwaited", None), Unwaited)


def hints(thing):
    """Return the types that *thing* names, those that only the checker of types imports too."""
    module = import_module(thing.__module__)
    names = dict(vars(module))
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module != "__future__":
            origin = import_module(node.module)
            names |= {a.asname or a.name: getattr(origin, a.name) for a in node.names}
        if isinstance(node, ast.Import):
            names |= {a.asname or a.name: import_module(a.name) for a in node.names}
    return get_type_hints(thing, globalns=names)


def is_plain(kind):
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        ours = kind.__module__.startswith(("bumdes.", "ledger."))
        said = hints(kind)
        named = [f.name for f in fields(kind) if f.init] if is_dataclass(kind) else kind._fields
        return ours and all(is_plain(said[name]) for name in named)
    if (origin := get_origin(kind)) is not None:
        whole = origin in {Union, types.UnionType} or issubclass(origin, (tuple, list, dict))
        is_mapping = getattr(origin, "__name__", "") in {"Mapping", "Sequence"}
        parts = [each for each in get_args(kind) if each is not ...]
        return (whole or is_mapping) and all(is_plain(each) for each in parts)
    return isinstance(kind, type) and issubclass(kind, PLAIN)


# --- some of them ----------------------------------------------------------------------------


@pytest.fixture
def office(sqlite_engine):
    """A shop that a village owns; what moves a million in cash, or takes it back, waits."""
    village = owned(sqlite_engine).with_unit("TOKO", "trading")
    sorts = (EntrySort.PAYMENT, EntrySort.RECEIPT, EntrySort.REVERSAL)
    village.does(
        set_approval, SetApproval(valid_from=NOW.date(), limits=dict.fromkeys(sorts, LIMIT))
    )
    return village


def listed(village):
    with village.work(read_only=True) as work:
        return list(lone_entries(work).values())


def approves(village, held_id):
    return village.does(approve_held, held_id, by=DIRECTOR)


def test_what_is_sold_at_the_counter_is_recorded_and_listed(office):
    with_goods(office)
    buys(office, 100, 900_000)

    sells(office, 100, 14_000)

    [lone] = listed(office)
    assert (lone.sort, lone.minor, lone.is_alone) == ("receipt", 140_000_000, False)


def test_what_comes_back_over_the_counter_waits(office):
    with_goods(office)
    buys(office, 100, 900_000)
    sold = sells(office, 100, 14_000).posted
    back = ReturnGoods(
        sequence=sold.sequence,
        date=day(1, 12),
        lines=(ReturnedGoods("BERAS", 80, rp(1_120_000), "kg"),),
        refund=(Paid(CASH, rp(1_120_000)),),
        reason="Basah",
    )

    waiting = holds(office, return_sale, back)
    assert len(office.entries()) == 2
    approves(office, waiting)

    assert len(office.entries()) == 3


def test_what_a_contribution_waits_for_leaves_no_contribution(office):
    waiting = holds(office, contribute_capital, contribution())

    with office.work(read_only=True) as work:
        assert list(contributions_of(work.session, work.book_id)) == []
    approves(office, waiting)

    with office.work(read_only=True) as work:
        assert len(list(contributions_of(work.session, work.book_id))) == 1


def test_many_entries_of_one_act_wait_together_and_all_are_seen(office):
    for name, amount in (("Sewa", 2_000_000), ("Internet", 300_000)):
        lines = (debit("6.1.04.02", rp(amount)), credit(CASH, rp(amount)))
        said = {"lines": lines, "first_month": month(1), "is_automatic": True, "day": 5}
        office.does(plan_recurring, PlanRecurring(name=name, **said))

    seen = held(office, holds(office, run_recurring, month(1)))
    assert "(dan 1 catatan lain)" in seen.description
    assert {line.minor for line in seen.lines} == {200_000_000, 30_000_000}
    approves(office, seen.held_id)

    assert len(office.entries()) == 2


def test_who_approves_is_led_to_an_entry_whose_key_was_made_anew(office):
    asset = purchased(office)

    waiting = holds(office, cancel_asset, asset.code, on=day(1, 31), reason="Dikembalikan")
    done = approves(office, waiting)

    assert done.entry.entry.reverses is not None


def test_the_same_asked_again_waits_once_though_its_key_is_made_anew(office):
    asset = purchased(office)
    asked = {"on": day(1, 31), "reason": "Dikembalikan"}

    first = holds(office, cancel_asset, asset.code, **asked)

    assert holds(office, cancel_asset, asset.code, **asked) == first


def with_goods(office):
    office.does(
        set_stock_method,
        "TOKO",
        method=StockMethod.AVERAGE,
        below_zero=BelowZero.REFUSE,
        since=day(1, 1),
    )
    article(office)


def purchased(office):
    return approves(office, holds(office, buy_asset, purchase(4_800_000))) and only_asset(
        office
    )


def only_asset(office):
    with office.work(read_only=True) as work:
        [asset] = assets_of(work.session, work.book_id)
    return asset
