"""A parser of the command line that speaks Indonesian."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from typing import Any, NoReturn

from ledger import LedgerError, Period
from webapp.settings import DATA, DATABASE

EPILOG = f"""\
kode keluar: 0 selesai, 1 ditolak atau ada temuan, 2 salah panggil.
lingkungan:  {DATA} folder data (semula ./data); {DATABASE} alamat basis data
             (URL SQLAlchemy), semula berkas SQLite di folder data."""

TRANSLATED = (
    (r"the following arguments are required: (.*)", r"belum diberikan: \1"),
    (r"unrecognized arguments: (.*)", r"tidak dikenal: \1"),
    (
        r"argument ([^:]*): invalid choice: (.*) \(choose from (.*)\)",
        r"\1: \2 tidak ada; pilih \3",
    ),
    (r"argument ([^:]*): expected one argument", r"\1: harus diikuti satu isian"),
    (r"argument ([^:]*): expected at least one argument", r"\1: harus diikuti isian"),
    (r"argument ([^:]*): ignored explicit argument (.*)", r"\1: tidak memerlukan isian \2"),
    (r"argument ([^:]*): not allowed with argument (.*)", r"\1: tidak dapat bersama \2"),
    (r"argument ([^:]*): invalid int value: (.*)", r"\1: \2 bukan bilangan bulat"),
    (r"argument ([^:]*): (.*)", r"\1: \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 dapat berarti \2"),
)
"""What argparse says in English, and what is said instead."""


class WrongCallError(Exception):
    """The command was called in a way that it does not know."""


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are Indonesian; it raises instead of ending."""

    def __init__(self, words: str, does: str) -> None:
        super().__init__(
            prog=words,
            description=f"{does[:1].upper()}{does[1:]}.",
            epilog=EPILOG,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self._positionals.title = "yang diberikan"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="menampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for english, said in TRANSLATED:
            if re.fullmatch(english, message, re.DOTALL):
                raise WrongCallError(re.sub(english, said, message, flags=re.DOTALL))
        raise WrongCallError(message)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Says *pemakaian* where argparse says *usage*."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


def add_book(parser: argparse.ArgumentParser) -> None:
    """Let the command ask which books are meant."""
    parser.add_argument("--book", required=True, metavar="ID", help="kode pembukuan")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let a program ask for an answer that it can read."""
    parser.add_argument("--json", action="store_true", help="jawaban untuk program")


def day(written: str) -> dt.date:
    """Return the day *written* as 2025-01-31."""
    try:
        found = dt.date.fromisoformat(written)
    except ValueError:
        found = None
    if found is None or found.isoformat() != written:
        message = f"{written!r} bukan tanggal; tulis seperti 2025-01-31"
        raise argparse.ArgumentTypeError(message)
    return found


def period(written: str) -> Period:
    """Return the period *written* as 2025, 2025-S1, 2025-Q2, 2025-07 or day..day."""
    try:
        return Period.parse(written)
    except LedgerError:
        message = f"{written!r} bukan masa; tulis seperti 2025, 2025-S1, 2025-Q2, 2025-07"
        raise argparse.ArgumentTypeError(f"{message}, atau 2025-01-01..2025-06-30") from None
