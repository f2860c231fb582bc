"""The enterprise: what it is called, where it is at home, and whose it is."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.read_once import read_once
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_VILLAGE_CODE = re.compile(r"(\d\d)(\.?)(\d\d)\2(\d\d)\2(\d{4})\Z", re.ASCII)


class EnterpriseKind(StrEnum):
    """Whether one village owns it or several do together."""

    BUM_DESA = "bum_desa"
    BUM_DESA_BERSAMA = "bum_desa_bersama"
    BUM_DESA_BERSAMA_LKD = "bum_desa_bersama_lkd"
    """Of several villages, grown out of a revolving fund of the PNPM.

    Source: Permendesa PDTT 15/2021.
    """

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            EnterpriseKind.BUM_DESA: "BUM Desa",
            EnterpriseKind.BUM_DESA_BERSAMA: "BUM Desa Bersama",
            EnterpriseKind.BUM_DESA_BERSAMA_LKD: "BUM Desa Bersama LKD",
        }[self]

    @property
    def is_joint(self) -> bool:
        """Whether several villages own it."""
        return self is not EnterpriseKind.BUM_DESA


class LegalStatus(StrEnum):
    """How far an enterprise has come to be a legal person."""

    UNREGISTERED = "unregistered"
    NAME_REGISTERED = "name_registered"
    VERIFIED = "verified"
    """Its documents were found complete."""
    LEGAL_PERSON = "legal_person"
    """It has its certificate."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            LegalStatus.UNREGISTERED: "Belum terdaftar",
            LegalStatus.NAME_REGISTERED: "Nama terdaftar",
            LegalStatus.VERIFIED: "Dokumen terverifikasi",
            LegalStatus.LEGAL_PERSON: "Badan hukum",
        }[self]


class Enterprise(Record):
    """A village-owned enterprise, with what its letterhead says; it has one set of books.

    Attributes:
        name: in full, as on its certificate.
        kind: BUM Desa or BUM Desa Bersama, also LKD.
        legal_number: of the certificate as a legal person (AHU), as printed.
        nib, npwp: business and taxpayer numbers, as printed.
        place: where documents are signed.
        legal_status: how far it has come to be a legal person.
        legal_on: the day of the certificate.
        kbli: its lines of business, codes of five digits with commas between.
        region_code: of the village or district where it has its seat.
        logo: digest of the picture on its letterhead; empty while there is none.
    """

    __tablename__ = "enterprises"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["books.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    legal_number: Mapped[str] = mapped_column(String(100), default="")
    nib: Mapped[str] = mapped_column(String(40), default="")
    npwp: Mapped[str] = mapped_column(String(40), default="")
    address: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(100), default="")
    place: Mapped[str] = mapped_column(String(100), default="")
    founded_on: Mapped[dt.date | None] = mapped_column(default=None)
    legal_status: Mapped[str] = mapped_column(
        String(20),
        default=LegalStatus.UNREGISTERED.value,
        server_default=LegalStatus.UNREGISTERED.value,
    )
    legal_on: Mapped[dt.date | None] = mapped_column(default=None)
    kbli: Mapped[str] = mapped_column(String(200), default="", server_default="")
    region_code: Mapped[str] = mapped_column(String(13), default="", server_default="")
    postal_code: Mapped[str] = mapped_column(String(5), default="", server_default="")
    website: Mapped[str] = mapped_column(String(100), default="", server_default="")
    logo: Mapped[str] = mapped_column(String(64), default="", server_default="")

    @property
    def is_joint(self) -> bool:
        """Whether several villages own it."""
        return EnterpriseKind(self.kind).is_joint

    @property
    def contact(self) -> str:
        """Address, telephone, e-mail and website in one line, as far as they are known."""
        address = f"{self.address} {self.postal_code}".strip()
        return " · ".join(filter(None, (address, self.phone, self.email, self.website)))

    @property
    def kbli_codes(self) -> tuple[str, ...]:
        """Its lines of business."""
        return tuple(self.kbli.split(", ")) if self.kbli else ()


class Village(Record):
    """A village that owns the enterprise, or a part of it.

    Attributes:
        code: of the ministry of home affairs, ``35.17.08.2011``.
        district, regency, province: kecamatan, kabupaten or kota, provinsi.
    """

    __tablename__ = "villages"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(13), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    district: Mapped[str] = mapped_column(String(100), default="")
    regency: Mapped[str] = mapped_column(String(100), default="")
    province: Mapped[str] = mapped_column(String(100), default="")

    @property
    def seat(self) -> str:
        """The village and where it lies, as a letterhead says it."""
        parts = [f"Desa {self.name}"]
        parts += [f"Kecamatan {self.district}"] if self.district else []
        parts += [self.regency] if self.regency else []
        return ", ".join(parts)


def check_village_code(code: str) -> str:
    """Return the code of a village as the ministry writes it; its dots may be left out.

    Raises:
        InvalidFieldError: it is none.
    """
    parts = _VILLAGE_CODE.match(code.strip())
    if parts is None:
        raise InvalidFieldError("village_code", code, "village_code")
    return ".".join(parts.group(1, 3, 4, 5))


def find_village(session: Session, book_id: str, code: str) -> Village:
    """Return the village with *code* that owns the enterprise.

    Raises:
        NotFoundError: no such village owns it.
    """
    village = session.get(Village, (book_id, code))
    if village is None:
        raise NotFoundError("village", code)
    return village


_COLUMNS = Village.__table__.c
_A_VILLAGE = select(_COLUMNS.code).where(_COLUMNS.book_id == bindparam("book")).limit(1)
"""Asked for every entry, hence made once and read without a mapper."""

_VILLAGES = select(Village).where(Village.book_id == bindparam("book")).order_by(Village.code)
"""Asked for every page."""


def is_owned(session: Session, book_id: str) -> bool:
    """Whether a village is known that owns the enterprise."""
    found = session.connection().execute(_A_VILLAGE, {"book": book_id})
    return found.one_or_none() is not None


@read_once
def villages_of(session: Session, book_id: str) -> list[Village]:
    """Return the villages that own the enterprise, in code order."""
    return list(session.scalars(_VILLAGES, {"book": book_id}))


def enterprises(session: Session, book_ids: list[str]) -> list[Enterprise]:
    """Return the enterprises whose books are *book_ids*, by name."""
    query = select(Enterprise).where(Enterprise.book_id.in_(book_ids)).order_by(Enterprise.name)
    return list(session.scalars(query))
