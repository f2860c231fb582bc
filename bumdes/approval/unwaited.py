"""What is recorded at once whatever the limits: such acts are listed with the pengawas."""

from __future__ import annotations

from enum import StrEnum


class Unwaited(StrEnum):
    """Why an act waits for nobody."""

    COUNTER = "counter"
    """Somebody stands at the counter."""
    RUN = "run"
    """The program works it out from what was laid down before."""
    BATCH = "batch"
    """Many come at once, from a file."""
    OPENING = "opening"
    """It has a review of its own, or only tells apart what is in the books already."""

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _LABELS[self]


_LABELS = {
    Unwaited.COUNTER: "Penjualan di tempat dan buka-tutup kasir, sebab pembelinya menunggu",
    Unwaited.RUN: "Hitungan rutin dari kartu, jadwal, atau tarif yang sudah ditetapkan",
    Unwaited.BATCH: "Daftar yang dimasukkan sekaligus dari berkas",
    Unwaited.OPENING: "Saldo awal dan rinciannya, yang diperiksa Pengawas tersendiri",
}
