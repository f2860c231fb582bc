"""Who plays in the demonstration; all names are invented."""

from __future__ import annotations

from dataclasses import dataclass

from bumdes.permissions import Role

VILLAGE_BOOK, JOINT_BOOK = "karya-waringin", "lima-ranu"

DEMO_PASSWORD = "belajar-bumdes"  # noqa: S105 - printed for everybody who tries the software
"""The one password of every person of the demonstration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoLogin:
    """Somebody of the demonstration, and the office that he or she holds.

    Attributes:
        title: what the office is called; empty for the usual word.
    """

    username: str
    name: str
    role: Role
    book_id: str = VILLAGE_BOOK
    unit: str | None = None
    title: str = ""
    password: str = DEMO_PASSWORD


_VILLAGE_LOGINS = (
    DemoLogin(username="direktur", name="Bagas", role=Role.DIRECTOR),
    DemoLogin(username="bendahara", name="Ratna", role=Role.TREASURER),
    DemoLogin(username="sekretaris", name="Wulan", role=Role.SECRETARY),
    DemoLogin(username="toko", name="Sari", role=Role.UNIT_MANAGER, unit="TOKO"),
    DemoLogin(username="gedung", name="Joko", role=Role.UNIT_MANAGER, unit="GEDUNG"),
    DemoLogin(username="lapak", name="Tini", role=Role.UNIT_MANAGER, unit="LAPAK"),
    DemoLogin(username="pinjaman", name="Dewi", role=Role.UNIT_MANAGER, unit="SP"),
    DemoLogin(username="operator", name="Agus", role=Role.OPERATOR),
    DemoLogin(username="penasihat", name="Hadi", role=Role.ADVISOR),
    DemoLogin(username="kepaladesa", name="Hadi", role=Role.VILLAGE_HEAD),
    DemoLogin(username="pengawas", name="Lastri", role=Role.SUPERVISOR),
    DemoLogin(username="bpd", name="Slamet", role=Role.VILLAGE_COUNCIL),
    DemoLogin(username="pemeriksa", name="Indra", role=Role.AUDITOR),
    DemoLogin(username="admin", name="Putri", role=Role.ADMINISTRATOR),
)

_JOINT = (
    ("direktur-ranu", "Yusuf", Role.DIRECTOR, None),
    ("bendahara-ranu", "Murni", Role.TREASURER, None),
    ("sekretaris-ranu", "Laras", Role.SECRETARY, None),
    ("air", "Eko", Role.UNIT_MANAGER, "AIR"),
    ("wisata", "Nia", Role.UNIT_MANAGER, "WISATA"),
    ("ikan", "Karto", Role.UNIT_MANAGER, "IKAN"),
    ("dbm", "Ningsih", Role.UNIT_MANAGER, "DBM"),
    ("penasihat-ranu", "Darmo", Role.ADVISOR, None),
    ("pengawas-ranu", "Tuti", Role.SUPERVISOR, None),
    ("bpd-ranu", "Parman", Role.VILLAGE_COUNCIL, None),
    ("pemeriksa-ranu", "Ismail", Role.AUDITOR, None),
)

_HEADS = (
    ("kepaladesa-ranu", "Darmo", "Ranu Asri"),
    ("kepaladesa-jernih", "Wagiman", "Ranu Jernih"),
    ("kepaladesa-tengah", "Sulastri", "Ranu Tengah"),
)
"""Heads of villages that own the joint enterprise; the title says which one is whose."""

DEMO_LOGINS = (
    *_VILLAGE_LOGINS,
    *(
        DemoLogin(username=username, name=name, role=role, book_id=JOINT_BOOK, unit=unit)
        for username, name, role, unit in _JOINT
    ),
    *(
        DemoLogin(
            username=username,
            name=name,
            role=Role.VILLAGE_HEAD,
            book_id=JOINT_BOOK,
            title=f"Kepala Desa {village}",
        )
        for username, name, village in _HEADS
    ),
)
"""Every login of the demonstration, the widest powers of each enterprise first."""
