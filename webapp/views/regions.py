"""Regions: finding the code of a village."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from bumdes.permissions import Permission
from bumdes.region import RegionLevel, region_path, regions_in, search_regions
from webapp.work import reading

bp = Blueprint("regions", __name__, url_prefix="/wilayah")

MOST = 100


@bp.get("/")
def show() -> str:
    """Show what lies in a region, or whose name begins as typed."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    within, start = request.args.get("di", "").strip(), request.args.get("cari", "").strip()
    if start:
        upper = search_regions(start, within=within, most=MOST)
        villages = search_regions(start, level=RegionLevel.VILLAGE, within=within, most=MOST)
        found = (*upper, *villages)[:MOST]
    else:
        found = regions_in(within)
    return render_template(
        "regions.html",
        found=[(region, region_path(region.code)[:-1]) for region in found],
        path=region_path(within),
        within=within,
        start=start,
    )
