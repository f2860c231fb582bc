"""Packs the table of regions from the files that its makers publish.

``python -m bumdes.region_packing FOLDER`` reads ``provinces.csv``, ``regencies.csv``,
``districts.csv`` and ``villages.csv`` of FOLDER, and writes the table that ``bumdes.region``
reads. The same files give the same bytes, so that the digest in ``data/regions.md`` tells
whether the table is the one that was looked at.
"""

from __future__ import annotations

import csv
import hashlib
import io
import sys
import zipfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from bumdes.region import TABLE, UPPER

if TYPE_CHECKING:
    from collections.abc import Iterable

_ABOVE = ("provinces", "regencies", "districts")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 9


def pack(folder: Path, target: Path) -> str:
    """Write the table made of the files in *folder* to *target*, and return its SHA-256."""
    upper = sorted(row for name in _ABOVE for row in _rows(folder / f"{name}.csv"))
    villages = sorted(_rows(folder / "villages.csv"))
    with zipfile.ZipFile(target, "w") as table:
        _add(table, UPPER, upper)
        for province, rows in groupby(villages, key=lambda row: row[0][:2]):
            _add(table, f"{province}.csv", rows)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def _rows(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["code"], " ".join(row["name"].split())) for row in csv.DictReader(file)]


def _add(table: zipfile.ZipFile, name: str, rows: Iterable[tuple[str, str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    member = zipfile.ZipInfo(name, _EPOCH)
    table.writestr(member, text.getvalue(), zipfile.ZIP_DEFLATED, _LEVEL)


if __name__ == "__main__":
    digest = pack(Path(sys.argv[1]), Path(__file__).parent / "data" / TABLE)
    sys.stdout.write(f"{digest}\n")
