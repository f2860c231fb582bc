"""Looking at a page: in every size and scheme of colours, with axe-core, with the finger.

axe-core finds what is wrong for people who see, hear or tap otherwise.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from tests.scale import long_or
from tests.webapp.desk import ALL_SIZES

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,  # of what no rule here asks: sheets for turned phones, sounds
    "iframes": False,
}

LOOKS = long_or(
    [("small", "light"), ("laptop", "dark")],
    [("small", "light"), ("laptop", "dark"), ("zoom", "light"), ("phone", "dark")],
)
"""The smallest and the largest, and each scheme of colours once."""

COVERED = """() => {
  const named = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  const isOpen = (each) => !each.closest("details:not([open]) > :not(summary)");
  const pressable = Array.from(document.querySelectorAll(named)).filter((each) => (
    isOpen(each) && !each.matches(".sr, .skip, .sr *, [disabled]")
  ));
  return pressable.filter((each) => {
    each.scrollIntoView({ block: "center", inline: "center" });
    const boxes = Array.from(each.getClientRects()).filter((box) => box.width > 2);
    const met = boxes.flatMap((box) => [0.1, 0.5].map((part) => (
      document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2)
    )));
    const own = [each, ...(each.labels || [])];
    return boxes.length && !met.some((other) => own.some((part) => part.contains(other)));
  }).map((each) => `${each.localName} ${each.id || each.textContent.trim()} is covered`);
}"""
"""What can be pressed, were it not for something that lies over it."""


def look_as(page: Page, size: str, scheme: str) -> None:
    """Show the page that is shown in another size, in another scheme of colours."""
    width, height = ALL_SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)


def wrong(page: Page) -> list[str]:
    """Return what axe finds wrong with the page that is shown, once all of it is there."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    assert found["testEngine"]["name"] == "axe-core"
    return [
        f"{page.url}: {rule['help']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen."""
    found: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return found


def keep_picture(page: Page, address: str, kind: str) -> None:
    """Keep a picture of the page, if a folder for pictures is named."""
    folder = os.environ.get("BUMDES_PICTURES")
    if folder:
        name = address.strip("/").replace("/", "_").replace("?", "_") or "beranda"
        page.screenshot(path=Path(folder) / f"{name}-{kind}.png", full_page=True)
