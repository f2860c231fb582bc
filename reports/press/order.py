"""An order to the press: a page, its style, and the files that go into the PDF with it."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file inside the PDF.

    Attributes:
        name: ASCII.
    """

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """What is printed, as plain values.

    Attributes:
        page: HTML.
        sheets: names of style sheets in the folder ``paper``.
        identifier: of the PDF, so that the same order gives the same bytes.
        described: what the files are, in words.
        day: the day and time of the files, ``YYYYMMDDHHMMSS`` in UTC.
    """

    page: str
    sheets: tuple[str, ...]
    identifier: str
    described: str
    day: str
    files: tuple[AttachedFile, ...] = ()


def write_order(order: PrintOrder, out: IO[bytes]) -> None:
    """Write *order* to a pipe."""
    said = {
        "page": order.page,
        "sheets": order.sheets,
        "identifier": order.identifier,
        "described": order.described,
        "day": order.day,
        "files": [[file.name, file.media_type] for file in order.files],
    }
    write_frame(json.dumps(said).encode(), out)
    for file in order.files:
        write_frame(file.data, out)
    out.flush()


def read_order(source: IO[bytes]) -> PrintOrder | None:
    """Return the next order of a pipe; None at its end."""
    head = read_frame(source)
    if head is None:
        return None
    said = json.loads(head)
    files = tuple(
        AttachedFile(name, media_type, read_frame(source) or b"")
        for name, media_type in said.pop("files")
    )
    return PrintOrder(**{**said, "sheets": tuple(said["sheets"])}, files=files)


def write_frame(data: bytes, out: IO[bytes]) -> None:
    """Write *data* with its length in front."""
    out.write(_LENGTH.pack(len(data)))
    out.write(data)


def read_frame(source: IO[bytes]) -> bytes | None:
    """Return what one ``write_frame`` wrote; None where the pipe ends before that."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = source.read(length)
    return data if len(data) == length else None
