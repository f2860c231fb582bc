"""CSV: UTF-8 as RFC 4180 has it, every row, amounts in plain digits."""

from reports.renderer import Renderer
from reports.separated import csv_of

CSV = Renderer(
    key="csv",
    label="CSV",
    media_type="text/csv; charset=utf-8",
    extension="csv",
    render=csv_of,
)
