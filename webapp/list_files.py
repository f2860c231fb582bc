"""Lists as files that are sent: CSV and XLSX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response

from reports.plain_list import list_as_csv, list_as_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def list_file(
    extension: str, name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> Response:
    """Return a list as a file *name* that is CSV or XLSX, as *extension* says."""
    if extension == "csv":
        content = list_as_csv(headings, rows)
    else:
        content = list_as_xlsx(name.capitalize(), headings, rows)
    answer = Response(content, content_type=MEDIA[extension])
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{extension}")
    answer.headers["Cache-Control"] = "no-store"
    return answer
