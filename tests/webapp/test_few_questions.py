"""No form asks for much at once: at most four answers that it needs, on any of its screens."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from tests.webapp.desk import ADDRESSES, DIRECTOR_ADDRESSES, live
from tests.webapp.house import DIRECTOR, TREASURER
from tests.webapp.test_without_script import EMPTY, plain_addresses

MOST_QUESTIONS = 4

NO_QUESTIONS = {"hidden", "submit", "checkbox", "file"}
"""Kinds of fields that want no answer: ticks and photos may always be left."""

OF_THE_TRAINED = {"/catat/jurnal/"}
"""Forms that are a table of accounts, for who knows debit and credit."""

ALL = ""


@dataclass
class Form(HTMLParser):
    """What the forms of a page ask for, on each of their screens.

    A form of steps has a screen for each; what stands beside them is on all. Rows of a list
    ask for the same, so they count as one.
    """

    address: str
    asked: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    optional: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self._stack: list[tuple[str, dict[str, str | None]]] = []
        self._form = self._label = ""

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self._form = said["action"] if said.get("method") == "post" else ""
        elif tag == "label":
            self._label = said.get("for") or ""
        if tag not in EMPTY:
            self._stack.append((tag, said))
        if tag in {"input", "select", "textarea"} and said.get("type") not in NO_QUESTIONS:
            self._ask(said)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_data(self, data):
        if "Boleh kosong" in data:
            self.optional.add(self._label)

    def handle_endtag(self, tag):
        if tag in EMPTY:
            return
        self._form = "" if tag == "form" else self._form
        while self._stack and self._stack.pop()[0] != tag:
            pass

    def _ask(self, said):
        screen = ALL
        for tag, around in self._stack:
            classes = (around.get("class") or "").split()
            if "step" in classes:
                screen = around["data-step"]
            elif {"hidden", "other"} & {*around, *classes} or _is_closed(tag, around):
                return
        if self._form:
            name = said.get("name") or ""
            questions = self.asked.setdefault((self._form, screen), {})
            questions.setdefault(re.sub(r"-[\w-]*\d$", "", name), name)

    def screens(self):
        """Yield each screen of each form with the questions that want an answer."""
        for (form, screen), questions in self.asked.items():
            beside = {} if screen == ALL else self.asked.get((form, ALL), {})
            needed = [
                q for q, name in (questions | beside).items() if name not in self.optional
            ]
            yield form, screen, needed


def _is_closed(tag, around):
    return tag == "details" and "open" not in around


@pytest.mark.parametrize(
    ("who", "addresses"), [(TREASURER, ADDRESSES), (DIRECTOR, DIRECTOR_ADDRESSES)]
)
def test_no_screen_of_a_form_asks_more_than_four_questions(house, who, addresses):
    live(house)
    browser = house.visit(who)
    too_many = {}
    for address in dict.fromkeys([*addresses, *plain_addresses(house.app)]):
        answer = browser.get(address)
        if answer.status_code == 200 and answer.mimetype == "text/html":
            page = Form(address)
            page.feed(answer.text)
            too_many |= {
                (address, screen): needed
                for form, screen, needed in page.screens()
                if len(needed) > MOST_QUESTIONS and form.partition("#")[0] not in OF_THE_TRAINED
            }

    assert too_many == {}
