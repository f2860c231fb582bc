"""JSON: for programs; amounts are texts of plain digits, so that none is lost."""

from reports.printable import json_of
from reports.renderer import Renderer

JSON = Renderer(
    key="json",
    label="JSON",
    media_type="application/json",
    extension="json",
    render=json_of,
    bind=json_of,
)
