"""Check a printed report (PDF) without the program that made it.

This file needs Python 3.9 or later and nothing else, and shares no code with the program: it is
a second reading of the same rules. Copy it to wherever the paper is to be checked, and run:

    python paper_verifier.py REPORT.pdf [--ledger EXPORT.jsonl]

Every report carries its data (JSON) inside the PDF. This reads the data and the text of the
pages, and checks that the data has the fingerprint that it states, that the pages state the
same, and that every amount of the data stands on the pages. With ``--ledger``, an export of the
books (which ``verifier.py`` checks), it also looks for the entry that was the last when the
report was printed, and adds up the figures of statements and trial balances anew from the
entries. It exits with 0 if all is well, with 1 if something differs or cannot be judged, and
with 2 if it was called wrongly or the file cannot be read. What it prints is Indonesian, as are
those who will use it.

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
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Data = dict[str, Any]

LARGEST = 256 * 1024 * 1024
MOST_SHOWN = 100

OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\b")
STREAM = re.compile(rb"stream\r?\n")
PACKED, DEFLATED, FILE = b"/ObjStm", b"/FlateDecode", b"/EmbeddedFile"
LENGTH = re.compile(rb"/Length (\d+)")
NUMBER = re.compile(r"(?<![\w.,/-])\(?(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d\d))?\)?(?![.,/-]?\w)")
DECIMAL = re.compile(r"-?(\d+)(?:\.(\d+))?", re.ASCII)
SUMMED = {"income-statement", "financial-position", "trial-balance"}
"""Tables whose figures are turnovers or balances of the accounts that they name."""


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


class Books:
    """What an export of the books says: digests of entries, and every line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.heads: dict[int, str] = {}
        self.moves: dict[str, list[tuple[int, str, str, int, str]]] = {}
        self.internal: list[tuple[str, str, int]] = []
        for text in lines:
            record = json.loads(text)
            if record.get("type") == "entry":
                self.add(record)

    def add(self, entry: Data) -> None:
        """Keep an entry."""
        self.heads[entry["sequence"]] = entry["hash"]
        is_between_units = entry["tags"].get("register") == BETWEEN_UNITS
        for line in entry["lines"]:
            minor = line.get("debit_minor", 0) - line.get("credit_minor", 0)
            if is_between_units:
                self.internal.append((line["account"], entry["date"], minor))
            self.moves.setdefault(line["account"], []).append(
                (entry["sequence"], entry["date"], line.get("unit", ""), minor, entry["kind"])
            )

    def values(self, row: Data, column: Data, last: int) -> set[int]:
        """Return what a figure of *row* could be: turnovers and balances, without sign."""
        first_day, _, last_day = column["period"].partition("..")
        unit, found = column.get("unit"), [0] * 8
        for account in row["accounts"]:
            for sequence, day, of, minor, kind in self.moves.get(account, ()):
                if sequence > last or day > last_day or unit not in (None, of):
                    continue
                is_within = day >= first_day
                is_turnover = is_within and kind != "opening"
                found[0] += minor
                found[1] += 0 if is_within and kind == "closing" else minor
                found[2] += 0 if is_within else minor
                found[3] += minor if is_within and kind != "closing" else 0
                found[4] += 0 if is_turnover else minor
                found[5] += max(minor, 0) if is_turnover else 0
                found[6] += max(-minor, 0) if is_turnover else 0
                found[7] += minor if is_turnover else 0
        values = {abs(each) for each in found}
        if unit is None:
            # What units sold to one another is taken out of what they all did together.
            sold = self.between_units(row["accounts"], first_day, last_day)
            values |= {abs(each - sold) for each in found}
        return values

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

    def against(self, books: Books) -> None:
        """Hold the report against the books."""
        last = int(self.proof.get("sequence", 0))
        if last and books.heads.get(last) != self.proof.get("head"):
            self.find(f"transaksi ke-{last} di buku tidak ada atau bersidik lain")
            return
        fund = (self.proof.get("asked") or {}).get("fund")
        for table in tables_in(self.data):
            if table.get("key", table.get("table")) in SUMMED and fund is None:
                self.table(table, books, last)
        self.said.append(f"{self.added_up} angka dijumlah ulang dari buku")

    def table(self, table: Data, books: Books, last: int) -> None:
        """Add up the figures of one table anew."""
        for row in table["rows"]:
            if row.get("style") != "line" or not row.get("accounts"):
                continue
            for column, written in zip(table["columns"], row["figures"]):  # noqa: B905 - 3.9
                if not written or column["key"].startswith("budget"):
                    continue
                self.added_up += 1
                if abs(hundredths(written)) not in books.values(row, column, last):
                    self.find(f"{row['label']}, {column['heading']}: {written} bukan dari buku")

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
    whole, part = divmod(minor, 100)
    return f"{whole:,}".replace(",", ".") + (f",{part:02}" if part else "")


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
