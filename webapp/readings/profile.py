"""What the enterprise says of itself, with its villages and how they fare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.enterprise import EnterpriseKind, LegalStatus, villages_of
from bumdes.errors import NotFoundError
from bumdes.governance.rural_area import areas_of
from bumdes.governance.standing import EnterpriseStatus, standing_on
from bumdes.governance.village_index import IndexScheme, VillageStatus, indices_of
from bumdes.permissions import Permission
from bumdes.region import region_path
from bumdes.reporting.framework import framework_of
from bumdes.stored_file import find_file

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.enterprise import Enterprise, Village
    from bumdes.governance.rural_area import Area
    from bumdes.governance.standing import Standing
    from bumdes.governance.village_index import VillageIndex
    from bumdes.stored_file import StoredFile
    from bumdes.work import Work


@dataclass(frozen=True, slots=True)
class IndexSaid:
    """An index in words."""

    year: int
    scheme: str
    status: str
    score: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The page of the profile.

    Attributes:
        seat: the regions in which the enterprise lies, the smallest first.
        indices: by the code of the village, the latest year first.
        framework: the standard that this year's statements follow.
        standing: what it became last, and since when; None if it never changed.
    """

    enterprise: Enterprise
    kind: str
    legal_status: str
    seat: str
    logo: StoredFile | None
    villages: list[Village]
    indices: dict[str, list[IndexSaid]]
    areas: list[Area]
    status: EnterpriseStatus
    standing: Standing | None
    framework: str


def enterprise_of(work: Work) -> Enterprise:
    """Return the enterprise.

    Raises:
        NotFoundError: no enterprise keeps these books.
    """
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    return work.enterprise


def read_profile(work: Work, on: dt.date) -> Profile:
    """Return the profile on a day.

    Raises:
        PermissionDeniedError: the actor may not read the books.
        NotFoundError: no enterprise keeps these books.
    """
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    enterprise = enterprise_of(work)
    standing = standing_on(work.session, work.book_id, on)
    indices: dict[str, list[IndexSaid]] = {}
    for index in indices_of(work.session, work.book_id):
        indices.setdefault(index.village_code, []).append(_said(index))
    return Profile(
        enterprise=enterprise,
        kind=EnterpriseKind(enterprise.kind).label,
        legal_status=LegalStatus(enterprise.legal_status).label,
        seat=", ".join(region.name for region in reversed(region_path(enterprise.region_code))),
        logo=_logo(work, enterprise.logo),
        villages=villages_of(work.session, work.book_id),
        indices=indices,
        areas=areas_of(work.session, work.book_id),
        status=standing.status if standing else EnterpriseStatus.ACTIVE,
        standing=standing,
        framework=framework_of(work.book.connection, work.book_id, on.year).name,
    )


def _logo(work: Work, digest: str) -> StoredFile | None:
    return find_file(work.session, work.book_id, digest) if digest else None


def _said(index: VillageIndex) -> IndexSaid:
    scheme, status = IndexScheme(index.scheme).label, VillageStatus(index.status).label
    return IndexSaid(index.year, scheme, status, index.score)
