"""Packed files (ZIP): unpacked member by member, and no further than can be borne.

What a ZIP file says of its own sizes is not believed: each member is unpacked piece by piece,
until it ends or is too much. Nothing is ever written under a member's name.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 50 * 1024 * 1024
"""As much as all members may unpack to."""

MOST_MEMBERS = 200

LARGEST_RATIO = 100
"""So many times larger may a member become; the rows of a list reach thirty."""

ALWAYS_BORNE = 1024 * 1024
"""Below so many bytes, nobody asks for the ratio."""

_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_READ_AT_ONCE, _WRITTEN_AT_ONCE = 16 * 1024, 256 * 1024
_LINK, _FORMAT = 0o120000, 0o170000
_UNSAFE_NAME = re.compile(r"\A[/\\]|\A[A-Za-z]:|(\A|[/\\])\.\.([/\\]|\Z)|\x00")


class PackedTooMuchError(ValueError):
    """It unpacks to more than can be borne, or holds what no document does."""


def unpacked_members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each member of the ZIP file *content*: its name, and what it holds.

    Raises:
        PackedTooMuchError: there are too many, they unpack to too much, or to too many times
            their size; or one is a link, is locked, or lies outside.
        zipfile.BadZipFile: it is no ZIP file, or is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise PackedTooMuchError("members")
    left = MOST_BYTES
    for member in members:
        _check_member(member)
        unpacked = _unpacked(content, member, most=left)
        left -= len(unpacked)
        yield member.filename, unpacked


def _check_member(member: zipfile.ZipInfo) -> None:
    is_link = (member.external_attr >> 16) & _FORMAT == _LINK
    if is_link or member.flag_bits & 1 or _UNSAFE_NAME.search(member.orig_filename):
        raise PackedTooMuchError(member.filename)
    if member.compress_type not in {_STORED, _DEFLATED}:
        raise PackedTooMuchError(member.filename)


def _unpacked(content: bytes, member: zipfile.ZipInfo, *, most: int) -> bytes:
    found = bytearray()
    for piece, taken in _pieces(content, member):
        found += piece
        is_swollen = len(found) > ALWAYS_BORNE and len(found) > LARGEST_RATIO * taken
        if len(found) > most or is_swollen:
            raise PackedTooMuchError(member.filename)
    if zlib.crc32(found) != member.CRC:
        raise zipfile.BadZipFile(member.filename)
    return bytes(found)


def _pieces(content: bytes, member: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Yield what *member* holds, however large it says it is, and how much of it is read."""
    header = content[member.header_offset : member.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile(member.filename)
    *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    start = member.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    if member.compress_type == _STORED:
        yield content[start : start + member.compress_size], member.compress_size
        return
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    for place in range(start, len(content), _READ_AT_ONCE):
        rest = content[place : place + _READ_AT_ONCE]
        while rest and not inflating.eof:
            try:
                yield inflating.decompress(rest, _WRITTEN_AT_ONCE), place + len(rest) - start
            except zlib.error as error:
                raise zipfile.BadZipFile(member.filename) from error
            rest = inflating.unconsumed_tail
        if inflating.eof:
            return
