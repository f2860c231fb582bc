"""Check an exported ledger (JSON lines) without the program that wrote it.

This file needs Python 3.9 or later and nothing else, and shares no code with the program: it is
a second reading of the same rules. Copy it to wherever the export is to be checked, and run:

    python verifier.py FILE [--head DIGEST] [--balances]

It computes every digest anew, follows the three chains, and checks that entries balance, that
numbers have no gaps, that reversals mirror what they take back, and that nothing is missing at
the end. ``--head`` is a digest noted down earlier, as on a printed statement: an entry must
still have it. ``--balances`` prints what each account turned over. It exits with 0 if all is
well, with 1 if something is not or cannot be judged, and with 2 if it was called wrongly or the
file cannot be read. What it prints is Indonesian, as are those who will use it.

The digest of a row is SHA-256 over: the byte 1; the digest before it (32 bytes; before the
first row, SHA-256 of the identity in the header); the number of fields; and the fields, each as
the number of its UTF-8 bytes, a colon, and those bytes, or a minus sign if it is null. Numbers
are written in decimal digits.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import re
import sys
from array import array
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Record = dict[str, Any]

FORMAT, VERSION, HASH_VERSION = "bumdes-ledger", 1, 1

TEXT = (str, type(None))
# fmt: off
HEADER = {
    "type", "format", "version", "identity", "name", "currency", "decimals", "created_at",
    "result_account", "head_office_account", "unit_current_account",
}
ENTRY: dict[str, Any] = {
    "sequence": int, "year": int, "number": int, "date": str, "kind": str, "description": str,
    "voucher_type": str, "voucher_number": int, "key": str, "reverses": (int, type(None)),
    "reason": str, "decision": str, "tags": dict, "evidence": list, "posted_at": str,
    "posted_by": str, "approved_by": str,
}
LINE: dict[str, type] = {
    "account": str, "debit_minor": int, "credit_minor": int, "unit": str, "fund": str,
    "party": str, "document": str, "asset": str, "item": str, "component": str,
}
EVENT: dict[str, Any] = {
    "event_no": int, "action": str,
    "first_day": TEXT, "last_day": TEXT, "closed_through": TEXT, "locked_through": TEXT,
    "until": TEXT, "reason": str, "made_at": str, "made_by": str,
}
REFUSAL = {
    "refusal_no": int, "refused_at": str, "actor": str,
    "code": str, "facts": str, "request": str,
}
DIGEST_FIELDS = {"hash_version": int, "hash": str}
FIELDS: dict[str, dict[str, Any]] = {
    "account": {
        "code": str, "name": str, "kind": str, "is_contra": bool, "is_cash": bool,
        "is_drawing": bool, "takes_postings": bool, "is_active": bool, "requires": list,
    },
    "value": {"dimension": str, "code": str, "name": str, "is_active": bool, "account": str},
    "entry": {**ENTRY, "lines": list, **DIGEST_FIELDS},
    "period_event": {**EVENT, **DIGEST_FIELDS},
    "refusal": {**REFUSAL, **DIGEST_FIELDS},
    "footer": {
        "entries": int, "lines": int, "period_events": int, "refusals": int, "head": str,
        "period_head": str, "refusal_head": str,
    },
}
# fmt: on
DIMENSIONS = list(LINE)[3:]
PLACES = list(FIELDS)

KINDS = {"opening", "ordinary", "adjusting", "restatement", "closing"}
VOUCHER_TYPES = {"BKM", "BKK", "BM"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
MOST_SHOWN = 1000


class BadRecordError(ValueError):
    """A line that is no record of its type."""


def digest(before: str, fields: Sequence[object]) -> str:
    """Return the digest of a row with *fields* that follows digest *before*."""
    parts = [b"\x01", bytes.fromhex(before), b"%d" % len(fields)]
    for field in fields:
        if field is None:
            parts.append(b"-")
        else:
            data = str(field).encode("utf-8", "surrogatepass")
            parts.append(b"%d:%s" % (len(data), data))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def parsed(text: str) -> Record:
    """Return the record that a line holds; refuse floats, and fields given twice."""

    def once(pairs: list[tuple[str, Any]]) -> Record:
        if len(dict(pairs)) < len(pairs):
            raise BadRecordError("ada isian yang ditulis dua kali")
        return dict(pairs)

    def never(written: str) -> None:
        raise BadRecordError(f"{written} bukan bilangan bulat")

    try:
        record = json.loads(
            text, object_pairs_hook=once, parse_float=never, parse_constant=never
        )
    except (ValueError, RecursionError) as error:
        raise BadRecordError(str(error)) from None
    if not isinstance(record, dict):
        raise BadRecordError("bukan objek JSON")
    return record


def shaped(record: Record, fields: dict[str, Any]) -> None:
    """Do nothing if *record* has just *fields*, each of its type."""
    for name in sorted({"type", *fields} ^ record.keys()):
        raise BadRecordError(f"isian {name} kurang atau tidak dikenal")
    for name, types in fields.items():
        value = record[name]
        if not isinstance(value, types) or (types is int and isinstance(value, bool)):
            raise BadRecordError(f"isian {name} tidak boleh {value!r:.100}")


def is_day(written: str) -> bool:
    """Return whether *written* is a day, YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def lines_of(record: Record) -> list[tuple[Any, ...]]:
    """Return the lines of an entry, each as its digest covers it."""
    if len(record["lines"]) < 2:
        raise BadRecordError("baris jurnal kurang dari dua")
    made = []
    for line in record["lines"]:
        if not isinstance(line, dict) or not line.keys() <= LINE.keys():
            raise BadRecordError(f"baris jurnal tidak boleh {line!r:.100}")
        values = tuple(line.get(name, wanted()) for name, wanted in LINE.items())
        if list(map(type, values)) != list(LINE.values()):
            raise BadRecordError(f"baris jurnal tidak boleh {line!r:.100}")
        made.append(values)
    return made


def legs(lines: Iterable[Sequence[Any]], *, mirrored: bool) -> int:
    """Return a number that stands for *lines*, or for their mirror, but for components."""
    sides = [(a, *((c, d) if mirrored else (d, c)), *rest[:-1]) for a, d, c, *rest in lines]
    data = hashlib.sha256(repr(sorted(sides)).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(data[:8], "big")


class Chain:
    """One chain of digests: what the next row follows, and how many there were."""

    def __init__(self, name: str, genesis: str) -> None:
        self.name, self.head, self.count = name, genesis, 0

    def follow(self, number: int, fields: Sequence[object], record: Record) -> Iterator[str]:
        """Yield what is wrong with the row that comes next."""
        self.count += 1
        if number != self.count:
            yield f"{self.name} {self.count} tidak ada; yang berikut bernomor {number}"
            self.count = number
        if record["hash_version"] != HASH_VERSION:
            yield f"{self.name} {number} tidak diperiksa: bentuk sidiknya tidak dikenal"
        elif digest(self.head, fields) != record["hash"]:
            yield f"{self.name} {number} tidak cocok dengan sidiknya"
        if DIGEST.fullmatch(record["hash"]):
            self.head = record["hash"]


class Verifier:
    """The check of one file: give it the lines, then ask for ``findings``."""

    def __init__(self, expected_head: str | None = None) -> None:
        self.expected_head = expected_head
        self.findings: list[str] = []
        self.omitted = 0
        self.line = 0
        self.decimals = 0
        self.lines = 0
        self.place = -1
        self.chains: dict[str, Chain] = {}
        self.postable: set[str] = set()
        self.known: set[tuple[str, str]] = {("component", "@in"), ("component", "@out")}
        self.numbers: dict[tuple[str, int], int] = {}
        self.balances: dict[str, list[int]] = {}
        self.mirrors = array("Q")
        self.reversed: set[int] = set()

    def read(self, lines: Iterable[str]) -> None:
        """Check all lines of a file."""
        source = iter(lines)
        self.line = 1
        try:
            self.header(parsed(next(source, "")))
        except BadRecordError as error:
            self.find(f"bukan ekspor pembukuan: {error}")
            return
        for text in source:
            self.line += 1
            try:
                self.record(parsed(text))
            except BadRecordError as error:
                self.find(str(error))
        if self.place != len(PLACES):
            self.line += 1
            self.find("penutup berkas tidak ada: berkas terpotong")
        if self.expected_head is not None:
            self.find(f"tidak ada transaksi dengan sidik {self.expected_head}")

    def find(self, problem: str) -> None:
        """Keep what is wrong with the line that was read last."""
        if len(self.findings) < MOST_SHOWN:
            self.findings.append(f"baris {self.line}: {problem}")
        else:
            self.omitted += 1

    def header(self, record: Record) -> None:
        """Begin the chains."""
        if record.get("format") != FORMAT or record.get("version") != VERSION:
            raise BadRecordError(f"bentuk {record.get('format')} {record.get('version')}")
        if record.keys() != HEADER or type(record["decimals"]) is not int:
            raise BadRecordError("kepala berkas tidak lengkap")
        self.decimals = record["decimals"]
        genesis = hashlib.sha256(str(record["identity"]).encode()).hexdigest()
        if self.expected_head == genesis:
            self.expected_head = None
        self.chains = {
            "entry": Chain("transaksi", genesis),
            "period_event": Chain("peristiwa masa buku", genesis),
            "refusal": Chain("penolakan", genesis),
        }

    def record(self, record: Record) -> None:
        """Check a record after the header."""
        kind = record.get("type")
        if kind not in PLACES or PLACES.index(kind) < self.place:
            raise BadRecordError(f"jenis {kind!r:.100} tidak pada tempatnya")
        self.place = PLACES.index(kind) + (kind == "footer")
        shaped(record, FIELDS[kind])
        if kind == "account" and record["takes_postings"]:
            self.postable.add(record["code"])
        elif kind == "value":
            self.known.add((record["dimension"], record["code"]))
        elif kind == "entry":
            self.entry(record)
        elif kind == "period_event":
            self.follow(kind, ["period", *(record[name] for name in EVENT)], record)
        elif kind == "refusal":
            self.follow(kind, ["refusal", *(record[name] for name in REFUSAL)], record)
        elif kind == "footer":
            self.footer(record)

    def follow(self, kind: str, fields: list[Any], record: Record) -> None:
        """Follow a chain by a row with *fields*, whose second is its number."""
        for problem in self.chains[kind].follow(fields[1], fields, record):
            self.find(problem)

    def entry(self, record: Record) -> None:
        """Check an entry."""
        lines = lines_of(record)
        texts = {name: CANONICAL.encode(record[name]) for name in ("tags", "evidence")}
        header = [texts.get(name, record[name]) for name in ENTRY]
        flat = [value for line in lines for value in line]
        self.follow("entry", ["entry", *header, len(lines), *flat], record)
        if self.expected_head == record["hash"]:
            self.expected_head = None
        self.lines += len(lines)
        name = f"transaksi {record['sequence']}"
        for problem in (*self.wrong_header(record), *self.wrong_lines(lines)):
            self.find(f"{name}: {problem}")
        self.reversal(record, lines, name)

    def wrong_header(self, record: Record) -> Iterator[str]:
        """Yield what an entry says of itself and cannot be; count its numbers."""
        if not is_day(record["date"]) or record["date"][:4] != f"{record['year']:04d}":
            yield f"tanggal {record['date']} bukan hari pada tahun {record['year']}"
        if record["kind"] not in KINDS or record["voucher_type"] not in VOUCHER_TYPES:
            yield f"jenis {record['kind']} atau bukti {record['voucher_type']} tidak ada"
        if not MOMENT.fullmatch(record["posted_at"]):
            yield f"waktu catat {record['posted_at']} bukan waktu"
        voucher = (record["voucher_type"], "voucher_number")
        for series, field in (("jurnal", "number"), voucher):
            key = (series, record["year"])
            number = self.numbers.get(key, 0) + 1
            if record[field] != number:
                yield f"nomor {series} {record['year']} {record[field]}, seharusnya {number}"
            self.numbers[key] = record[field]

    def wrong_lines(self, lines: Iterable[tuple[Any, ...]]) -> Iterator[str]:
        """Yield what is wrong with the lines of an entry; add them to the balances."""
        excess: dict[str, int] = {}
        for account, debits, credits, *dimensions in lines:
            if min(debits, credits) != 0 or max(debits, credits) <= 0:
                yield f"akun {account}: bukan satu jumlah di satu sisi"
            if account not in self.postable:
                yield f"akun {account} tidak ada atau hanya induk"
            for named in zip(DIMENSIONS, dimensions):  # noqa: B905 - Python 3.9 has no strict
                if named[1] and named not in self.known:
                    yield f"{named[0]} {named[1]} tidak dikenal"
            unit = dimensions[0]
            excess[unit] = excess.get(unit, 0) + debits - credits
            balance = self.balances.setdefault(account, [0, 0])
            balance[0] += debits
            balance[1] += credits
        for unit, minor in excess.items():
            if minor:
                yield f"tidak seimbang di unit {unit or 'pusat'}: selisih {self.amount(minor)}"

    def reversal(self, record: Record, lines: list[tuple[Any, ...]], name: str) -> None:
        """Check that an entry that takes another back is its mirror."""
        self.mirrors.append(legs(lines, mirrored=True))
        original = record["reverses"]
        if original is None:
            return
        if not 0 < original < len(self.mirrors):
            self.find(f"{name} membatalkan {original!r:.100}, yang tidak ada sebelumnya")
        elif original in self.reversed:
            self.find(f"{name} membatalkan {original}, yang sudah dibatalkan")
        elif self.mirrors[original - 1] != legs(lines, mirrored=False):
            self.find(f"{name} bukan kebalikan dari {original}")
        self.reversed.add(original)

    def footer(self, record: Record) -> None:
        """Check that nothing is missing at the end."""
        entries, events, refusals = self.chains.values()
        counts = (entries.count, self.lines, events.count, refusals.count)
        found = (*counts, entries.head, events.head, refusals.head)
        for name, value in zip(FIELDS["footer"], found):  # noqa: B905 - Python 3.9 has no strict
            if record[name] != value:
                self.find(f"penutup: {name} {record[name]}, seharusnya {value}")

    def amount(self, minor: int) -> str:
        """Return minor units as a number with the decimals of the currency."""
        places = self.decimals
        digits = f"{abs(minor):0{places + 1}}"
        point = len(digits) - places
        return "-" * (minor < 0) + ".".join(filter(None, (digits[:point], digits[point:])))

    def report(self, out: TextIO, *, balances: bool) -> None:
        """Print what was found."""
        out.writelines(f"{finding}\n" for finding in self.findings)
        if self.omitted:
            out.write(f"... dan {self.omitted} temuan lagi\n")
        if balances:
            for account, (debits, credits) in sorted(self.balances.items()):
                out.write(f"{account}\t{self.amount(debits)}\t{self.amount(credits)}\n")
        if self.chains:
            entries, events, refusals = self.chains.values()
            out.write(
                f"{entries.count} transaksi, {self.lines} baris, {events.count} peristiwa masa"
                f" buku, {refusals.count} penolakan; sidik {entries.head}\n"
            )
        out.write("TIDAK UTUH\n" if self.findings else "UTUH\n")


def main(arguments: Sequence[str] | None = None, out: TextIO | None = None) -> int:
    """Check the file that *arguments* name; return the exit code."""
    parser = argparse.ArgumentParser(description="Memeriksa ekspor pembukuan (JSON lines).")
    parser.add_argument("file", help="berkas .jsonl; - untuk masukan baku")
    parser.add_argument("--head", type=str.lower, help="sidik yang pernah dicatat")
    parser.add_argument("--balances", action="store_true", help="cetak mutasi tiap akun")
    given = parser.parse_args(arguments)
    verifier = Verifier(given.head)
    try:
        source = 0 if given.file == "-" else given.file
        with open(source, encoding="utf-8", newline="\n") as file:  # noqa: PTH123
            verifier.read(file)
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{given.file}: {error}\n")
        return 2
    verifier.report(out or sys.stdout, balances=given.balances)
    return 1 if verifier.findings else 0


if __name__ == "__main__":
    sys.exit(main())
