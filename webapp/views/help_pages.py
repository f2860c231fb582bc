"""Help, in the words of who uses it; open to strangers, for it explains how to come in."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, abort, render_template

from webapp.changelog import read_changelog
from webapp.help_topics import HelpWord, help_topics, help_words
from webapp.language.saying import t
from webapp.login import public

bp = Blueprint("help", __name__, url_prefix="/bantuan")

FOLDER = Path(__file__).parent.parent / "help"


@bp.get("/")
@public
def show() -> str:
    """Show what there is to read about."""
    return render_template("help.html", topics=help_topics())


@bp.get("/<topic>")
@public
def read(topic: str) -> str:
    """Show one topic."""
    found = next((each for each in help_topics() if each.slug == topic), None)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return render_template("help_topic.html", topic=found)


@bp.get("/istilah")
@public
def words() -> str:
    """Show what words mean."""
    return render_template("help_words.html", words=_words())


@bp.get("/panduan")
@public
def manual() -> str:
    """Show all topics and words on one page, to be printed as a manual."""
    return render_template("help_manual.html", topics=help_topics(), words=_words())


def _words() -> list[HelpWord]:
    """Return what is explained, as the language of the page sorts it."""
    return sorted(help_words(), key=lambda each: str(t(each.word)).casefold())


@bp.get("/perubahan")
@public
def changes() -> str:
    """Show what is new."""
    text = (FOLDER / "perubahan.md").read_text(encoding="utf-8")
    return render_template("changes.html", versions=read_changelog(text))
