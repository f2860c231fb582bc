"""``bumdes sign``: a digital signature under a PDF, with the signer's own certificate."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reports.digital_signing import sign_pdf
from webapp.call import DONE
from webapp.output import write_bytes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call

PASSPHRASE = "BUMDES_SIGN_PASSPHRASE"  # noqa: S105 - the name of a variable


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument("file", metavar="BERKAS.pdf", help="laporan yang ditandatangani")
    parser.add_argument(
        "--key",
        required=True,
        metavar="KUNCI.p12",
        help="sertifikat beserta kuncinya (PKCS#12)",
    )
    parser.add_argument("--reason", default="", metavar="ALASAN", help="untuk apa")
    parser.add_argument("-o", "--output", required=True, metavar="BERKAS", help="hasilnya")


def run(arguments: Namespace, call: Call) -> int:
    """Sign the file; the passphrase is asked for, or taken from the environment."""
    passphrase = os.environ.get(PASSPHRASE)
    if passphrase is None:
        passphrase = getpass.getpass("Kata sandi kunci: ")
    pdf = Path(arguments.file).read_bytes()
    signed = sign_pdf(pdf, Path(arguments.key), passphrase, reason=arguments.reason)
    write_bytes(signed, arguments.output, call)
    return DONE
