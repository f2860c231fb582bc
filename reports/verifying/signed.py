"""Digital signatures of a PDF: who signed it, and whether it is as it was then."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = b"/ByteRange"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSignature:
    """A digital signature.

    Attributes:
        by: whose certificate it is.
        signed_at: as the signer's clock said, ISO 8601; empty if it does not say.
        is_whole: whether what was signed is as it was; None where it cannot be checked here.
        covers_all: whether nothing was added to the file since.
    """

    by: str
    signed_at: str = ""
    is_whole: bool | None = None
    covers_all: bool = False

    @property
    def says(self) -> str:
        """What a reader is told."""
        if self.is_whole is None:
            return "Tanda tangan digital ada, tetapi belum dapat diperiksa di komputer ini."
        when = phrase(" pada {signed_at}", signed_at=self.signed_at) if self.signed_at else ""
        state = word("utuh")
        if not self.is_whole:
            state = word("RUSAK: berkas diubah sesudah ditandatangani")
        added = "" if self.covers_all else word(", ada tambahan sesudahnya")
        return phrase(
            "Tanda tangan digital {by}{when}: {state}{added}.",
            by=self.by,
            when=when,
            state=state,
            added=added,
        )


def signatures_in(pdf: bytes) -> tuple[PdfSignature, ...]:
    """Return the digital signatures of *pdf*; whether to trust who signed is for the reader."""
    if _MARK not in pdf:
        return ()
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - an extra
    except ImportError:
        return (PdfSignature(by=""),)
    try:
        return tuple(map(_checked, PdfFileReader(io.BytesIO(pdf)).embedded_signatures))
    except Exception:  # noqa: BLE001 - whatever is wrong with the file, nothing was checked
        return (PdfSignature(by=""),)


def _checked(embedded: Any) -> PdfSignature:
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415 - an extra
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    status = validate_pdf_signature(embedded, signer_validation_context=nobody)
    signed_at = status.signer_reported_dt
    return PdfSignature(
        by="; ".join(_names(status.signing_cert.subject.native)),
        signed_at=signed_at.isoformat() if signed_at else "",
        is_whole=bool(status.intact and status.valid),
        covers_all=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
    )


def _names(subject: dict[str, Any]) -> Iterator[str]:
    for part in ("common_name", "organization_name"):
        if subject.get(part):
            yield str(subject[part])
