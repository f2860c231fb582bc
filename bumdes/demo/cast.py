"""Who plays in the demonstration; all names are invented."""

from __future__ import annotations

from dataclasses import dataclass

from bumdes.permissions import Role

VILLAGE_BOOK, JOINT_BOOK = "karya-waringin", "tiga-ranu"

DEMO_PASSWORD = "belajar-bumdes"  # noqa: S105 - printed for everybody who tries the software
"""The one password of every person of the demonstration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoLogin:
    """Somebody of the demonstration, and the office that he or she holds."""

    username: str
    name: str
    role: Role
    book_id: str = VILLAGE_BOOK
    unit: str | None = None
    password: str = DEMO_PASSWORD


DEMO_LOGINS = (
    DemoLogin(username="direktur", name="Bagas", role=Role.DIRECTOR),
    DemoLogin(username="bendahara", name="Ratna", role=Role.TREASURER),
    DemoLogin(username="sekretaris", name="Wulan", role=Role.SECRETARY),
    DemoLogin(username="toko", name="Sari", role=Role.UNIT_MANAGER, unit="TOKO"),
    DemoLogin(username="gedung", name="Joko", role=Role.UNIT_MANAGER, unit="GEDUNG"),
    DemoLogin(username="lapak", name="Tini", role=Role.UNIT_MANAGER, unit="LAPAK"),
    DemoLogin(username="pinjaman", name="Dewi", role=Role.UNIT_MANAGER, unit="SP"),
    DemoLogin(username="operator", name="Agus", role=Role.OPERATOR),
    DemoLogin(username="penasihat", name="Hadi", role=Role.ADVISOR),
    DemoLogin(username="kades", name="Hadi", role=Role.VILLAGE_HEAD),
    DemoLogin(username="pengawas", name="Lastri", role=Role.SUPERVISOR),
    DemoLogin(username="bpd", name="Slamet", role=Role.VILLAGE_COUNCIL),
    DemoLogin(username="pemeriksa", name="Indra", role=Role.AUDITOR),
    DemoLogin(username="admin", name="Putri", role=Role.ADMINISTRATOR),
    DemoLogin(username="direktur-ranu", name="Yusuf", role=Role.DIRECTOR, book_id=JOINT_BOOK),
    DemoLogin(username="bendahara-ranu", name="Murni", role=Role.TREASURER, book_id=JOINT_BOOK),
    DemoLogin(
        username="air",
        name="Eko",
        role=Role.UNIT_MANAGER,
        book_id=JOINT_BOOK,
        unit="AIR",
    ),
    DemoLogin(
        username="wisata",
        name="Nia",
        role=Role.UNIT_MANAGER,
        book_id=JOINT_BOOK,
        unit="WISATA",
    ),
)
"""Every login of the demonstration, the widest powers of each enterprise first."""
