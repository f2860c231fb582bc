"""Every page, in both languages, by day and by night, on narrow screens and with large letters.

Nothing sticks out or lies over what can be pressed, axe-core finds nothing wrong, and the
browser complains of nothing. Pictures of the pages are kept in the folder that the environment
variable BUMDES_PICTURES names, for people to look at.
"""

from __future__ import annotations

import pytest

from tests.scale import long_or
from tests.webapp.desk import ADDRESSES, ALL_SIZES, live
from tests.webapp.looking import COVERED, keep_picture, look_as, overflow, wrong
from webapp.language.choice import Language

LOOKS = {
    Language.INDONESIAN: {("small", "light"), ("zoom", "dark")},
    Language.ENGLISH: {("small", "dark"), ("laptop", "light")},
}
"""What axe looks at: each language by day and by night, and each at 320 pixels."""

ALL_LOOKS = {(size, scheme) for size in ALL_SIZES for scheme in ("light", "dark")}

PARTS = 2
"""Into how many tests the pages go in each language, so that they run beside one another."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", Language)
def test_every_page_fits_and_shuts_nobody_out(desk, language, part):
    """Each page is fetched once, and looked at in every look."""
    live(desk.house)
    page = desk.logged_in(size="phone")
    page.goto("/lainnya")
    page.click(f"button[name=ke][value={language}]")

    found = []
    for address in ADDRESSES[part::PARTS]:
        page.goto(address)
        for size, scheme in sorted(long_or(LOOKS[language], ALL_LOOKS)):
            look_as(page, size, scheme)
            told = [f"{over} too wide"] if (over := overflow(page)) else []
            told += wrong(page)
            found += [f"{address}, {language}, {size}, {scheme}: {each}" for each in told]
            keep_picture(page, address, f"{language}-{size}-{scheme}")
        found += [f"{address}, {language}: {each}" for each in page.evaluate(COVERED)]

    assert found == []
