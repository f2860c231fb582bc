"""The director, who holds offices in two enterprises, in the chair of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.webapp.house import DIRECTOR

if TYPE_CHECKING:
    from tests.webapp.house import Browser, House


def as_director(house: House) -> Browser:
    """Return a browser of the director, with the first enterprise open."""
    browser = house.visit(DIRECTOR)
    page = browser.get("/usaha").text
    first = page.partition('name="jabatan" value="')[2].partition('"')[0]
    browser.post("/usaha", jabatan=first)
    return browser


def months_later(house: House, **span: float) -> Browser:
    """Let time pass, and return a browser of the director."""
    house.clock.passes(**span)
    return as_director(house)
