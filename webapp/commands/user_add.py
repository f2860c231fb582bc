"""``bumdes user add``: somebody who may log in."""

from __future__ import annotations

import getpass
import secrets
import sys
from typing import TYPE_CHECKING

from bumdes.actions.staffing import add_person, appoint
from bumdes.permissions import Role
from bumdes.work import begin_work
from webapp.call import DONE
from webapp.parser import WrongCallError, add_book, day

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call

RANDOM_BYTES = 9


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument("username", metavar="AKUN", help="nama untuk masuk, misalnya sari")
    add_book(parser)
    parser.add_argument("--name", required=True, metavar="NAMA", help="nama orangnya")
    parser.add_argument(
        "--role",
        required=True,
        choices=[role.value for role in Role],
        help="jabatan: " + ", ".join(f"{role.value} ({role.label})" for role in Role),
    )
    parser.add_argument("--unit", help="unit usaha tempat jabatannya berlaku")
    parser.add_argument(
        "--from",
        dest="first_day",
        type=day,
        metavar="HARI",
        help="mulai menjabat (semula hari ini)",
    )
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="baca kata sandi dari masukan baku; tanpa ini ditanyakan, atau dibuatkan",
    )


def run(arguments: Namespace, call: Call) -> int:
    """Let the person in, and give the office."""
    password, is_ours = password_for(arguments)
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book) as work,
    ):
        person = add_person(
            work.session,
            arguments.username,
            arguments.name,
            password=password,
            actor=work.actor,
            clock=work.clock,
        )
        person.must_change_password = is_ours
        appoint(
            work,
            arguments.username,
            Role(arguments.role),
            first_day=arguments.first_day or work.clock().astimezone().date(),
            unit=arguments.unit,
        )
    call.say(f"{arguments.name} dapat masuk sebagai {arguments.username}.")
    if is_ours:
        call.say(f"Kata sandi: {password}  (gantilah sesudah masuk)")
    return DONE


def password_for(arguments: Namespace) -> tuple[str, bool]:
    """Return the password, and whether it was made here."""
    if arguments.password_stdin:
        return sys.stdin.readline().rstrip("\r\n"), False
    if not sys.stdin.isatty():
        return secrets.token_urlsafe(RANDOM_BYTES), True
    first = getpass.getpass("Kata sandi (kosongkan agar dibuatkan): ")
    if not first:
        return secrets.token_urlsafe(RANDOM_BYTES), True
    if getpass.getpass("Sekali lagi: ") != first:
        message = "kedua kata sandi tidak sama"
        raise WrongCallError(message)
    return first, False
