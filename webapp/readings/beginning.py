"""Beginning: what is to be done before the first balance sheet, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.cut_over.cut_over import CutOverStage, cut_over_of
from bumdes.enterprise import villages_of
from bumdes.people import appointments_in
from bumdes.permissions import Permission, Role
from bumdes.phrase import phrase, word
from bumdes.reporting.lifetime import has_begun
from bumdes.unit import units_of

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.cut_over.cut_over import CutOver
    from bumdes.work import Work

NEEDED = (Role.TREASURER, Role.SUPERVISOR)
"""Offices without which books cannot be kept and looked through."""


@dataclass(frozen=True, slots=True)
class BeginningStep:
    """A step: what it is, what it is for, and whether it is done.

    Attributes:
        place: key of the page where it is done.
        act: what that page wants who opens it to be allowed.
        is_next: whether it is the first one that is not done.
    """

    title: str
    text: str
    place: str
    is_done: bool
    act: Permission = Permission.READ_REPORTS
    is_next: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """Where on the way to the first balance sheet a page stands.

    Attributes:
        number, of: which step it is, of how many.
        following: the next one that is not done, after this one if there is any.
    """

    step: BeginningStep
    number: int
    of: int
    following: BeginningStep


@dataclass(frozen=True, slots=True)
class Beginning:
    """The steps, in their order.

    Attributes:
        cut_over: the sheet of what there was; None if it was not begun.
        has_entries: whether the books are in use.
    """

    steps: tuple[BeginningStep, ...]
    cut_over: CutOver | None
    has_entries: bool

    @property
    def is_done(self) -> bool:
        """Whether all of it is done."""
        return all(step.is_done for step in self.steps)


def read_beginning(work: Work, *, today: dt.date) -> Beginning:
    """Return how far the enterprise is with its beginning."""
    enterprise = work.enterprise
    cut_over = cut_over_of(work.session, work.book_id)
    has_entries = work.book.settings().last_sequence > 0
    posted = has_entries if cut_over is None else cut_over.is_posted
    missing = _missing_offices(work, today)
    steps = [
        BeginningStep(
            "Identitas usaha",
            "Alamat dan nomor badan hukum, untuk kop setiap laporan.",
            "profile.edit",
            bool(enterprise and enterprise.address),
            Permission.CHANGE_ENTERPRISE,
        ),
        BeginningStep(
            "Desa pemilik",
            "Desa yang mendirikan, dengan kode wilayahnya.",
            "profile.ask_village",
            bool(villages_of(work.session, work.book_id)),
            Permission.CHANGE_ENTERPRISE,
        ),
        BeginningStep(
            "Unit usaha",
            "Toko, air, sewa, wisata: masing-masing dari contoh yang sudah ada akunnya.",
            "beginning.units",
            bool(units_of(work.session, work.book_id)),
        ),
        BeginningStep(
            "Bendahara dan Pengawas",
            _people_text(missing),
            "users.show",
            not missing,
            Permission.READ_ACCESS_LOG,
        ),
        BeginningStep(
            "Saldo awal",
            "Uang, piutang, barang, aset, utang, dan modal pada hari buku dimulai.",
            "cut_over.sheet",
            posted,
        ),
        BeginningStep(
            "Neraca pertama",
            "Cetak, tanda tangani, simpan: dari sinilah semuanya dihitung.",
            "beginning.first_balance",
            posted,
        ),
    ]
    return Beginning(tuple(_marked(steps)), cut_over, has_entries)


def on_the_way(work: Work, place: str, *, today: dt.date) -> Here | None:
    """Return where the page *place* stands while the books have not begun; None afterwards."""
    if has_begun(work):
        return None
    steps = read_beginning(work, today=today).steps
    at = next(i for i, step in enumerate(steps) if step.place == place)
    undone = [step for step in (*steps[at + 1 :], *steps[:at]) if not step.is_done]
    return Here(steps[at], at + 1, len(steps), undone[0])


def is_open(cut_over: CutOver | None) -> bool:
    """Whether lines may be added or taken off."""
    return cut_over is not None and cut_over.stage is not CutOverStage.POSTED


def _people_text(missing: list[Role]) -> str:
    if len(missing) in {0, len(NEEDED)}:
        return "Yang mencatat dan yang memeriksa; masing-masing mendapat kode masuk di kertas."
    return phrase("Belum ada {office}.", office=word(missing[0].label))


def _missing_offices(work: Work, today: dt.date) -> list[Role]:
    held = {
        appointment.role
        for appointment, _ in appointments_in(work.session, work.book_id)
        if appointment.last_day is None or appointment.last_day >= today
    }
    return [role for role in NEEDED if role.value not in held]


def _marked(steps: list[BeginningStep]) -> list[BeginningStep]:
    following = next((step for step in steps if not step.is_done), None)
    return [replace(step, is_next=step is following) for step in steps]
