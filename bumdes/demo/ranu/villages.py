"""The five villages of one district; no such codes are in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.charting import add_local_account, change_account
from bumdes.actions.founding import add_village

if TYPE_CHECKING:
    from bumdes.work import Work

DISTRICT = "99.02.01"

ASRI, JERNIH, LESTARI, TENGAH, INDAH = (f"{DISTRICT}.{number}" for number in range(2001, 2006))

VILLAGES = {
    ASRI: "Ranu Asri",
    JERNIH: "Ranu Jernih",
    LESTARI: "Ranu Lestari",
    TENGAH: "Ranu Tengah",
    INDAH: "Ranu Indah",
}
"""Their names, by their codes."""


def added(work: Work) -> None:
    """Let the villages own the enterprise, each with an account for its shares of profit."""
    for number, (code, name) in enumerate(VILLAGES.items(), start=2):
        add_village(
            work,
            code,
            name,
            district="Ranu",
            regency="Kabupaten Contoh",
            province="Provinsi Contoh",
        )
        account, called = f"3.2.01.{number:02}", f"Bagi Hasil Penyertaan Modal Desa {name}"
        if account in work.book.chart:
            change_account(work, account, name=called, is_active=True)
        else:
            add_local_account(work, account, called)
