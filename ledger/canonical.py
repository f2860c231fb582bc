"""The chain: each row's digest covers all its fields and the digest before it.

Version 1. A digest is SHA-256 over these bytes, in this order:

* the version, one byte, ``0x01``;
* the digest before it, 32 bytes; before the first stands SHA-256 of the book's identity;
* the number of fields, and each field, in the order given here.

A number is its decimal digits. A field is the number of its UTF-8 bytes in decimal digits, a
colon, and those bytes; a field that is absent is a minus sign. The first field is a word that
is never empty and never absent, so no two different rows have the same bytes; and nothing
depends on how a database or language prints things. There is no floating point anywhere.

Fields of an entry: "entry", sequence, year, number, date (YYYY-MM-DD), kind, description,
voucher type, voucher number, key, reverses, reason, decision, tags (JSON: an object with sorted
keys, no spaces, not escaped beyond what JSON needs), evidence (JSON array, likewise), time of
posting (UTC, YYYY-MM-DDTHH:MM:SS.ffffffZ), posted by, approved by, number of postings; then
for each posting: account, debit and credit in minor units, unit, fund, party, document,
asset, item, component.

Fields of a period event: "period", event number, action, first day, last day, closed through,
locked through, until, reason, made at, made by.

Fields of a refusal: "refusal", refusal number, refused at, actor, code, facts (JSON), request
(JSON).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HASH_VERSION = 1

Field = str | int | None


def genesis(identity: str) -> str:
    """Return the digest that stands before the first row of a book's chains."""
    return hashlib.sha256(identity.encode()).hexdigest()


def digest(before: str, fields: Sequence[Field]) -> str:
    """Return the digest of a row with *fields* that follows digest *before*."""
    head = b"\x01" + bytes.fromhex(before) + b"%d" % len(fields)
    # Most fields are empty, and most texts are ASCII, as many bytes as characters.
    body = "".join(
        ["0:" if f == "" else "-" if f is None else f"{len(t := str(f))}:{t}" for f in fields]
    )
    if not body.isascii():
        body = "".join(
            ["-" if f is None else f"{len((t := str(f)).encode())}:{t}" for f in fields]
        )
    return hashlib.sha256(head + body.encode()).hexdigest()


def canonical_json(value: object) -> str:
    """Return *value* (texts, lists and objects of texts) as the one JSON text for it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def stamp(moment: dt.datetime) -> str:
    """Return *moment* in UTC as the chain and the tables write it, 27 characters."""
    in_utc = moment.astimezone(dt.UTC).replace(tzinfo=None)
    return in_utc.isoformat(timespec="microseconds") + "Z"


def moment(stamped: str) -> dt.datetime:
    """Return the time that *stamped* says.

    Raises:
        ValueError: it is not written as ``stamp`` writes it.
    """
    found = dt.datetime.fromisoformat(stamped)
    if stamp(found) != stamped:
        msg = f"not stamped: {stamped}"
        raise ValueError(msg)
    return found


def entry_fields(header: Sequence[Field], lines: Iterable[Sequence[Field]]) -> list[Field]:
    """Return the fields of an entry: its own, the number of its postings, and theirs."""
    lines = list(lines)
    fields: list[Field] = ["entry", *header, len(lines)]
    for line in lines:
        fields.extend(line)
    return fields
