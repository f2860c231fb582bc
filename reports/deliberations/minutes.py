"""Minutes (berita acara) of a deliberation: who met, what was told, what was decided.

What came of each decision stands beside it, from the books.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.governance.decision import DecisionKind, decisions_of
from bumdes.governance.decision_use import decision_use
from bumdes.governance.deliberation import DeliberationKind, deliberations_of
from bumdes.month import MONTHS, day_words, weekday_words
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.words import terbilang
from reports.bound.block import Facts, Heading, Prose, Signatures
from reports.bound.listed import amount, day, label, listed, rupiah, text
from reports.document import Signatory
from reports.kind import Topic
from reports.offices import signing, village_heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bumdes.governance.decision import Decision
    from bumdes.governance.deliberation import Deliberation
    from bumdes.work import Work
    from ledger import Period
    from reports.bound.block import Block, Listing

MOST_LINES = 120
"""Lines of an attendance list that are left to sign; more come on paper of their own."""

DOTS = "." * 30
"""A line to write on."""

_OPENING = (
    "Pada hari {weekday} tanggal {number} bulan {month} tahun {year} ({date}), bertempat di"
    " {place}, {body} telah diselenggarakan {kind} dengan acara:"
)
_CLOSING = (
    "Demikian berita acara ini dibuat dengan sebenarnya, dibacakan di hadapan yang hadir, dan"
    " ditandatangani pada tanggal tersebut di atas."
)
NOT_SAID = "Jalannya musyawarah belum ditulis."


def meetings(work: Work, period: Period) -> tuple[Topic, ...]:
    """Return the meetings in *period*, the latest first."""
    return tuple(
        Topic(
            meeting.deliberation_id,
            phrase(
                "{day}: {place}",
                day=meeting.held_on,
                place=meeting.number or first_item(meeting),
            ),
        )
        for meeting in deliberations_of(work.session, work.book_id)
        if meeting.held_on in period
    )


def first_item(meeting: Deliberation) -> str:
    """Return the first item of the agenda."""
    return next((line for line in meeting.agenda.splitlines() if line), "")


def minutes_blocks(work: Work, meeting: Deliberation) -> tuple[Block, ...]:
    """Return the minutes of *meeting*, but for who signs."""
    taken = list(reversed(_taken(work, meeting)))
    return (
        Facts(_facts(meeting), is_letter=True),
        Prose(opening(work, meeting)),
        Prose(_numbered(line for line in meeting.agenda.splitlines() if line)),
        Heading("Yang hadir"),
        Prose(_attended(meeting)),
        *((Prose(_points(meeting.attendance)),) if meeting.attendance else ()),
        Heading("Jalannya musyawarah"),
        Prose(meeting.proceedings or NOT_SAID),
        Heading("Yang diputuskan"),
        *_decided(work, taken),
        Prose(_CLOSING),
    )


def opening(work: Work, meeting: Deliberation) -> str:
    """Return how minutes begin: the day in words, the place, who met."""
    on = meeting.held_on
    enterprise = work.enterprise
    hours = f"pukul {meeting.hours}," if meeting.hours else ""
    name = enterprise.name if enterprise else work.book.name
    said = _OPENING.format(
        weekday=weekday_words(on),
        number=terbilang(on.day),
        month=MONTHS[on.month - 1],
        year=terbilang(on.year),
        date=day_words(on),
        place=meeting.place,
        body=hours,
        kind=f"{DeliberationKind(meeting.kind).label} {name}",
    )
    return " ".join(said.split())


def signatures(work: Work, meeting: Deliberation) -> tuple[Block, ...]:
    """Return who signs the minutes: who led, who wrote, the organs, the heads of villages."""
    on = meeting.held_on
    led = (
        Signatory("Pimpinan musyawarah", meeting.chair, "Memimpin,"),
        Signatory("Notulis", meeting.note_taker, "Mencatat,"),
    )
    organs = signing(work, on, (Role.DIRECTOR, "Hadir,"), (Role.SUPERVISOR, "Hadir,"))
    heads: tuple[Signatory, ...] = ()
    if DeliberationKind(meeting.kind).is_of_owners:
        heads = village_heads(work, "Mengetahui,", on)
    rows = [(*led, *organs)] + ([heads] if heads else [])
    first, *others = rows
    place = f"{meeting.place}, {day_words(on)}"
    return (Signatures(first, place), *(Signatures(row) for row in others))


def attendance_list(work: Work, meeting: Deliberation) -> Listing:
    """Return the list that those who came sign: known names, and lines for the others."""
    names = [line for line in meeting.attendance.splitlines() if line]
    if meeting.attendees > len(names):
        names = []  # they tell of groups, not of everybody
    lines = min(max(meeting.attendees, len(names)), MOST_LINES)
    rows = (
        (str(place), names[place - 1] if names else DOTS * 2, DOTS, f"{place}. {DOTS[:18]}")
        for place in range(1, lines + 1)
    )
    return listed(
        "attendance",
        "",
        (
            text("number", "Nomor"),
            label("name", "Nama dan unsur"),
            text("address", "Alamat atau jabatan"),
            text("signature", "Tanda tangan"),
        ),
        rows,
        currency=work.book.currency,
    )


def _taken(work: Work, meeting: Deliberation) -> list[Decision]:
    return decisions_of(work.session, work.book_id, deliberation_id=meeting.deliberation_id)


def _facts(meeting: Deliberation) -> tuple[tuple[str, str], ...]:
    facts = (
        ("Nomor", meeting.number or "........................"),
        ("Pimpinan", meeting.chair),
        ("Notulis", meeting.note_taker),
    )
    return tuple((name, said) for name, said in facts if said)


def _attended(meeting: Deliberation) -> str:
    if not meeting.attendees:
        return "Sebagaimana daftar hadir terlampir."
    count = f"{meeting.attendees} ({terbilang(meeting.attendees)}) orang"
    return f"{count}, sebagaimana daftar hadir terlampir."


def _decided(work: Work, taken: list[Decision]) -> Iterator[Block]:
    if not taken:
        yield Prose("Musyawarah ini tidak mengambil keputusan yang dicatat.")
        return
    yield Prose("Setelah dibahas, musyawarah memutuskan:")
    yield Prose(_numbered(map(_said, taken)))
    rows = [
        (entry.date, entry.voucher, f"{entry.description} ({decision.number})", entry.amount)
        for decision in taken
        for entry in decision_use(work.session, work.book, decision.number).entries
    ]
    if rows:
        yield listed(
            "came-of-it",
            "Yang sudah dibukukan atas dasar keputusan ini, sampai hari cetak",
            (
                day("date", "Tanggal"),
                text("voucher", "Nomor bukti"),
                label("what", "Uraian"),
                amount("amount", "Rupiah"),
            ),
            rows,
            currency=work.book.currency,
        )


def _said(decision: Decision) -> str:
    most = decision.most
    limit = f", paling banyak {rupiah(most)}" if most else ""
    revoked = ""
    if decision.revoked_on:
        revoked = f" Dicabut sejak {day_words(decision.revoked_on)}."
    about = decision.about.rstrip(".")
    kind = DecisionKind(decision.kind).label.lower()
    return f"{about}{limit} (nomor {decision.number}, {kind}).{revoked}"


def _numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, start=1))


def _points(lines: str) -> str:
    return "\n".join(f"- {line}" for line in lines.splitlines() if line)
