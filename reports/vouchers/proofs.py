"""Proofs in print: photos and scanned pages behind the vouchers that they prove.

A photo is made as small as print needs, a PDF is drawn page by page: what is printed runs
nothing, and is no larger than it must be. The files themselves go into the bundle.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bumdes.errors import FileDamagedError, FileMissingError
from bumdes.media_type import JPEG, PDF
from reports.bound.block import Picture
from reports.errors import UnreadableProofError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bumdes.file_store import FileStore
    from bumdes.stored_file import StoredFile
    from ledger import Currency

MOST_PAGES_OF_ONE = 20
MOST_PAGES = 300
"""Of all proofs of one report; the rest is in the bundle."""


class LeftOut(NamedTuple):
    """A proof that is not printed, and why."""

    voucher: str
    name: str
    why: str


@dataclass(slots=True)
class ProofPrinter:
    """Prints each proof once, and keeps what it does not print.

    Attributes:
        files: where their content lies; None if it is not at hand.
        currency: of the books.
        left: what is not printed.
    """

    files: FileStore | None
    currency: Currency
    left: list[LeftOut] = field(default_factory=list)
    _printed: dict[str, str] = field(default_factory=dict)
    _pages: int = 0

    def behind(self, voucher: str, proofs: Sequence[StoredFile]) -> Iterator[Picture]:
        """Yield the proofs of *voucher*, page by page."""
        for place, proof in enumerate(proofs, 1):
            label = f"{voucher}, lampiran {place} dari {len(proofs)}: {proof.name}"
            try:
                yield from self._proof(voucher, proof, label)
            except FileMissingError:
                self._leave(voucher, proof, "Berkasnya tidak ada di penyimpanan.")
            except FileDamagedError:
                self._leave(voucher, proof, "Isi berkasnya berubah sejak disimpan.")
            except UnreadableProofError:
                self._leave(voucher, proof, "Berkas ini terkunci atau tidak terbaca.")

    def _proof(self, voucher: str, proof: StoredFile, label: str) -> Iterator[Picture]:
        from reports.vouchers.drawing import (  # noqa: PLC0415 - loads its libraries when needed
            drawn_pages,
            small_picture,
        )

        why = self._why_not(proof)
        if why:
            self._leave(voucher, proof, why)
            return
        assert self.files is not None  # noqa: S101 - asked just before
        content = self.files.read(proof.digest)
        if proof.type.is_picture:
            yield self._page(voucher, proof, Picture(JPEG.name, small_picture(content), label))
            return
        most, count = min(MOST_PAGES_OF_ONE, MOST_PAGES - self._pages), 0
        for page, (drawn, count) in enumerate(drawn_pages(content, most=most), 1):
            where = f"{label}, halaman {page} dari {count}" if count > 1 else label
            yield self._page(voucher, proof, Picture(JPEG.name, drawn, where, is_page=True))
        if count > most:
            self._leave(voucher, proof, f"Halaman {most + 1} sampai {count} tidak dicetak.")

    def _page(self, voucher: str, proof: StoredFile, picture: Picture) -> Picture:
        self._printed[proof.digest] = voucher
        self._pages += 1
        return picture

    def _why_not(self, proof: StoredFile) -> str:
        if proof.digest in self._printed:
            return f"Sudah dicetak di belakang {self._printed[proof.digest]}."
        if self.files is None:
            return "Isinya tidak disertakan."
        if proof.is_personal:
            return "Berisi data pribadi."
        if self._pages >= MOST_PAGES:
            return f"Cetakan ini memuat paling banyak {MOST_PAGES} halaman lampiran."
        if not (proof.type.is_picture or proof.type is PDF):
            return f"{proof.type.label}: buka berkasnya."
        return ""

    def _leave(self, voucher: str, proof: StoredFile, why: str) -> None:
        self.left.append(LeftOut(voucher, proof.name, why))
