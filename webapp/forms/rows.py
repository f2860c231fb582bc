"""Forms with rows: the same fields again and again, numbered from one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from marshmallow import fields

    from webapp.forms.fields import PlainForm

MOST_ROWS = 40
"""More than any form shows."""


def with_rows(
    form: type[PlainForm], rows: Mapping[str, Callable[[str], fields.Field[Any]]]
) -> PlainForm:
    """Return *form* with rows of fields.

    Args:
        rows: what makes each field, by the name it has in the page: ``desa`` is ``desa-1``,
            ``desa-2`` and so on.
    """
    numbered = {
        f"{name}_{number}": make(f"{name}-{number}")
        for name, make in rows.items()
        for number in range(1, MOST_ROWS + 1)
    }
    return form.from_dict(numbered, name=form.__name__)()  # type: ignore[return-value]


def rows_of(said: Mapping[str, Any], *names: str) -> list[dict[str, Any]]:
    """Return the rows in which anything was typed, each by the names of its fields."""
    numbered = (
        {name: said[f"{name}_{number}"] for name in names} for number in range(1, MOST_ROWS + 1)
    )
    return [row for row in numbered if any(row.values())]
