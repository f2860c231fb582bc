"""Templates in the language of whoever reads: translated once, while they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import g, render_template, request
from flask.templating import Environment
from jinja2 import BaseLoader
from markupsafe import Markup

from webapp.language.catalogue import english
from webapp.language.choice import Language, language, speak, spoken
from webapp.language.saying import labelled, say_phrase, t
from webapp.language.template_source import translated
from webapp.login import visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from flask import Flask
    from jinja2 import Template
    from werkzeug.wrappers import Response

COOKIE, COOKIE_SECONDS = "bahasa", 365 * 86_400


class EnglishLoader(BaseLoader):
    """Gives the templates of another loader in English."""

    def __init__(self, loader: BaseLoader) -> None:
        self.loader = loader

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the source of *template* with its messages in English."""
        source, filename, is_current = self.loader.get_source(environment, template)
        return translated(source, english().get), filename, is_current


class SpokenEnvironment(Environment):
    """Templates in two languages; each page is wholly in one of them."""

    _in_english: SpokenEnvironment | None = None

    def get_or_select_template(self, *args: object, **kwargs: object) -> Template:
        """Return the template in the language of this request, which then stays.

        A page is wholly in one language, so that its thousand words need not ask each who
        reads them.
        """
        spoken = language()
        speak(lambda: spoken)
        here = self if spoken is Language.INDONESIAN else self._english()
        give = super(SpokenEnvironment, here).get_or_select_template
        return cast("Callable[..., Template]", give)(*args, **kwargs)

    def _english(self) -> SpokenEnvironment:
        if self._in_english is None:
            loader = EnglishLoader(cast("BaseLoader", self.loader))
            self._in_english = self.overlay(loader=loader, finalize=say_phrase)
        return self._in_english


def init_app(app: Flask) -> None:
    """Let pages be in the language of whoever reads them. Before any template is asked for."""
    app.jinja_environment = SpokenEnvironment
    app.jinja_env.filters["t"] = t
    app.jinja_env.filters["labelled"] = labelled
    app.jinja_env.globals["language"] = language
    app.jinja_env.globals["for_outsiders"] = for_outsiders
    app.before_request(_listen)
    app.teardown_request(_done)


def for_outsiders(template: str, **facts: object) -> Markup:
    """Return a part of a page that is handed on, such as a receipt: Indonesian for all."""
    with spoken(Language.INDONESIAN):
        return Markup(render_template(f"outside/{template}", **facts))  # noqa: S704


def remember(response: Response, chosen: Language) -> Response:
    """Let this browser remember *chosen*, for whoever has not logged in."""
    response.set_cookie(
        COOKIE,
        chosen,
        max_age=COOKIE_SECONDS,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return response


def _listen() -> None:
    speak(_chosen)


def _done(_error: BaseException | None) -> None:
    speak()


def _chosen() -> Language:
    """Return the language of whoever is there, looked up once for each who logs in or out."""
    who = g.get("_login_user")
    if who is not None and (known := g.get("spoken")) and known[0] is who:
        return cast("Language", known[1])
    here = visitor()
    said = (here.language if here else "") or request.cookies.get(COOKIE, "")
    chosen = Language.ENGLISH if said == Language.ENGLISH else Language.INDONESIAN
    g.spoken = (g.get("_login_user"), chosen)
    return chosen
