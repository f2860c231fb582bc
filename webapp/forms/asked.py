"""Questions of a form as data, for pages that are made of nothing but fields.

A template draws them with ``{{ questions(asked, values, found) }}`` of ``parts/asked.html``.
"""

from __future__ import annotations

from typing import NamedTuple

Options = list[tuple[str, str]]


class Asked(NamedTuple):
    """One question.

    Attributes:
        kind: text, amount, number, date, select, area, check, picture.
        blank: for a choice, what stands for none; empty if one must be chosen.
        fold: what it is folded under, for it is seldom asked; empty if it stands open.
    """

    kind: str
    name: str
    label: str
    hint: str = ""
    options: Options | None = None
    optional: bool = False
    blank: str = ""
    max: int = 300
    fold: str = ""
