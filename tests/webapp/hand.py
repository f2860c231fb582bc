"""How people reach what is on a page: with a finger, or with the keys alone."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from playwright.sync_api import expect

from tests.webapp.desk import PATIENCE_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import FilePayload, Page

MOST_TABS = 45
"""How often anybody is asked to press Tab before what is wanted has the focus."""

MOST_ARROWS = 40
MOST_TIMES = 3

FOCUS = """(wanted) => {
  const here = document.activeElement;
  if (here === document.body) return { isThere: false, problem: "" };
  const named = here.id || here.name || here.textContent.trim().slice(0, 40);
  const isHidden = Number(getComputedStyle(here).opacity) === 0 || here.offsetWidth === 1;
  const seen = isHidden ? here.nextElementSibling : here;
  const style = getComputedStyle(seen), [box] = seen.getClientRects();
  const hasRing = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const top = Math.max(box.top, 0), height = Math.min(box.bottom, innerHeight) - top;
  const isOn = box.width > 1 && height > 1;
  const isFree = isOn && [0.2, 0.5, 0.8].some((part) => {
    const met = document.elementFromPoint(x, top + height * part);
    return met && (seen.contains(met) || met === here);
  });
  const unseen = isOn ? "is covered" : "is not seen";
  const problem = isFree ? (hasRing ? "" : "shows no ring") : unseen;
  return {
    isThere: here === wanted,
    problem: problem && `${here.localName} ${named} has the focus and ${problem}`
  };
}"""

IS_BEFORE = """(wanted) => Boolean(
  document.activeElement.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING
)"""


class Hand(Protocol):
    """Somebody before a page."""

    page: Page

    def presses(self, selector: str) -> None: ...
    def types(self, selector: str, text: str) -> None: ...
    def chooses(self, selector: str) -> None: ...
    def selects(self, selector: str, label: str) -> None: ...
    def dates(self, selector: str, day: str) -> None: ...
    def gives(self, selector: str, file: FilePayload) -> None: ...


LEADS_ON = """(pressed) => {
  const link = pressed.closest("a[href]"), form = pressed.form;
  if (link) return !/^#|[.]pdf/.test(link.getAttribute("href"));
  const isScripted = form && form.matches("[data-queue], [data-till]");
  return Boolean(form) && pressed.type === "submit" && !isScripted;
}"""
"""Whether another page answers what is pressed, and not a script or a file."""


@contextlib.contextmanager
def choosing(page: Page, file: FilePayload) -> Iterator[None]:
    """Choose *file* in the window that what is done meanwhile opens."""
    with page.expect_file_chooser() as chooser:
        yield
    chooser.value.set_files([file])


@contextlib.contextmanager
def pressing(page: Page, selector: str) -> Iterator[None]:
    """Wait, after something was pressed, until the page that answers it is there."""
    if page.locator(selector).first.evaluate(LEADS_ON):
        with page.expect_navigation():
            yield
    else:
        yield


def hears_of_choosers(page: Page) -> None:
    """Let the browser know early that it shows no window when a key asks for one."""
    page.on("filechooser", lambda _: None)


@dataclass
class Finger:
    """Taps what it sees."""

    page: Page

    def __post_init__(self) -> None:
        hears_of_choosers(self.page)

    def presses(self, selector: str) -> None:
        with pressing(self.page, selector):
            self.page.tap(selector)

    def types(self, selector: str, text: str) -> None:
        self.page.tap(selector)
        self.page.fill(selector, text)

    def chooses(self, selector: str) -> None:
        chosen = self.page.locator(selector)
        chosen.locator("xpath=ancestor::label").tap()
        expect(chosen).to_be_checked(timeout=PATIENCE_MS)

    def selects(self, selector: str, label: str) -> None:
        self.page.select_option(selector, label=label)

    def dates(self, selector: str, day: str) -> None:
        self.page.fill(selector, day)

    def gives(self, selector: str, file: FilePayload) -> None:
        with choosing(self.page, file):
            self.page.tap(selector)


@dataclass
class Keys:
    """Never touches the mouse, and must see at each step where it is."""

    page: Page
    pressed: int = 0

    def __post_init__(self) -> None:
        hears_of_choosers(self.page)

    def presses(self, selector: str) -> None:
        self.reaches(selector)
        with pressing(self.page, selector):
            self.strikes("Enter")

    def types(self, selector: str, text: str) -> None:
        self.reaches(selector)
        self.page.keyboard.press("Control+a")
        self.writes(text)

    def chooses(self, selector: str) -> None:
        """Choose a radio button or tick a box."""
        wanted = self.page.locator(selector).first
        if wanted.get_attribute("type") == "checkbox":
            self.reaches(selector)
            self.strikes(" ")
        else:
            self._arrows_to(selector)
        assert wanted.is_checked()

    def selects(self, selector: str, label: str) -> None:
        self.reaches(selector)
        for _ in range(MOST_TIMES):
            self.writes(label)
            if self._selected(selector) == label:
                return
            # Letters that come too slowly begin another word: once more, after a while.
            self.page.wait_for_timeout(1500)
        message = f"{label} is not selected by writing it"
        raise AssertionError(message)

    def dates(self, selector: str, day: str) -> None:
        """Write a day as the browser shows it: its digits, month first."""
        year, month, number = day.split("-")
        self.reaches(selector)
        self.writes(f"{month}{number}{year}")
        assert self.page.input_value(selector) == day

    def gives(self, selector: str, file: FilePayload) -> None:
        self.reaches(selector)
        with choosing(self.page, file):
            self.strikes("Enter")

    def strikes(self, key: str) -> None:
        self.pressed += 1
        self.page.keyboard.press(key)

    def writes(self, text: str) -> None:
        self.pressed += len(text)
        self.page.keyboard.type(text)

    def reaches(self, selector: str) -> None:
        """Go on with Tab, or back with Shift, until something has the focus."""
        wanted = self.page.locator(selector).first
        wanted.wait_for(state="attached")
        self._skips_the_menu(selector)
        for _ in range(MOST_TABS):
            if self._is_at(selector):
                return
            self.strikes("Shift+Tab" if wanted.evaluate(IS_BEFORE) else "Tab")
        message = f"{selector} is not reached with {MOST_TABS} tabs on {self.page.url}"
        raise AssertionError(message)

    def _skips_the_menu(self, selector: str) -> None:
        is_fresh = self.page.evaluate("document.activeElement === document.body")
        is_inside = self.page.locator(selector).first.evaluate(
            "each => Boolean(each.closest('main'))"
        )
        if is_fresh and is_inside and self.page.locator(".skip").count():
            self.strikes("Tab")
            # An address that names a part of the page leads there at once.
            if self._is_at(".skip"):
                self.strikes("Enter")

    def _arrows_to(self, selector: str) -> None:
        wanted = self.page.locator(selector).first
        name = wanted.get_attribute("name")
        checked = f"[name='{name}']:checked"
        self.reaches(checked if self.page.locator(checked).count() else f"[name='{name}']")
        for _ in range(MOST_ARROWS):
            if self._is_at(selector):
                if not wanted.is_checked():
                    self.strikes(" ")
                return
            self.strikes("ArrowDown")
        message = f"{selector} is not reached with the arrows on {self.page.url}"
        raise AssertionError(message)

    def _selected(self, selector: str) -> str:
        text = self.page.locator(selector).evaluate("each => each.selectedOptions[0].text")
        return str(text).strip()

    def _is_at(self, selector: str) -> bool:
        found = self.page.locator(selector).first.evaluate(FOCUS)
        assert not found["problem"], f"{self.page.url}: {found['problem']}"
        return bool(found["isThere"])
