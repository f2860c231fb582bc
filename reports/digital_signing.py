"""Signing a PDF digitally, with the signer's own certificate; needs the extra ``sign``."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reports.errors import SigningFailedError

if TYPE_CHECKING:
    from pathlib import Path


def sign_pdf(pdf: bytes, key: Path, passphrase: str, *, reason: str = "") -> bytes:
    """Return *pdf* with a digital signature behind it; what was there stays byte for byte.

    Args:
        key: PKCS#12: the private key with its certificate, as certification bodies hand it out.
        passphrase: of *key*.
        reason: why it is signed, as readers of PDF show it.

    Raises:
        SigningFailedError: the libraries are not installed, or *key* cannot be opened.
    """
    try:
        from pyhanko.pdf_utils.incremental_writer import (  # noqa: PLC0415 - an extra
            IncrementalPdfFileWriter,
        )
        from pyhanko.sign import PdfSignatureMetadata, signers  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SigningFailedError("pip install 'bumdes[sign]'") from error
    signer = signers.SimpleSigner.load_pkcs12(key, passphrase=passphrase.encode())
    if signer is None:
        raise SigningFailedError(key.name)
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    field = f"TandaTangan{pdf.count(b'/ByteRange') + 1}"
    meta = PdfSignatureMetadata(field_name=field, reason=reason or None)
    signed: bytes = signers.sign_pdf(writer, meta, signer=signer).getvalue()
    return signed
