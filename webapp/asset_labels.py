"""Labels of assets: a picture that a phone reads, which opens the card of the thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import segno
from flask import url_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from webapp.readings.fixed_assets import AssetLine


class Label(NamedTuple):
    """What is printed on one label; ``picture`` is an SVG image as a data address."""

    code: str
    name: str
    unit: str
    picture: str


def labels_of(lines: Iterable[AssetLine]) -> list[Label]:
    """Return the labels of assets that can be touched."""
    return [
        Label(
            line.standing.asset.code,
            line.standing.asset.name,
            line.unit,
            qr_picture(
                url_for("fixed_assets.open_one", asset=line.standing.asset.code, _external=True)
            ),
        )
        for line in lines
        if not line.standing.plan.of_class.is_intangible
    ]


def qr_picture(text: str) -> str:
    """Return *text* as a QR code: an SVG image as a data address.

    A quarter of it may be scratched or dirty and it is read still (error level Q).
    """
    return str(segno.make_qr(text, error="q").svg_data_uri(scale=4, border=2))
