"""Every form works without script: it leads somewhere, carries its token, and can be sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from tests.webapp.desk import ADDRESSES, live
from tests.webapp.house import TREASURER

EMPTY = {"input", "br", "img", "link", "meta", "hr", "use", "path", "col", "source", "wbr"}


@dataclass
class Form:
    method: str
    action: str
    token: str = ""
    submits: int = 0


@dataclass
class Page(HTMLParser):
    """The forms of a page, and the buttons that would do nothing without script."""

    address: str
    forms: list[Form] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._hidden: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        is_hidden = "hidden" in said or tag == "template" or any(h for _, h in self._hidden)
        if tag not in EMPTY:
            self._hidden.append((tag, is_hidden))
        if tag == "form":
            action = urljoin(self.address, said.get("action") or self.address)
            self.forms.append(Form((said.get("method") or "get").upper(), action))
        elif tag == "input" and said.get("name") == "csrf_token":
            self.forms[-1].token = said.get("value") or ""
        elif tag in {"button", "input"} and not is_hidden:
            self._pressed(tag, said)
        elif tag == "a" and (said.get("href") or "").startswith(("javascript:", "#!")):
            self.dead.append(f"{self.address}: {said['href']}")

    def _pressed(self, tag, said):
        kind = said.get("type") or ("submit" if tag == "button" else "text")
        if kind == "button":
            self.dead.append(f"{self.address}: {said}")
        elif kind in {"submit", "search"} and self.forms:
            self.forms[-1].submits += 1

    def handle_endtag(self, tag):
        while self._hidden and self._hidden.pop()[0] != tag:
            pass


def pages(house, username, addresses):
    browser = house.visit(username)
    for address in addresses:
        answer = browser.get(address)
        if answer.status_code == 200 and answer.mimetype == "text/html":
            page = Page(address)
            page.feed(answer.text)
            yield page


def plain_addresses(app):
    with app.test_request_context():
        return [
            app.url_for(rule.endpoint)
            for rule in app.url_map.iter_rules()
            if "GET" in rule.methods and not rule.arguments and "." not in rule.rule
        ]


def leads_nowhere(app, form):
    try:
        app.url_map.bind("localhost").match(urlsplit(form.action).path, method=form.method)
    except RequestRedirect:
        return form.method == "POST"
    except HTTPException:
        return True
    return False


def test_every_form_and_button_works_without_script(house):
    live(house)
    addresses = dict.fromkeys([*ADDRESSES, *plain_addresses(house.app)])
    found = list(pages(house, TREASURER, addresses))
    forms = [(page.address, form) for page in found for form in page.forms]
    wrong = {
        "leads nowhere": [each for each in forms if leads_nowhere(house.app, each[1])],
        "no token": [e for e in forms if e[1].method == "POST" and not e[1].token],
        "no way to send": [each for each in forms if not each[1].submits],
        "dead without script": [each for page in found for each in page.dead],
    }

    assert len(forms) > 100
    assert {what: which for what, which in wrong.items() if which} == {}
