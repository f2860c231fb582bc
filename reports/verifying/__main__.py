"""The reader's process: a PDF from its standard input, what is in it to its standard output.

The PDF may come from anybody, so it is read where nothing is at stake.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

import pypdfium2

from reports.press.limits import limit_order, limit_process
from reports.press.order import write_frame
from reports.verifying.signed import signatures_in

MOST_PAGES = 3000
MOST_FILES = 20
MOST_FILE_BYTES = 64 * 1024**2


def main() -> int:
    """Read one PDF; the exit code is 1 if it is none."""
    limit_process()
    limit_order()
    open_pdf: Any = pypdfium2.PdfDocument  # the library tells no types
    content = sys.stdin.buffer.read()
    try:
        pdf = open_pdf(content)
    except pypdfium2.PdfiumError:
        return 1
    pages = [
        pdf[number].get_textpage().get_text_bounded()
        for number in range(min(len(pdf), MOST_PAGES))
    ]
    found = [pdf.get_attachment(n) for n in range(min(pdf.count_attachments(), MOST_FILES))]
    said: dict[str, Any] = {"pages": pages, "names": [file.get_name() for file in found]}
    said["signatures"] = [asdict(signature) for signature in signatures_in(content)]
    write_frame(json.dumps(said).encode(), sys.stdout.buffer)
    for file in found:
        write_frame(bytes(file.get_data())[:MOST_FILE_BYTES], sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
