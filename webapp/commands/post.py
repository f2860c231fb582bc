"""``bumdes post``: entries that other programs hand in as JSON."""

from __future__ import annotations

import json
import sys
from functools import partial
from io import StringIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from bumdes.actions.recording import record_entries
from bumdes.unit import units_of
from bumdes.work import run_work
from ledger import Dimension, DimensionValue, LedgerError
from ledger.errors import InvalidExchangeEntryError
from ledger.exchange.entry_json import read_entries
from webapp.call import DONE
from webapp.parser import add_book, add_json
from webapp.progress import Progress

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from bumdes.work import Work
    from ledger import JournalEntry, Posted
    from webapp.call import Call

STANDARD_INPUT = "-"

LEARNED = tuple(dimension for dimension in Dimension if dimension is not Dimension.COMPONENT)
"""What a book without registered units learns from the entries; components are fixed."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "file",
        metavar="BERKAS",
        help="satu transaksi JSON, atau satu transaksi tiap baris; - dari masukan baku",
    )
    add_book(parser)
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Post the entries, all or none, and print what each was given."""
    source = _Source(_read(arguments.file))
    with call.engine() as engine, TemporaryFile("w+", encoding="utf-8") as answers:
        with Progress("mencatat", call.err) as progress:
            do = partial(
                _post, source=source, answers=answers, as_json=arguments.json, progress=progress
            )
            try:
                learned = run_work(engine, actor=call.actor, book_id=arguments.book, do=do)
            except LedgerError as error:
                return call.refuse(error, where=source.place(error))
        answers.seek(0)
        for line in answers:
            call.out.write(line)
    for value in learned:
        call.tell(f"Didaftarkan: {value.dimension} {value.code}.")
    return DONE


def _read(name: str) -> str:
    """Return the text of the file *name*, or of standard input."""
    data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidExchangeEntryError("entry", "not UTF-8") from None


class _Source:
    """The lines of a text, and where in it something was wrong."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._numbers: list[int] = []

    def lines(self, work: Work) -> Iterator[str]:
        """Yield the lines that say something; the last one is what *work* was asked."""
        self._numbers = []
        for number, line in enumerate(StringIO(self._text), start=1):
            if line.strip():
                self._numbers.append(number)
                work.request = line.strip()
                yield line

    def place(self, error: LedgerError) -> str:
        """Return where the entry stands that *error* refuses; empty for the only one."""
        position = error.facts.get("position")
        if not isinstance(position, int) or not self._is_by_line:
            return ""
        return f"baris {self._numbers[position - 1]}"

    @property
    def _is_by_line(self) -> bool:
        """Whether each line is an entry: the first is JSON by itself, and others follow."""
        first, _, rest = self._text.strip().partition("\n")
        try:
            json.loads(first)
        except ValueError:
            return False
        return bool(rest.strip())


def _post(
    work: Work, *, source: _Source, answers: TextIO, as_json: bool, progress: Progress
) -> list[DimensionValue]:
    """Post the entries of *source*; return the values that the book learned from them."""
    answers.seek(0)
    answers.truncate()
    learned: list[DimensionValue] = []
    entries = read_entries(source.lines(work), work.book.currency)
    record_entries(
        work,
        _teaching(work, entries, learned),
        each=lambda posted: answers.write(_answer(posted, as_json=as_json)),
        progress=progress,
    )
    return learned


def _teaching(
    work: Work, entries: Iterable[JournalEntry], learned: list[DimensionValue]
) -> Iterator[JournalEntry]:
    """Yield *entries*; before each, let the book know the values it names.

    An enterprise that has registered its units decides itself what is known. Other books have
    nobody but the programs that write to them.
    """
    if units_of(work.session, work.book_id):
        yield from entries
        return
    known = {(d, value.code) for d in LEARNED for value in work.book.known(d)}
    for entry in entries:
        for dimension in LEARNED:
            for code in dict.fromkeys(getattr(p, dimension) for p in entry.postings):
                if code and (dimension, code) not in known:
                    value = DimensionValue(dimension=dimension, code=code, name=code)
                    work.book.declare(value)
                    known.add((dimension, code))
                    learned.append(value)
        yield entry


def _answer(posted: Posted, *, as_json: bool) -> str:
    """Return what is printed of an entry: its number, its digest, created or exists."""
    if not as_json:
        return f"{posted.number} {posted.hash} {posted.outcome}\n"
    told = {
        "key": posted.key,
        "number": posted.number,
        "voucher": posted.voucher,
        "sequence": posted.sequence,
        "hash": posted.hash,
        "outcome": posted.outcome.value,
    }
    return json.dumps(told, ensure_ascii=False) + "\n"
