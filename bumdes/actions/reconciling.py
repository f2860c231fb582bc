"""Comparing our books with the village's own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import delete

from bumdes.enterprise import find_village
from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.village_books.confirmation import our_movements
from bumdes.village_books.matching import Reconciliation, reconcile
from bumdes.village_books.record import VillageExport, VillageMovement, movements_in
from bumdes.village_books.siskeudes import read_siskeudes
from ledger import Period
from ledger.canonical import stamp
from ledger.money import to_minor

if TYPE_CHECKING:
    from bumdes.village_books.siskeudes import VillageYear
    from bumdes.work import Work

MOST_SAID, MOST_REFERENCE = 500, 200


def take_siskeudes(work: Work, village_code: str, content: bytes) -> VillageExport:
    """Take in a village's export from Siskeudes; it takes the place of an earlier one.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: the village owns no part of the enterprise.
        SiskeudesFileError: it cannot be read.
    """
    work.request = described("take_siskeudes", village_code=village_code, size=len(content))
    work.actor.require(Permission.RECONCILE)
    find_village(work.session, work.book_id, village_code)
    told = read_siskeudes(content)
    _forget(work, village_code, told.year)
    export = VillageExport(
        book_id=work.book_id,
        village_code=village_code,
        year=told.year,
        their_code=told.village_code[:40],
        digest=hashlib.sha256(content).hexdigest(),
        taken_at=stamp(work.clock()),
        taken_by=work.actor.name,
    )
    work.session.add(export)
    work.session.flush()
    work.session.add_all(_rows(work, village_code, told))
    work.session.flush()
    return export


def reconciliation(work: Work, village_code: str, year: int) -> Reconciliation:
    """Return how the village's export for *year* agrees with our books.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: the village owns no part of the enterprise, or gave no export.
    """
    work.actor.require(Permission.READ_REPORTS)
    find_village(work.session, work.book_id, village_code)
    if work.session.get(VillageExport, (work.book_id, village_code, year)) is None:
        raise NotFoundError("village_export", f"{village_code}/{year}")
    theirs = movements_in(work.session, work.book_id, village_code, year)
    return reconcile(theirs, our_movements(work.book, village_code, Period.year(year)))


def _forget(work: Work, village_code: str, year: int) -> None:
    for record in (VillageMovement, VillageExport):
        work.session.execute(
            delete(record).where(
                record.book_id == work.book_id,
                record.village_code == village_code,
                record.year == year,
            )
        )


def _rows(work: Work, village_code: str, told: VillageYear) -> list[VillageMovement]:
    return [
        VillageMovement(
            book_id=work.book_id,
            village_code=village_code,
            year=told.year,
            line_no=line_no,
            kind=movement.kind.value,
            date=movement.date,
            amount_minor=to_minor(movement.amount),
            reference=movement.reference[:MOST_REFERENCE],
            description=movement.description[:MOST_SAID],
        )
        for line_no, movement in enumerate(told.movements, start=1)
    ]
