"""The same data and clock give the same bytes: in another process, zone, order of hashes."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys

from reports.renderers import RENDERERS, bind, render
from tests.reports.bound_reports import report_of
from tests.reports.documents import document

AGAIN = """
import hashlib, pickle, sys
from reports.document import Document
from reports.renderers import RENDERERS, bind, render
for printable in pickle.load(sys.stdin.buffer):
    make = render if isinstance(printable, Document) else bind
    for key, renderer in sorted(RENDERERS.items()):
        if make is render or renderer.bind:
            print(printable.key, key, hashlib.sha256(make(printable, key)).hexdigest())
"""


def digest(data):
    return hashlib.sha256(data).hexdigest()


def made_elsewhere(*printables):
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", AGAIN],
        input=pickle.dumps(printables),
        stdout=subprocess.PIPE,
        check=True,
        env=environment,
    )
    return [line.split() for line in done.stdout.decode().splitlines()]


def test_every_format_gives_the_same_bytes(year):
    doc, report = document(year, "general-ledger"), report_of(year)

    here = [[doc.key, key, digest(render(doc, key))] for key in sorted(RENDERERS)]
    here += [
        [report.key, key, digest(bind(report, key))]
        for key, renderer in sorted(RENDERERS.items())
        if renderer.bind
    ]

    assert made_elsewhere(doc, report) == here
