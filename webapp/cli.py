"""The command line: a table of commands, each in a module that is imported when it is run.

Exit codes, for programs: 0 done; 1 refused, or something was found; 2 the call is wrong.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from webapp.call import DONE, WRONG_CALL, Call
from webapp.parser import EPILOG, Parser, WrongCallError
from webapp.settings import Settings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence


class Command(NamedTuple):
    """One command: what is typed, the module in ``webapp.commands``, and what it does."""

    words: str
    module: str
    does: str


class CommandModule(Protocol):
    """What a module of ``webapp.commands`` has."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be given to the command."""

    def run(self, arguments: Namespace, call: Call) -> int:
        """Do it, and return the exit code."""


COMMANDS = (
    Command("init", "init", "menyiapkan basis data dan pembukuan kosong"),
    Command("post", "post", "mencatat transaksi dari berkas JSON"),
    Command("balance", "balance", "menampilkan saldo akun"),
    Command("statement", "statement", "membuat laporan keuangan"),
    Command("report", "report", "membuat laporan pertanggungjawaban dan surat"),
    Command("export", "export", "menulis seluruh isi pembukuan ke berkas"),
    Command("import", "import_", "mengambil isi berkas ekspor ke pembukuan kosong"),
    Command("verify report", "verify_report", "memeriksa apakah PDF sama dengan pembukuan"),
    Command("sign", "sign", "menandatangani PDF secara digital dengan sertifikat sendiri"),
    Command("verify", "verify", "memeriksa keutuhan pembukuan"),
    Command("check", "check", "memeriksa buku satu masa sebelum laporannya dicetak"),
    Command("doctor", "doctor", "memeriksa pemasangan"),
    Command("framework", "framework", "menampilkan atau memilih standar laporan keuangan"),
    Command("cash-flow", "cash_flow", "menampilkan atau mengubah golongan arus kas"),
    Command("allocate", "allocate", "membagi satu jumlah menurut bobot, dan menjelaskannya"),
    Command("case check", "case_check", "menghitung kasus dan membandingkan angkanya"),
    Command("serve", "serve", "menjalankan aplikasi web"),
    Command("worker", "worker", "membuat laporan panjang yang diminta lewat aplikasi web"),
    Command("demo", "demo", "membangun contoh BUM Desa, dan menampilkan akun masuknya"),
    Command("user add", "user_add", "menambah orang yang boleh masuk"),
    Command("phones forget", "phones_forget", "melepas kode HP yang kuncinya hilang"),
    Command("unit add", "unit_add", "menambah unit usaha"),
    Command("backup", "backup", "membuat salinan cadangan"),
    Command("restore", "restore", "mengembalikan data dari salinan cadangan"),
)

HELP = frozenset({"-h", "--help", "help"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that *argv*, or the command line, names; return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    call = Call(Settings.from_environ())
    command = _command(words)
    if command is None:
        return _show_commands(words, call)
    module = cast("CommandModule", import_module(f"webapp.commands.{command.module}"))
    parser = Parser(f"bumdes {command.words}", command.does)
    module.add_arguments(parser)
    try:
        arguments = parser.parse_args(words[len(command.words.split()) :])
    except WrongCallError as error:
        call.tell(f"{parser.format_usage()}Salah panggil: {error}.")
        return WRONG_CALL
    except SystemExit:
        return DONE  # help was asked for, and shown
    return call.guard(lambda: module.run(arguments, call))


def _command(words: Sequence[str]) -> Command | None:
    """Return the command that *words* begin with."""
    for command in COMMANDS:
        names = command.words.split()
        if list(words[: len(names)]) == names:
            return command
    return None


def _show_commands(words: Sequence[str], call: Call) -> int:
    """Show all commands; if *words* did not ask for that, they are a wrong call."""
    is_asked = bool(words) and words[0] in HELP
    show = call.say if is_asked else call.tell
    if words and not is_asked:
        call.tell(f"Salah panggil: perintah {words[0]!r} tidak ada.\n")
    width = max(len(command.words) for command in COMMANDS)
    show("pemakaian: bumdes PERINTAH …\n\nPembukuan BUM Desa.\n\nperintah:")
    for command in COMMANDS:
        show(f"  {command.words:{width}}  {command.does}")
    show(f"\nrincian: bumdes PERINTAH --help\n\n{EPILOG}")
    return DONE if is_asked else WRONG_CALL


if __name__ == "__main__":
    sys.exit(main())
