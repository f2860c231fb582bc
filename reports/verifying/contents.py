"""What is in a PDF: the text of its pages, and the files in it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import NoPaperError
from reports.press.order import read_frame
from reports.verifying.signed import PdfSignature

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_SECONDS = 120


@dataclass(frozen=True, slots=True)
class PdfContents:
    """What a PDF holds.

    Attributes:
        pages: the text of each, as it can be copied from it.
        files: in it, by name.
        signatures: the digital ones.
    """

    pages: tuple[str, ...]
    files: Mapping[str, bytes]
    signatures: tuple[PdfSignature, ...] = ()


def contents_of(pdf: bytes) -> PdfContents:
    """Return what is in *pdf*, read by a process with limits.

    Raises:
        NoPaperError: it is no PDF, or asks for more than reading one may take.
    """
    told = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    told["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    told |= {"PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC"}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "reports.verifying"],
            input=pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=told,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoPaperError("unreadable") from None
    pipe = io.BytesIO(done.stdout)
    head = read_frame(pipe)
    if done.returncode or head is None:
        raise NoPaperError("unreadable")
    said = json.loads(head)
    files = {name: read_frame(pipe) or b"" for name in said["names"]}
    signatures = tuple(PdfSignature(**each) for each in said["signatures"])
    return PdfContents(tuple(said["pages"]), files, signatures)
