"""Answering forms that do one act: done and on to the next page, or shown again and why."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

from flask import g, redirect, request

from webapp.problems import REFUSALS, problems_of
from webapp.steps import STEP, is_onward
from webapp.work import act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.forms.fields import PlainForm
    from webapp.problems import Problem

T = TypeVar("T")

LOOK = "periksa"
"""What somebody typed earlier comes back with this step: it is shown before it is done."""


def answered(
    form: PlainForm,
    do: Callable[[Work, dict[str, Any]], T],
    *,
    onward: Callable[[T], str],
    again: Callable[[Mapping[str, str], Sequence[Problem]], str],
) -> Response | tuple[str, int]:
    """Answer the form that was sent: nothing typed is lost, nothing half done.

    Args:
        do: the act, given what *form* made of what was typed; it may be done several times
            before it succeeds, and must only touch the database.
        onward: the address to go to, from what *do* returned.
        again: the page with the form, from what was typed and what is wrong with it.
    """
    if request.form.get(STEP) == LOOK or is_onward():
        return again(request.form, ()), HTTPStatus.OK
    g.shows_again = True
    try:
        said = form.load(request.form)
        done = act(lambda work: do(work, said))
    except REFUSALS as error:
        return again(request.form, problems_of(error)), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(onward(done), HTTPStatus.SEE_OTHER)
