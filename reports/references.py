"""Live figures in texts: ``{laba_bersih}`` in what people write is the figure of the books."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ledger.money import decimals, to_minor
from reports.figures import figure
from reports.scope import Scope
from reports.statements import statement_table
from reports.words import period_name

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.kind import Asked

_REFERENCE = re.compile(r"\{([a-z0-9_]+)\}")


class Reference(NamedTuple):
    """A figure that a text may name.

    Attributes:
        label: what it is, in Indonesian.
        statement, row: where it stands.
    """

    label: str
    statement: str
    row: str


REFERENCES = {
    "pendapatan": Reference("Pendapatan usaha", "income-statement", "revenue"),
    "laba_kotor": Reference("Laba kotor", "income-statement", "gross_profit"),
    "laba_bersih": Reference("Laba bersih", "income-statement", "profit"),
    "aset": Reference("Jumlah aset", "financial-position", "assets"),
    "kewajiban": Reference("Jumlah kewajiban", "financial-position", "liabilities"),
    "ekuitas": Reference("Jumlah ekuitas", "financial-position", "equity"),
}
"""What a text may name, by the word in braces."""

WORDS = ("masa",)
"""What a text may name besides figures: the period of the report."""


def filled(work: Work, asked: Asked, text: str) -> str:
    """Return *text* with each figure it names; what is unknown stays as it is written.

    Raises:
        ProofFailedError: two figures that must be equal are not.
    """
    named = set(_REFERENCE.findall(text))
    figures = {name: _figure(work, asked, name) for name in named & set(REFERENCES)}
    figures |= {"masa": period_name(asked.period)}
    return _REFERENCE.sub(lambda found: figures.get(found[1], found[0]), text)


def _figure(work: Work, asked: Asked, name: str) -> str:
    reference = REFERENCES[name]
    scope = Scope(asked.period, unit=asked.unit)
    table = statement_table(work.book, reference.statement, scope)
    money = table[reference.row].figures[0]
    if money is None:
        return "0"
    return f"Rp\N{NO-BREAK SPACE}{figure(to_minor(money), decimals(money.currency))}"
