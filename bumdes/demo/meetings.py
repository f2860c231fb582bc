"""Meetings, and what they decide, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.deliberating import RecordDecision, RecordDeliberation
from bumdes.governance.deliberation import DeliberationKind

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.governance.decision import DecisionKind
    from ledger import Money

_PLACES = {
    DeliberationKind.VILLAGE: "Balai Desa Waringinsari",
    DeliberationKind.INTER_VILLAGE: "Pendopo Kecamatan Ranu",
    DeliberationKind.MANAGEMENT: "Kantor BUM Desa",
}
_CHAIRS = {
    DeliberationKind.VILLAGE: "Ketua BPD",
    DeliberationKind.INTER_VILLAGE: "Ketua Badan Kerja Sama Antar Desa",
    DeliberationKind.MANAGEMENT: "Direktur",
}
_ATTENDANCE = {
    DeliberationKind.VILLAGE: (
        "Kepala Desa dan perangkat\nBPD\nPenasihat, pelaksana operasional dan pengawas\n"
        "Wakil dusun, kelompok tani, PKK dan karang taruna"
    ),
    DeliberationKind.INTER_VILLAGE: (
        "Lima kepala Desa\nLima BPD\nWakil masyarakat tiap Desa, enam orang per Desa\n"
        "Penasihat, pelaksana operasional dan pengawas\nCamat"
    ),
    DeliberationKind.MANAGEMENT: "Pelaksana operasional\nPengawas",
}
_ATTENDEES = {
    DeliberationKind.VILLAGE: 54,
    DeliberationKind.INTER_VILLAGE: 47,
    DeliberationKind.MANAGEMENT: 9,
}
_PROCEEDINGS = (
    "Pimpinan membuka musyawarah dan membacakan acara.\n"
    "Direktur memaparkan: {agenda}.\n"
    "Peserta bertanya dan memberi saran; pelaksana operasional dan pengawas menjawab.\n"
    "Pimpinan membacakan rancangan keputusan, dan yang hadir menyetujuinya dengan mufakat."
)


def meeting(
    kind: DeliberationKind, day: dt.date, number: str, *, agenda: str
) -> RecordDeliberation:
    """Return a meeting with the usual people at the usual place.

    Args:
        number: of its minutes.
    """
    return RecordDeliberation(
        kind=kind,
        held_on=day,
        place=_PLACES[kind],
        agenda=agenda,
        number=number,
        chair=_CHAIRS[kind],
        attendance=_ATTENDANCE[kind],
        attendees=_ATTENDEES[kind] + day.day % 7,
        hours="09.00 sampai 12.30 WIB",
        note_taker="Sekretaris BUM Desa",
        proceedings=_PROCEEDINGS.format(agenda="; ".join(agenda.splitlines())),
    )


def decision(
    number: str, kind: DecisionKind, day: dt.date, about: str, *, most: Money | None = None
) -> RecordDecision:
    """Return a decision taken on the day of its meeting."""
    return RecordDecision(number=number, kind=kind, decided_on=day, about=about, most=most)
