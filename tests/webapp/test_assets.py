"""Style, script, icons and type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import webapp
from tests.webapp.house import TREASURER
from webapp.assets import FOLDER, read

TEMPLATES = Path(webapp.__file__).parent / "templates"


def test_a_file_is_kept_for_good(house):
    address = house.app.extensions["assets"].url("app.css")

    answer = house.visit().get(address)

    assert answer.mimetype == "text/css"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.data == (FOLDER / "app.css").read_bytes()


def test_what_caches_share_carries_nobodys_cookie(house):
    answer = house.visit(TREASURER).get(house.app.extensions["assets"].url("app.css"))

    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers["Vary"]


def test_an_address_of_an_older_version_leads_to_this_one(house):
    answer = house.visit().get("/static/000000000000/app.css")

    assert answer.location == house.app.extensions["assets"].url("app.css")


@pytest.mark.parametrize("name", ["tidak-ada.css", "../config.py", "fonts/", "%2e%2e/login.py"])
def test_nothing_else_is_served(house, name):
    digest = house.app.extensions["assets"].digest

    assert house.visit().get(f"/static/{digest}/{name}").status_code == 404


def test_the_address_changes_with_the_content(tmp_path):
    (tmp_path / "a.css").write_text("a{}")
    before = read(tmp_path).digest
    (tmp_path / "a.css").write_text("b{}")

    assert read(tmp_path).digest != before


def test_text_travels_packed(house):
    answer = house.visit().get(
        house.app.extensions["assets"].url("app.css"), headers={"Accept-Encoding": "gzip"}
    )

    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) < 10_000


def test_a_template_names_no_file_that_is_not_there():
    names = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r"asset\('([^']+)'\)", path.read_text(encoding="utf-8"))
    }

    assert names
    assert names <= read().files.keys()


def test_a_template_names_no_icon_that_is_not_drawn(house):
    house.sells()
    drawn = set(re.findall(r'id="([^"]+)"', (FOLDER / "icons.svg").read_text()))
    named = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r'icon\("([^"]+)"', path.read_text(encoding="utf-8"))
    }
    browser = house.visit(TREASURER)
    shown = {
        name
        for address in ("/", "/catat/", "/catat/uang-masuk", "/laporan/", "/laporan/laba-rugi")
        for name in re.findall(r"icons\.svg#([^\"]+)", browser.get(address).text)
    }

    assert named | shown <= drawn


def test_the_font_comes_with_its_licence():
    assert "SIL Open Font License" in (FOLDER / "fonts" / "OFL.txt").read_text()
