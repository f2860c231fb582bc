"""``bumdes allocate``: one allocation, explained line by line; no books are needed."""

from __future__ import annotations

import argparse
import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bumdes.errors import AmbiguousAmountError, RupiahError
from bumdes.rupiah import parse_rupiah
from bumdes.sharing.explanation import Bound, explain
from ledger import rp
from ledger.money import to_minor
from reports.fractions import say_fraction, say_weight
from webapp.call import DONE
from webapp.parser import WrongCallError, add_json
from webapp.sentences import say_money, sentence

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator

    from bumdes.sharing.explanation import ExplainedShare, Explanation
    from ledger import Money
    from webapp.call import Call

SEN = 100
"""Minor units of a rupiah."""

_PLAIN = re.compile(r"-?\d{1,17}\.\d{1,2}", re.ASCII)
_WEIGHT = re.compile(r"-?\d{1,30}(?:[.,]\d{1,30})?|-?\d{1,30}/0*[1-9]\d{0,29}", re.ASCII)

BOUNDS = {Bound.NONE: "", Bound.FLOOR: "  batas terendah", Bound.CAP: "  batas tertinggi"}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "--amount",
        required=True,
        type=_rupiah,
        metavar="RUPIAH",
        help="yang dibagi; sennya tidak dibagi; yang negatif ditulis --amount=-RUPIAH",
    )
    parser.add_argument(
        "--weight",
        required=True,
        action="append",
        type=_weight,
        metavar="NAMA=BOBOT",
        help="satu penerima: bobotnya bilangan (25.43) atau pecahan (1/3); boleh berulang",
    )
    for option, help_ in (("--floor", "paling sedikit"), ("--cap", "paling banyak")):
        parser.add_argument(
            option,
            default=[],
            action="append",
            type=_bound,
            metavar="NAMA=RUPIAH",
            help=f"{help_} untuk seorang penerima; boleh berulang",
        )
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Print who gets what, and why."""
    explanation = explain(
        arguments.amount,
        _once(arguments.weight, "--weight"),
        floors=_once(arguments.floor, "--floor"),
        caps=_once(arguments.cap, "--cap"),
    )
    if arguments.json:
        call.say(json.dumps(_told(explanation), ensure_ascii=False))
    else:
        for line in _lines(explanation):
            call.say(line)
    return DONE


# --- what is given --------------------------------------------------------------------------


def _rupiah(written: str) -> Money:
    """Return the amount *written* as people do, or with the decimal point of programs."""
    try:
        return parse_rupiah(written)
    except AmbiguousAmountError as error:
        if _PLAIN.fullmatch(written):
            return rp(written)
        raise argparse.ArgumentTypeError(sentence(error).rstrip(".")) from None
    except RupiahError as error:
        raise argparse.ArgumentTypeError(sentence(error).rstrip(".")) from None


def _weight(written: str) -> tuple[str, Fraction]:
    name, weight = _pair(written)
    if not _WEIGHT.fullmatch(weight):
        message = f"{weight!r} bukan bobot; tulis seperti 25, 25.43 atau 1/3"
        raise argparse.ArgumentTypeError(message)
    return name, Fraction(weight.replace(",", "."))


def _bound(written: str) -> tuple[str, int]:
    name, amount = _pair(written)
    rupiah, sen = divmod(to_minor(_rupiah(amount)), SEN)
    if sen:
        message = f"batas {written!r} harus dalam rupiah bulat"
        raise argparse.ArgumentTypeError(message)
    return name, rupiah


def _pair(written: str) -> tuple[str, str]:
    name, equals, value = written.rpartition("=")
    if not equals or not name.strip() or not value.strip():
        message = f"{written!r} harus berbentuk NAMA=NILAI"
        raise argparse.ArgumentTypeError(message)
    return name.strip(), value.strip()


def _once(pairs: Iterable[tuple[str, Any]], option: str) -> dict[str, Any]:
    """Return *pairs* by name.

    Raises:
        WrongCallError: a name is given twice.
    """
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            message = f"{option}: {name!r} diberikan dua kali"
            raise WrongCallError(message)
        found[name] = value
    return found


# --- what is answered -----------------------------------------------------------------------


def _told(explanation: Explanation) -> dict[str, Any]:
    """Return the answer for programs: money and fractions as texts, exact."""
    return {
        "amount": _number(explanation.amount),
        "shared": _number(explanation.shared),
        "left": _number(explanation.left),
        "currency": explanation.amount.currency.code,
        "total_weight": str(explanation.total_weight),
        "factor": str(explanation.factor),
        "rounded_up": explanation.rounded_up,
        "shares": [_told_share(share) for share in explanation.shares],
    }


def _told_share(share: ExplainedShare) -> dict[str, Any]:
    return {
        "name": share.recipient,
        "weight": str(share.weight),
        "exact": str(share.exact),
        "whole": str(share.whole),
        "extra": str(share.extra),
        "place": share.place,
        "bound": share.bound.value or None,
        "amount": _number(share.amount),
    }


def _number(amount: Money) -> str:
    """Return *amount* as a plain number, with sen only where there are some."""
    rupiah, sen = divmod(abs(to_minor(amount)), SEN)
    sign = "-" if to_minor(amount) < 0 else ""
    return f"{sign}{rupiah}" + (f".{sen:02}" if sen else "")


def _lines(explanation: Explanation) -> Iterator[str]:
    """Yield what a person reads: the rule, each recipient, the sum and what is left."""
    shared, count = say_money(explanation.shared), len(explanation.shares)
    total = say_weight(explanation.total_weight)
    yield f"{shared} dibagi kepada {count} penerima, jumlah bobot {total}"
    if explanation.factor:
        yield f"tiap satu bobot mendapat {say_fraction(explanation.factor)}"
    yield ""
    yield from _table(explanation)
    yield ""
    if explanation.rounded_up:
        yield (
            f"Pembulatan ke bawah menyisakan {explanation.rounded_up} rupiah: masing-masing"
            " satu rupiah (+1) untuk pecahan terbesar;\nbila pecahan sama, untuk bobot yang"
            " lebih besar; bila bobot pun sama, menurut urutan nama."
        )
    if explanation.left:
        yield f"Sisa {say_money(explanation.left)} tidak dibagi."


def _table(explanation: Explanation) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [
        ("penerima", "bobot", "bagian tepat", "dibulatkan", "sisa", "bagian", "")
    ]
    rows += [_row(share) for share in explanation.shares]
    rows.append(("jumlah", "", "", "", "", say_money(explanation.shared), ""))
    widths = [max(len(row[place]) for row in rows) for place in range(6)]
    for name, *numbers, why in rows:
        shown = (
            f"{number:>{width}}" for number, width in zip(numbers, widths[1:], strict=True)
        )
        yield f"{name:{widths[0]}}  {'  '.join(shown)}{why}".rstrip()


def _row(share: ExplainedShare) -> tuple[str, ...]:
    return (
        share.recipient,
        say_weight(share.weight),
        say_fraction(share.exact),
        say_money(rp(share.whole)),
        f"{share.extra:+d}" if share.extra else "",
        say_money(share.amount),
        BOUNDS[share.bound],
    )
