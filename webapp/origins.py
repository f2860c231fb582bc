"""Where figures lead on the screen: the page of what each comes from, for who may open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for

from bumdes.permissions import Permission
from reports.origin import (
    ByUnitOrigin,
    LedgerOrigin,
    LineOrigin,
    RecordKind,
    RecordOrigin,
)
from webapp.login import current_visitor
from webapp.readings.sight import slug_of
from webapp.reports_offered import OFFERED

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from reports.origin import Origin
    from reports.table import Row

BY_UNIT = "per-unit"
"""How the address of a statement asks for a column for each unit."""


def init_app(app: Flask) -> None:
    """Let templates lead from figures to where they come from."""
    app.jinja_env.filters.update(origin=address_of, leads=addresses)


def addresses(row: Row) -> list[str]:
    """Return where each figure of *row* leads; nothing for one that is nothing."""
    origins = row.origins or (None,) * len(row.figures)
    return [
        address_of(origin) if figure is not None and figure.amount else ""
        for figure, origin in zip(row.figures, origins, strict=True)
    ]


def address_of(origin: Origin | None) -> str:
    """Return the page of *origin*; nothing for none, and for who may not open it."""
    if origin is None:
        return ""
    permission, address = _page(origin)
    unit = getattr(origin, "unit", None)
    return address if current_visitor().actor.allows(permission, unit=unit) else ""


def _page(origin: Origin) -> tuple[Permission, str]:
    match origin:
        case LedgerOrigin():
            return Permission.READ_BOOKS, url_for(
                "registers.show",
                code=origin.account,
                masa=str(origin.period),
                unit=slug_of(origin.unit) or None,
            )
        case LineOrigin():
            return Permission.READ_REPORTS, url_for(
                "statements.line",
                slug=_SLUGS[origin.statement],
                key=origin.row,
                masa=str(origin.period),
                unit=slug_of(origin.unit) or None,
            )
        case ByUnitOrigin():
            return Permission.READ_REPORTS, url_for(
                "statements.show",
                slug=_SLUGS[origin.statement],
                masa=str(origin.period),
                unit=BY_UNIT,
            )
        case RecordOrigin():
            permission, address = _RECORDS[origin.kind]
            return permission, address(origin)


_SLUGS = {report.key: report.slug for report in OFFERED}

_RECORDS: dict[RecordKind, tuple[Permission, Callable[[RecordOrigin], str]]] = {
    RecordKind.OWNER: (
        Permission.READ_REPORTS,
        lambda o: url_for(
            "owners.certificate",
            party=o.key,
            sejak=o.since.isoformat() if o.since else None,
            per=o.at.isoformat(),
        ),
    ),
    RecordKind.OWNERS: (
        Permission.READ_REPORTS,
        lambda o: url_for("owners.show", per=o.at.isoformat()),
    ),
    RecordKind.RECEIVABLES: (
        Permission.READ_BOOKS,
        lambda o: url_for(
            "claims.show",
            claims="piutang",
            per=o.at.isoformat(),
            unit=slug_of(o.unit) or None,
        ),
    ),
    RecordKind.INVESTEE: (
        Permission.READ_BOOKS,
        lambda o: url_for("investees.open_page", record_id=o.key, per=o.at.isoformat()),
    ),
    RecordKind.SHARING: (
        Permission.READ_REPORTS,
        lambda o: url_for("sharing.detail", key=o.key),
    ),
    RecordKind.RESTATEMENTS: (
        Permission.READ_BOOKS,
        lambda o: url_for("restatements.show", _anchor=f"catatan-{o.at.year}"),
    ),
    RecordKind.BORROWED_ASSETS: (
        Permission.READ_REPORTS,
        lambda _: url_for("owners.borrowed"),
    ),
    RecordKind.PROPOSAL: (
        Permission.READ_REPORTS,
        lambda o: url_for("proposals.open_proposal", proposal_id=o.key),
    ),
    RecordKind.DECISION: (
        Permission.READ_BOOKS,
        lambda o: url_for("decisions.show", nomor=o.key),
    ),
    RecordKind.PARTY: (
        Permission.READ_BOOKS,
        lambda o: url_for("people.open_one", party=o.key, tahun=o.at.year, _anchor="catatan"),
    ),
    RecordKind.SUB_LEDGERS: (
        Permission.READ_BOOKS,
        lambda o: url_for("sub_ledgers.show", per=o.at.isoformat()),
    ),
}
"""By what registers keep: what reading it asks for, and its page."""
