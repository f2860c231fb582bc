"""What stands before the contents: the letter, and the page on which the report is approved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.enterprise import villages_of
from bumdes.governance.decision import DecisionKind, decisions_of, find_decision
from bumdes.governance.deliberation import DeliberationKind, find_deliberation
from bumdes.month import day_words, weekday_words
from bumdes.permissions import Role
from bumdes.year_end.accepted_year import year_standing
from reports.accountability.slots import LETTER, LETTER_NUMBER
from reports.bound.block import Facts, Prose, Signatures
from reports.bound.report import Chapter
from reports.offices import place_and_day, signing, village_heads

if TYPE_CHECKING:
    from bumdes.governance.decision import Decision
    from bumdes.work import Work
    from reports.accountability.telling import Telling
    from reports.bound.block import Block

BLANK = "_" * 24
"""A line to write on."""

HEAD = "Kepala Desa"

_SIGNING = (
    (Role.TREASURER, "Disusun oleh,"),
    (Role.DIRECTOR, "Disetujui oleh,"),
    (Role.SUPERVISOR, "Ditelaah oleh,"),
)


def meeting_name(work: Work) -> str:
    """Return what the deliberation of the owners is called."""
    enterprise = work.enterprise
    is_joint = enterprise is not None and enterprise.is_joint
    kind = DeliberationKind.INTER_VILLAGE if is_joint else DeliberationKind.VILLAGE
    return kind.label


def letter(telling: Telling) -> Chapter:
    """Return the letter with which the report is handed over."""
    work, on = telling.work, telling.asked.now.date()
    villages = villages_of(work.session, work.book_id)
    to = (
        meeting_name(work),
        "Penasihat dan Pengawas",
        *(f"Kepala Desa dan BPD Desa {village.name}" for village in villages),
    )
    addressed = "\n".join(f"{place}. {name}" for place, name in enumerate(to, start=1))
    blocks: tuple[Block, ...] = (
        Facts(
            (
                ("Nomor", _letter_number(telling)),
                ("Lampiran", "1 (satu) bendel"),
                ("Perihal", f"Laporan Pertanggungjawaban tahun buku {telling.year}"),
            ),
            is_letter=True,
        ),
        Prose(f"Kepada Yth.\n\n{addressed}"),
        Prose(telling.text(LETTER)),
        Signatures(signing(work, on, (Role.DIRECTOR, "Hormat kami,")), place_and_day(work, on)),
    )
    return Chapter(key="surat-pengantar", title="Surat Pengantar", blocks=blocks)


def _letter_number(telling: Telling) -> str:
    """Return the number that the letter has, or room to write it."""
    return " ".join(telling.text(LETTER_NUMBER).split()) or f"{BLANK[:8]} /LPJ/{telling.year}"


def approval(telling: Telling) -> Chapter:
    """Return the page on which the owners approve the report."""
    work = telling.work
    name = work.book.name
    accepted = _accepting(telling)
    said = (
        f"Laporan Pertanggungjawaban {name} tahun buku {telling.year} telah ditelaah oleh"
        f" Penasihat dan Pengawas, dibahas, dan diterima dalam {meeting_name(work)}."
        if accepted
        else f"Laporan Pertanggungjawaban {name} tahun buku {telling.year} disampaikan kepada"
        f" {meeting_name(work)} setelah ditelaah oleh Penasihat dan Pengawas. Isian di bawah"
        " ini dilengkapi setelah musyawarah."
    )
    on = accepted.decided_on if accepted else telling.asked.now.date()
    opening = place_and_day(work, on) if accepted else ""
    heads = tuple(
        replace(head, role=head.role.removeprefix(f"{HEAD} "), act=HEAD)
        for head in village_heads(work, "", on)
    )
    blocks: tuple[Block, ...] = (
        Prose(said),
        Facts(_facts(telling, accepted)),
        *_resolved(telling, accepted),
        Signatures(signing(work, on, *_SIGNING), opening),
        Signatures(heads, f"Mengetahui, {HEAD} selaku Penasihat"),
    )
    return Chapter(key="pengesahan", title="Lembar Pengesahan", blocks=blocks)


def _accepting(telling: Telling) -> Decision | None:
    """Return the decision that accepted the report of the year; None while none did."""
    accepted = year_standing(telling.work, telling.year).accepted
    if accepted is None:
        return None
    work = telling.work
    return find_decision(work.session, work.book_id, accepted.decision)


def _facts(telling: Telling, accepted: Decision | None) -> tuple[tuple[str, str], ...]:
    if accepted is None:
        return tuple(
            (name, BLANK)
            for name in ("Berita acara", "Hari dan tanggal", "Tempat", "Kehadiran")
        )
    facts = [
        ("Keputusan", accepted.number),
        ("Hari dan tanggal", _weekday(accepted)),
    ]
    if accepted.deliberation_id:
        work = telling.work
        held = find_deliberation(work.session, work.book_id, accepted.deliberation_id)
        facts = [("Berita acara", held.number), *facts[1:], ("Tempat", held.place)]
        facts += [("Kehadiran", f"{held.attendees} orang")] if held.attendees else []
    return tuple((name, value) for name, value in facts if value)


def _weekday(decision: Decision) -> str:
    on = decision.decided_on
    return f"{weekday_words(on)}, {day_words(on)}"


def _resolved(telling: Telling, accepted: Decision | None) -> tuple[Block, ...]:
    """Return what the deliberation that accepted the report decided in it."""
    if accepted is None or not accepted.deliberation_id:
        return ()
    work = telling.work
    taken = decisions_of(work.session, work.book_id, deliberation_id=accepted.deliberation_id)
    order = {DecisionKind.ACCEPT_REPORT: 0, DecisionKind.SHARE_PROFIT: 1}
    taken.sort(key=lambda d: (order.get(DecisionKind(d.kind), 2), d.number))
    lines = [
        f"{place}. {decision.about} (keputusan {decision.number})."
        for place, decision in enumerate(taken, start=1)
    ]
    return (Prose("\n".join(lines)),)
