"""``bumdes balance``: what accounts hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ledger import BookView, Side
from webapp.call import DONE
from webapp.parser import add_book, add_json, day
from webapp.sentences import say_money

if TYPE_CHECKING:
    import datetime as dt
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from ledger import Balance
    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "account",
        nargs="?",
        metavar="AKUN",
        help="kode akun; judul kelompok memuat semua akun di bawahnya; tanpa ini semua akun",
    )
    add_book(parser)
    parser.add_argument(
        "--at", type=day, metavar="HARI", help="sampai akhir hari itu, misalnya 2025-12-31"
    )
    parser.add_argument("--unit", help="satu unit usaha saja; '' Kantor Pusat")
    parser.add_argument("--fund", help="satu sumber dana saja; '' tanpa sumber dana")
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Print the balances asked for."""
    with call.engine() as engine:
        reading = engine.execution_options(read_only=True)
        with reading.connect() as connection:
            view = BookView.open(connection, arguments.book)
            balances = _balances(view, arguments)
            names = {code: view.chart[code].name for code in balances}
            currency = view.currency.code
    if arguments.json:
        call.say(_json(arguments, currency, names, balances))
    else:
        _print(call, names, balances)
    return DONE


def _balances(view: BookView, arguments: Namespace) -> Mapping[str, Balance]:
    at: dt.date | None = arguments.at
    code: str | None = arguments.account
    if code is None:
        return view.balances(at, unit=arguments.unit, fund=arguments.fund)
    return {code: view.balance(code, at, unit=arguments.unit, fund=arguments.fund)}


def _json(
    arguments: Namespace,
    currency: str,
    names: Mapping[str, str],
    balances: Mapping[str, Balance],
) -> str:
    rows = [
        {
            "account": code,
            "name": names[code],
            "debits": str(balance.debits.amount),
            "credits": str(balance.credits.amount),
            "balance": str(balance.net(balance.side).amount),
            "side": balance.side.value,
        }
        for code, balance in balances.items()
    ]
    answer = {
        "book": arguments.book,
        "at": arguments.at.isoformat() if arguments.at else None,
        "unit": arguments.unit,
        "fund": arguments.fund,
        "currency": currency,
        "balances": rows,
    }
    return json.dumps(answer, ensure_ascii=False)


def _print(call: Call, names: Mapping[str, str], balances: Mapping[str, Balance]) -> None:
    """Print a line for each account that holds something."""
    rows = [
        (code, names[code], *_shown(balance))
        for code, balance in balances.items()
        if balance.debits != balance.credits
    ]
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(4)]
    for code, name, debit, credit in rows:
        shown = f"{debit:>{widths[2]}}  {credit:>{widths[3]}}"
        call.say(f"{code:{widths[0]}}  {name:{widths[1]}}  {shown}".rstrip())


def _shown(balance: Balance) -> tuple[str, str]:
    amount = say_money(balance.net(balance.side))
    if balance.side is Side.CREDIT:
        return "", f"{amount} kredit"
    return f"{amount} debit", ""
