"""Picking accounts in guided forms: the usual ones are a tap away, the others are searched.

A question ``akun-<role>`` with many answers shows a few of them, and beside them a text
``akun-<role>-lain`` in which an everyday word finds the others: "token" means electricity. It
works without script: a word that may mean several accounts is answered with choices, which
belong to the text they were found by, ``akun-<role>-untuk``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marshmallow import ValidationError

from bumdes.everyday import accounts_called, everyday_words, is_meant
from bumdes.phrase import phrase
from bumdes.unit import find_unit
from webapp.language.saying import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bumdes.transaction_kind import TransactionKind
    from bumdes.unit import Unit
    from bumdes.unit_type import Choice
    from bumdes.work import Work
    from ledger import Account

MOST_MATCHES = 8

NOTHING = "Tidak ada pilihan dengan kata \u201c{text}\u201d. Coba kata lain."
SEVERAL = "Ada beberapa yang cocok. Pilih salah satu."


def field_of(role: str) -> str:
    """Return the name of the field that says which account plays *role*."""
    return f"akun-{role}"


def searched(role: str) -> str:
    """Return the name of the text in which other accounts for *role* are searched."""
    return f"{field_of(role)}-lain"


def shown_for(role: str) -> str:
    """Return the name of the field that says for which text choices were shown."""
    return f"{field_of(role)}-untuk"


def with_accounts(
    work: Work, kind: TransactionKind, values: Mapping[str, str]
) -> dict[str, str]:
    """Return *values* with the accounts that were searched in place of what was typed.

    Raises:
        NotFoundError: there is no such unit.
        ValidationError: a word means no account that is offered, or several.
    """
    told = dict(values)
    unit = find_unit(work.session, work.book_id, told.get("unit", ""))
    problems: dict[str, list[str]] = {}
    for role in (asked.role for asked in kind.accounts):
        text = told.get(searched(role), "").strip()
        if not text:
            continue
        found = matches(work, unit, role, text)
        chosen = told.get(field_of(role), "")
        if told.get(shown_for(role)) == text and chosen in {choice.code for choice in found}:
            found = [choice for choice in found if choice.code == chosen]
        if len(found) == 1:
            told |= {field_of(role): found[0].code, searched(role): "", shown_for(role): ""}
        else:
            problems[searched(role)] = [SEVERAL if found else phrase(NOTHING, text=text)]
    if problems:
        raise ValidationError(problems)
    return told


def matches(work: Work, unit: Unit, role: str, text: str) -> list[Choice]:
    """Return the accounts for *role* in *unit* that *text* may mean, at most a few."""
    if not text.strip():
        return []
    chart = work.book.chart
    offered = unit.type.choices(role, chart)
    called_so = text.strip().casefold()
    exact = [c for c in offered if called_so in {c.label.casefold(), titled(c).casefold()}]
    called = {a.code for a in accounts_meant((chart[c.code] for c in offered), text)}
    found = [c for c in offered if c.code in called or is_meant(text, c.label, titled(c))]
    return (exact or found)[:MOST_MATCHES]


def accounts_meant(accounts: Iterable[Account], asked: str) -> list[Account]:
    """Return those of *accounts* that *asked* may mean, in the language of the reader too."""
    offered = list(accounts)
    found = accounts_called(offered, asked)
    return found or [a for a in offered if asked.strip() and is_meant(asked, str(t(a.name)))]


def titled(choice: Choice) -> str:
    """Return what a form calls *choice*, as it stands by itself."""
    label = str(t(choice.label))
    return label[:1].upper() + label[1:]


def suggestions(choices: Sequence[Choice]) -> tuple[tuple[str, str], ...]:
    """Return what a browser suggests while one types: names, with everyday words beside."""
    words = everyday_words()
    return tuple((titled(choice), words.get(choice.code, "")) for choice in choices)
