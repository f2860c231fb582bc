"""Check a printed report (PDF) without the program that made it.

This file needs Python 3.9 or later and nothing else, and shares no code with the program: it is
a second reading of the same rules. Copy it to wherever the paper is to be checked, and run:

    python paper_verifier.py REPORT.pdf [--ledger EXPORT.jsonl]

Every report carries its data (JSON) inside the PDF. This reads the data and the text of the
pages, and checks that the data has the fingerprint that it states, that the pages state the
same, that every amount of the data stands on the pages, and that totals are the sums of their
rows: of statements, trial balances, and listings. With ``--ledger``, an export of the books
(which ``verifier.py`` checks), it also looks for the entry that was the last when the report
was printed, and adds up the lines of all statements and trial balances anew from the entries.
What cash was for, people may have named by hand, which an export does not tell: lines of cash
flows that differ from it, but not in their sum, are listed, and refute nothing.

It exits with 0 if all is well, with 1 if something differs or cannot be judged, and with 2 if
it was called wrongly or the file cannot be read. What it prints is Indonesian, as are those who
will use it.

The fingerprint is SHA-256 over the data without its part ``verification``, as JSON with sorted
keys, without spaces, in UTF-8.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Data = dict[str, Any]
    Figure = tuple[Data, Data, str]

LARGEST = 256 * 1024 * 1024
MOST_SHOWN = 100

OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\b")
STREAM = re.compile(rb"stream\r?\n")
PACKED, DEFLATED, FILE = b"/ObjStm", b"/FlateDecode", b"/EmbeddedFile"
LENGTH = re.compile(rb"/Length (\d+)")
NUMBER = re.compile(r"(?<![\w.,/-])\(?(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d\d))?\)?(?![.,/-]?\w)")
DECIMAL = re.compile(r"-?(\d+)(?:\.(\d+))?", re.ASCII)
EQUITY, CASH_FLOWS = "changes-in-equity", "cash-flows"
SUMMED = {"income-statement", "financial-position", "trial-balance", EQUITY}
"""Tables whose figures are turnovers or balances of the accounts that they name."""
ADDED_UP = {"trial-balance": "total", "worksheet": "sum"}
"""Tables in which one row is the sum of the lines above it, and that row."""
LINES = {"line", "single", "detail"}
"""Rows that say what their accounts come to."""
RUNNING = "balance"
"""The column of listings that goes on from row to row, and ends in its total."""


BETWEEN_UNITS = "dealings"
"""The register whose entries are what units sell to one another."""


class UnreadableError(ValueError):
    """A file that is no report with its data in it."""


class Pdf:
    """The objects of a PDF as this program's printer writes them."""

    def __init__(self, content: bytes) -> None:
        self.objects: dict[int, bytes] = {}
        self.streams: dict[int, bytes] = {}
        for found in OBJECT.finditer(content):
            self.add(int(found[1]), content, found.end())
        for number in list(self.streams):
            if PACKED in self.objects[number]:
                self.unpack(number)

    def add(self, number: int, content: bytes, start: int) -> None:
        """Keep an object, and its stream if it has one."""
        end = content.find(b"endobj", start)
        head = content[start : end if end >= 0 else len(content)]
        stream, length = STREAM.search(head), LENGTH.search(head)
        self.objects[number] = head[: stream.start()] if stream else head
        if stream and length:
            begin = start + stream.end()
            data = content[begin : begin + int(length[1])]
            self.streams[number] = inflated(data) if DEFLATED in head else data

    def unpack(self, number: int) -> None:
        """Keep the objects that are packed in a stream."""
        first = re.search(rb"/First (\d+)", self.objects[number])
        if not first:
            return
        data, offset = self.streams[number], int(first[1])
        places = [int(each) for each in data[:offset].split()]
        numbers, starts = places[::2], [*places[1::2], len(data) - offset]
        for place, packed in enumerate(numbers):
            self.objects[packed] = data[offset + starts[place] : offset + starts[place + 1]]

    def files(self) -> Iterator[bytes]:
        """Yield the files in it, in the order in which they were written."""
        for number, head in sorted(self.objects.items()):
            if FILE in head and number in self.streams:
                yield self.streams[number]

    def letters(self) -> dict[bytes, dict[int, str]]:
        """Return what the codes of each font mean, by the name that the pages use."""
        fonts = {}
        for head in self.objects.values():
            for name, number in re.findall(rb"/([A-Za-z0-9_+-]+) (\d+) 0 R", head):
                meaning = re.search(
                    rb"/ToUnicode (\d+) 0 R", self.objects.get(int(number), b"")
                )
                if meaning and int(meaning[1]) in self.streams:
                    fonts[name] = letters_of(self.streams[int(meaning[1])])
        return fonts

    def is_page(self, number: int) -> bool:
        """Whether a stream is what a page shows."""
        return self.streams[number].find(b" Tf") >= 0 > self.objects[number].find(b"/Type")

    def text(self) -> str:
        """Return the text of all pages, run by run."""
        fonts = self.letters()
        runs: list[str] = []
        for number, data in sorted(self.streams.items()):
            if self.is_page(number):
                runs.extend(runs_of(data, fonts))
        return "\n".join(runs)


def inflated(data: bytes) -> bytes:
    """Return *data* unpacked; nothing if it cannot be, or is too large."""
    try:
        return zlib.decompressobj().decompress(data, LARGEST)
    except zlib.error:
        return b""


def letters_of(cmap: bytes) -> dict[int, str]:
    """Return what each code of a font means."""
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for code, text in re.findall(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>\s*\n", cmap)
        if len(text) % 4 == 0
    }


def runs_of(page: bytes, fonts: dict[bytes, dict[int, str]]) -> Iterator[str]:
    """Yield the texts that a page shows, in its order."""
    letters: dict[int, str] = {}
    for font, array, single in re.findall(
        rb"/([^\s/]+) [\d.-]+ Tf|\[([^\]]*)\] ?TJ|<([0-9a-fA-F]*)> ?Tj", page
    ):
        if font:
            letters = fonts.get(font, {})
            continue
        codes = b"".join(re.findall(rb"<([0-9a-fA-F]*)>", array)) if array else single
        pairs = (codes[place : place + 4] for place in range(0, len(codes), 4))
        yield "".join(letters.get(int(pair, 16), "") for pair in pairs if pair)


def data_in(pdf: Pdf) -> Data:
    """Return the data of a report."""
    for file in pdf.files():
        try:
            data = json.loads(file)
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict) and isinstance(data.get("verification"), dict):
            return data
    raise UnreadableError("data laporan tidak ada di dalam berkas ini")


def fingerprint(data: Data) -> str:
    """Return the fingerprint of *data*."""
    said = {name: value for name, value in data.items() if name != "verification"}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def hundredths(written: object) -> int:
    """Return an amount in plain digits in hundredths; 0 for anything else."""
    found = DECIMAL.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        return 0
    minor = int(found[1] + (found[2] or "")[:2].ljust(2, "0"))
    return -minor if str(written).startswith("-") else minor


def amounts_in(data: Any) -> Iterator[int]:
    """Yield every figure and total in *data*, in hundredths."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "figures":
                yield from map(hundredths, value)
            elif name == "totals":
                yield from map(hundredths, value.values())
            elif name != "verification":
                yield from amounts_in(value)
    elif isinstance(data, list):
        for each in data:
            yield from amounts_in(each)


def tables_in(data: Any) -> Iterator[Data]:
    """Yield every table of figures in *data*."""
    if isinstance(data, dict):
        if isinstance(data.get("columns"), list) and isinstance(data.get("rows"), list):
            yield data
        for value in data.values():
            yield from tables_in(value)
    elif isinstance(data, list):
        for each in data:
            yield from tables_in(each)


def listings_in(data: Any) -> Iterator[Data]:
    """Yield every listing with totals in *data*."""
    if isinstance(data, dict):
        if isinstance(data.get("totals"), dict) and isinstance(data.get("rows"), list):
            yield data
        for value in data.values():
            yield from listings_in(value)
    elif isinstance(data, list):
        for each in data:
            yield from listings_in(each)


class Move(NamedTuple):
    """What one line of an entry moved: debits positive, in minor units."""

    sequence: int
    day: str
    unit: str
    fund: str
    minor: int
    kind: str
    component: str


class Books:
    """What an export of the books says: digests of entries, and every line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.heads: dict[int, str] = {}
        self.cash: set[str] = set()
        self.moves: dict[str, list[Move]] = {}
        self.internal: list[tuple[str, str, int]] = []
        for text in lines:
            record = json.loads(text)
            if record.get("type") == "entry":
                self.add(record)
            elif record.get("type") == "account" and record["is_cash"]:
                self.cash.add(record["code"])

    def add(self, entry: Data) -> None:
        """Keep an entry."""
        self.heads[entry["sequence"]] = entry["hash"]
        is_between_units = entry["tags"].get("register") == BETWEEN_UNITS
        for line in entry["lines"]:
            minor = line.get("debit_minor", 0) - line.get("credit_minor", 0)
            if is_between_units:
                self.internal.append((line["account"], entry["date"], minor))
            self.moves.setdefault(line["account"], []).append(
                Move(
                    entry["sequence"],
                    entry["date"],
                    line.get("unit", ""),
                    line.get("fund", ""),
                    minor,
                    entry["kind"],
                    line.get("component", ""),
                )
            )

    def of(self, row: Data, column: Data, last: int) -> Iterator[Move]:
        """Yield what moved the accounts of *row*, up to the end of *column*."""
        last_day = column["period"].partition("..")[2]
        unit, fund = column.get("unit"), column.get("fund")
        for account in row["accounts"]:
            for move in self.moves.get(account, ()):
                is_of_them = unit in (None, move.unit) and fund in (None, move.fund)
                if is_of_them and move.sequence <= last and move.day <= last_day:
                    yield move

    def values(self, row: Data, column: Data, last: int) -> set[int]:
        """Return what a figure of *row* could be: turnovers and balances, without sign."""
        first_day, _, last_day = column["period"].partition("..")
        unit, found = column.get("unit"), [0] * 14
        for move in self.of(row, column, last):
            minor, kind, is_within = move.minor, move.kind, move.day >= first_day
            is_closing, is_adjusting = (
                is_within and kind == each for each in ("closing", "adjusting")
            )
            is_turnover = is_within and kind != "opening"
            parts = (
                (True, minor),
                (not is_closing, minor),
                (not is_within, minor),
                (is_within and not is_closing, minor),
                (not is_turnover, minor),
                (is_turnover, max(minor, 0)),
                (is_turnover, max(-minor, 0)),
                (is_turnover, minor),
                (is_within and kind in {"ordinary", "adjusting"}, minor),
                (is_within and kind == "restatement", minor),
                (is_closing, minor),
                (not (is_adjusting or is_closing), minor),
                (is_adjusting, max(minor, 0)),
                (is_adjusting, max(-minor, 0)),
            )
            for place, (counts, amount) in enumerate(parts):
                found[place] += amount if counts else 0
        values = {abs(each) for each in found}
        if unit is None:
            # What units sold to one another is taken out of what they all did together.
            sold = self.between_units(row["accounts"], first_day, last_day)
            values |= {abs(each - sold) for each in found}
        return values

    def flow(self, row: Data, column: Data, last: int) -> int:
        """Return what the entries that moved cash say that *row* gave, or took if negative."""
        first_day, marks, total = column["period"][:10], set(row["components"]), 0
        for account in row["accounts"]:
            sign = 1 if account in self.cash else -1
            for move in self.of({"accounts": [account]}, column, last):
                if move.day >= first_day and move.kind != "opening" and move.component in marks:
                    total += sign * move.minor
        return total

    def between_units(self, accounts: list[str], first_day: str, last_day: str) -> int:
        """Return what dealings between units moved on *accounts*."""
        return sum(
            minor
            for account, day, minor in self.internal
            if account in accounts and first_day <= day <= last_day
        )


class Check:
    """The check of one report: give it the PDF, then ask for ``findings``."""

    def __init__(self, content: bytes) -> None:
        pdf = Pdf(content)
        self.data = data_in(pdf)
        self.proof: Data = self.data["verification"]
        self.text = pdf.text()
        self.findings: list[str] = []
        self.said: list[str] = []
        self.added_up = 0
        self.totalled = 0

    def find(self, problem: str) -> None:
        """Keep what is wrong."""
        self.findings.append(problem)

    def itself(self) -> None:
        """Hold the report against itself."""
        digest = fingerprint(self.data)
        if digest != self.proof.get("fingerprint"):
            self.find("data diubah: tidak cocok dengan sidiknya")
        if digest not in "".join(self.text.split()):
            self.find("sidik data tidak tercetak pada halaman")
        shown = set()
        for found in NUMBER.finditer(self.text):
            shown.add(int(found[1].replace(".", "") + (found[2] or "00")))
        for minor in sorted({abs(each) for each in amounts_in(self.data)} - shown - {0}):
            self.find(f"angka {said(minor)} ada di data tetapi tidak pada halaman")
        for table in tables_in(self.data):
            self.totals(table)
        for listing in listings_in(self.data):
            self.sums(listing)
        self.said.append(f"{self.totalled} jumlah cocok dengan baris-barisnya")

    def totals(self, table: Data) -> None:
        """Add up the totals of a table from its rows."""
        rows = {row["key"]: row["figures"] for row in table["rows"]}
        total = ADDED_UP.get(str(table.get("key", table.get("table"))))
        lines: list[str] = []
        for row in table["rows"]:
            terms = row.get("of") or (lines if row["key"] == total else ())
            for place, written in enumerate(row["figures"] if terms else ()):
                added = sum(
                    (-1 if term.startswith("-") else 1)
                    * hundredths(rows[term.removeprefix("-")][place])
                    for term in terms
                    if term.removeprefix("-") in rows
                )
                self.hold(added, hundredths(written), f"{table_name(table)}, {row['label']}")
            if row.get("style") == "line":
                lines.append(row["key"])

    def sums(self, listing: Data) -> None:
        """Add up the totals of a listing from its rows."""
        for column, written in listing["totals"].items():
            cells = [row.get(column) for row in listing["rows"]]
            if not all(isinstance(cell, str) and DECIMAL.fullmatch(cell) for cell in cells):
                continue
            if column == RUNNING:
                added = hundredths(cells[-1] if cells else listing.get("opening"))
            else:
                added = sum(map(hundredths, cells))
            self.hold(added, hundredths(written), f"{listing.get('title')}, jumlah {column}")

    def hold(self, added: int, written: int, where: str) -> None:
        """Hold a total against what was added up."""
        if added == written:
            self.totalled += 1
        else:
            self.find(f"{where}: tertulis {said(written)}, barisnya berjumlah {said(added)}")

    def against(self, books: Books) -> None:
        """Hold the report against the books."""
        last = int(self.proof.get("sequence", 0))
        if last and books.heads.get(last) != self.proof.get("head"):
            self.find(f"transaksi ke-{last} di buku tidak ada atau bersidik lain")
            return
        fund = (self.proof.get("asked") or {}).get("fund")
        for table in tables_in(self.data):
            key = str(table.get("key", table.get("table")))
            if fund is not None and any("fund" not in column for column in table["columns"]):
                continue  # of a version that did not say it of each column
            if key in SUMMED:
                self.table(table, books, last)
            elif key == CASH_FLOWS:
                self.cash_flows(table, books, last)
        self.said.append(f"{self.added_up} angka dijumlah ulang dari buku")

    def table(self, table: Data, books: Books, last: int) -> None:
        """Add up the figures of one table anew."""
        for row in table["rows"]:
            if row.get("style") not in LINES or not row.get("accounts"):
                continue
            for column, written in zip(table["columns"], row["figures"]):  # noqa: B905 - 3.9
                if not written or column["key"].startswith("budget"):
                    continue
                self.added_up += 1
                if abs(hundredths(written)) not in books.values(row, column, last):
                    self.find(f"{row['label']}, {column['heading']}: {written} bukan dari buku")

    def cash_flows(self, table: Data, books: Books, last: int) -> None:
        """Hold cash before and after against the cash accounts, and what moved it."""
        for place, column in enumerate(table["columns"]):
            if column["key"].endswith("elimination"):
                continue
            figures = [
                (row, column, row["figures"][place])
                for row in table["rows"]
                if row["figures"][place] is not None
            ]
            self.cash(figures, books, last)
            self.flows(figures, books, last)

    def cash(self, figures: Iterable[Figure], books: Books, last: int) -> None:
        """Hold what is said of cash before and after against the cash accounts."""
        accounts = {"accounts": sorted(books.cash)}
        for row, column, written in figures:
            if row["key"] in {"opening", "closing"}:
                self.added_up += 1
                if abs(hundredths(written)) not in books.values(accounts, column, last):
                    self.find(f"{row['label']}, {column['heading']}: {written} bukan dari buku")

    def flows(self, figures: Iterable[Figure], books: Books, last: int) -> None:
        """Hold what is said that cash was for against the entries that moved it."""
        other: list[str] = []
        apart = 0
        for row, column, written in figures:
            if row.get("components"):
                self.added_up += 1
                flow = books.flow(row, column, last)
                apart += hundredths(written) - flow
                if hundredths(written) != flow:
                    where = f"{row['label']}, {column['heading']}"
                    other.append(f"{where}: {written}, menurut tanda di buku {said(flow)}")
        if apart:
            self.findings.extend(other)
        else:
            self.said.extend(f"lain daripada tandanya di buku: {each}" for each in other)

    def report(self, out: TextIO) -> None:
        """Print what was found."""
        title = f"{self.data.get('title')}, {self.data.get('period_words')}"
        out.write(f"{title}; buku {self.data.get('book')}, sidik {fingerprint(self.data)}\n")
        out.write(f"dicetak dengan program versi {self.proof.get('program') or 'lama'}\n")
        out.writelines(f"{each}\n" for each in self.findings[:MOST_SHOWN])
        if len(self.findings) > MOST_SHOWN:
            out.write(f"... dan {len(self.findings) - MOST_SHOWN} temuan lagi\n")
        out.writelines(f"{each}\n" for each in self.said)
        out.write("TIDAK SAMA\n" if self.findings else "SAMA\n")


def said(minor: int) -> str:
    """Return hundredths as an amount is printed."""
    whole, part = divmod(abs(minor), 100)
    text = f"{whole:,}".replace(",", ".") + (f",{part:02}" if part else "")
    return f"({text})" if minor < 0 else text


def table_name(table: Data) -> str:
    """Return what a table is called."""
    return str(table.get("title") or table.get("caption") or table.get("chart") or "tabel")


def main(arguments: Sequence[str] | None = None, out: TextIO | None = None) -> int:
    """Check the report that *arguments* name; return the exit code."""
    parser = argparse.ArgumentParser(description="Memeriksa laporan PDF.")
    parser.add_argument("file", help="laporan .pdf")
    parser.add_argument("--ledger", help="ekspor buku (.jsonl), sudah diperiksa verifier.py")
    given = parser.parse_args(arguments)
    try:
        with open(given.file, "rb") as file:  # noqa: PTH123
            check = Check(file.read())
        check.itself()
        if given.ledger:
            with open(given.ledger, encoding="utf-8", newline="\n") as lines:  # noqa: PTH123
                check.against(Books(lines))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        sys.stderr.write(f"{given.file}: {error}\n")
        return 2
    check.report(out or sys.stdout)
    return 1 if check.findings else 0


if __name__ == "__main__":
    sys.exit(main())
