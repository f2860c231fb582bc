"""What the letterhead says of the enterprise is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.enterprise import villages_of
from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

_ASKED = (
    ("address", word("alamat")),
    ("place", "tempat penandatanganan"),
    ("legal_number", "nomor sertifikat badan hukum"),
)


def _find(work: Work, period: Period) -> Iterator[Finding]:  # noqa: ARG001 - of all days
    enterprise = work.enterprise
    if enterprise is None:
        return
    for name, words in _ASKED:
        if not getattr(enterprise, name):
            yield Finding(text=phrase("Profil usaha belum memuat {words}.", words=word(words)))
    if not villages_of(work.session, work.book_id):
        yield Finding(text="Profil usaha belum menyebut Desa pemiliknya.")


IDENTITY_COMPLETE = Check(
    key="identity_complete",
    label="Identitas pada kop surat lengkap",
    advice="Buka Profil usaha, lalu lengkapi isiannya.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.PAPERS,
    why="Kop surat, surat pengantar, dan sertifikat memakai isian ini.",
    place="profile",
    find=_find,
)
