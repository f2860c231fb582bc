"""The form of a change to an asset: one page for all, made of the questions of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import render_template, url_for

from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.values import blank_values
from webapp.language.saying import t
from webapp.picking import read_pick
from webapp.readings.asset_card import read_asset
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.forms.asked import Asked as Question
    from webapp.forms.fields import PlainForm
    from webapp.problems import Problem
    from webapp.readings.asset_card import AssetPage

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]


class Change(NamedTuple):
    """One kind of change: its page, and what it asks."""

    endpoint: str
    title: str
    text: str
    button: str
    ask: Callable[[Work, AssetPage], list[Question]]
    permission: Permission = Permission.MANAGE_ASSETS


def change_form(
    change: Change, asset: str, values: Values, found: Sequence[Problem], **more: Any
) -> str:
    """Return the page that asks for *change* of *asset*; *more* is for its template."""
    with reading() as work:
        page = read_asset(work, asset, now().date())
        work.actor.require(change.permission, unit=_bound(page, change))
        if more.get("picks"):
            more["pick"] = read_pick(work, values, kinds=more["picks"])
        return render_template(
            "asset_form.html",
            title=change.title,
            text=f"{page.line.standing.asset.name}. {t(change.text)}",
            asked=change.ask(work, page),
            url=url_for(change.endpoint, asset=asset),
            cancel=url_for("fixed_assets.open_one", asset=asset),
            cancel_label=page.line.standing.asset.name,
            button=change.button,
            values=values,
            found=found,
            **more,
        )


def _bound(page: AssetPage, change: Change) -> str | None:
    """Return the unit for which an actor must be allowed a change; None for the whole."""
    if change.permission is Permission.ALLOCATE:
        return None
    return page.line.standing.holding.unit


def change_answered(
    form: PlainForm,
    change: Change,
    asset: str,
    do: Callable[[Work, dict[str, Any]], object],
    **more: Any,
) -> Answer:
    """Answer the form of *change*: done and back to the card, or shown again and why."""
    return answered(
        form,
        do,
        onward=lambda _: url_for("fixed_assets.open_one", asset=asset),
        again=lambda values, found: change_form(change, asset, values, found, **more),
    )


def blank_change() -> dict[str, str]:
    """Return the fields of a change that nobody filled in yet."""
    return {**blank_values(), "tanggal": now().date().isoformat()}
