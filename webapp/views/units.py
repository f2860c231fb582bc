"""Units of business: opened, named, closed, and what moves between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for

from bumdes.actions.allocating import (
    MoveBetweenUnits,
    SellBetweenUnits,
    move_between_units,
    sell_between_units,
)
from bumdes.actions.running_units import (
    OpenUnit,
    close_unit,
    let_unit_retain,
    open_unit,
    rename_unit,
    reopen_unit,
)
from bumdes.dealings.dealing import DealingKind
from bumdes.dealings.overview import unit_overviews
from bumdes.errors import NotFoundError
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Permission
from bumdes.unit_types import UNIT_TYPES
from ledger import AccountKind
from webapp.answering import answered
from webapp.forms.units import (
    MOVES,
    MoveForm,
    OpenUnitForm,
    RenameUnitForm,
    RetainForm,
    SaleForm,
    UnitDayForm,
)
from webapp.forms.values import blank_values
from webapp.language.saying import t
from webapp.login import current_visitor
from webapp.proofs import NO_PROOFS, Proofs, proof_files, take_proofs
from webapp.readings.plans import decisions_for
from webapp.readings.sight import unit_of
from webapp.readings.units import (
    account_options,
    dealing_lines,
    matched_lines,
    same_or_blank,
    unit_options,
)
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.dealings.dealing import Dealing
    from bumdes.unit import Unit
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("units", __name__, url_prefix="/unit")

MOST_SHOWN = 20
_BY_DECISION = DecisionKind.OPEN_OR_CLOSE_UNIT


@bp.get("/")
def show() -> str | Response:
    """Show the units, whether both sides of RK agree, and what moved last.

    Who is bound to a unit sees that one.
    """
    today, own = now().date(), current_visitor().actor.unit
    if own:
        return redirect(url_for("units.open_page", code=own))
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        units = unit_overviews(work, today)
        matched = matched_lines(work, today)
        dealings = dealing_lines(work)
    return render_template(
        "units.html",
        units=units,
        matched=matched,
        dealings=dealings[:MOST_SHOWN],
        more=max(len(dealings) - MOST_SHOWN, 0),
    )


@bp.get("/baru")
def ask() -> str:
    """Ask for a unit to open."""
    return _open_form({"tanggal": now().date().isoformat()}, ())


@bp.post("/baru")
def open_one() -> Answer:
    """Open a unit."""

    def do(work: Work, said: dict[str, Any]) -> Unit:
        return open_unit(work, OpenUnit(**said))

    return answered(OpenUnitForm(), do, onward=_place, again=_open_form)


@bp.get("/serahkan")
def ask_move() -> str:
    """Ask what moves between units."""
    return _move_form({**blank_values(), "tanggal": now().date().isoformat()}, ())


@bp.post("/serahkan")
@takes_files
def move() -> Answer:
    """Move money or a thing between units."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> Dealing:
        given = said | _units(said, "from_unit", "to_unit")
        given["kind"] = DealingKind(said["kind"])
        given["evidence"] = proofs.checked()
        return move_between_units(work, MoveBetweenUnits(**given))

    return answered(
        MoveForm(),
        do,
        onward=_list,
        again=lambda values, found: _move_form(values, found, proofs),
    )


@bp.get("/jual")
def ask_sale() -> str:
    """Ask what one unit sold to another."""
    return _sale_form({**blank_values(), "tanggal": now().date().isoformat()}, ())


@bp.post("/jual")
def sell() -> Answer:
    """Record a sale between units."""

    def do(work: Work, said: dict[str, Any]) -> Dealing:
        return sell_between_units(
            work, SellBetweenUnits(**(said | _units(said, "seller", "buyer")))
        )

    return answered(SaleForm(), do, onward=_list, again=_sale_form)


@bp.get("/<code>")
def open_page(code: str) -> str:
    """Show one unit."""
    return _page(code, {}, ())


@bp.post("/<code>/nama")
def rename(code: str) -> Answer:
    """Call a unit something else."""

    def do(work: Work, said: dict[str, Any]) -> Unit:
        return rename_unit(work, code, said["name"])

    return answered(RenameUnitForm(), do, onward=_place, again=_again(code))


@bp.post("/<code>/hasil")
def retain(code: str) -> Answer:
    """Say where the results of a unit are kept."""

    def do(work: Work, said: dict[str, Any]) -> Unit:
        return let_unit_retain(work, code, retains=said["retains"] == "unit")

    return answered(RetainForm(), do, onward=_place, again=_again(code))


@bp.post("/<code>/tutup")
def close(code: str) -> Answer:
    """Close a unit."""

    def do(work: Work, said: dict[str, Any]) -> Unit:
        return close_unit(work, code, **said)

    return answered(UnitDayForm(), do, onward=_place, again=_again(code))


@bp.post("/<code>/buka")
def reopen(code: str) -> Answer:
    """Let a closed unit go on."""

    def do(work: Work, said: dict[str, Any]) -> Unit:
        return reopen_unit(work, code, **said)

    return answered(UnitDayForm(), do, onward=_place, again=_again(code))


def _units(said: Mapping[str, Any], *names: str) -> dict[str, str]:
    """Return the codes of the units that a form names by their slugs."""
    return {name: unit_of(said[name]) or "" for name in names}


def _place(unit: Unit) -> str:
    return url_for("units.open_page", code=unit.code)


def _list(_: object) -> str:
    return url_for("units.show")


def _again(code: str) -> Callable[[Values, Sequence[Problem]], str]:
    return lambda values, found: _page(code, values, found)


def _page(code: str, values: Values, found: Sequence[Problem]) -> str:
    today = now().date()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=code)
        overview = next((o for o in unit_overviews(work, today) if o.unit.code == code), None)
        if overview is None:
            raise NotFoundError("unit", code)
        dealings = dealing_lines(work, code)
        decisions = decisions_for(work, _BY_DECISION)
    return render_template(
        "unit.html",
        overview=overview,
        unit=overview.unit,
        dealings=dealings[:MOST_SHOWN],
        decisions=decisions,
        values=values or {"nama": overview.unit.name, "tanggal": today.isoformat()},
        found=found,
    )


def _open_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.CHANGE_ENTERPRISE)
        decisions = decisions_for(work, _BY_DECISION)
    types = [(kind.key, t(kind.label)) for kind in UNIT_TYPES.values()]
    return render_template(
        "unit_new.html", types=types, decisions=decisions, values=values, found=found
    )


def _move_form(values: Values, found: Sequence[Problem], proofs: Proofs = NO_PROOFS) -> str:
    with reading() as work:
        files = proof_files(work, proofs)
        work.actor.require(Permission.ALLOCATE)
        units = unit_options(work)
        accounts = account_options(work, AccountKind.ASSET)
        decisions = decisions_for(work)
    return render_template(
        "unit_move.html",
        kinds=[(kind.value, t(kind.label)) for kind in MOVES],
        units=units,
        accounts=accounts,
        decisions=decisions,
        files=files,
        values=values,
        found=found,
    )


def _sale_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.ALLOCATE)
        units = unit_options(work)
        revenues = same_or_blank(account_options(work, AccountKind.REVENUE))
        bought = account_options(work, AccountKind.ASSET, AccountKind.EXPENSE, cash=False)
        stocks = account_options(work, AccountKind.ASSET, cash=False)
    return render_template(
        "unit_sale.html",
        units=units,
        revenues=revenues,
        bought=same_or_blank(bought),
        stocks=same_or_blank(stocks),
        values=values,
        found=found,
    )
