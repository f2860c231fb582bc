"""Forms about work plans and proposals."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields

from bumdes.planning.review import REVIEWERS, Verdict
from webapp.forms.fields import Amount, Day, Line, OneOf, Paragraphs, PlainForm, Whole
from webapp.forms.rows import MOST_ROWS, with_rows
from webapp.language.saying import labelled, t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.permissions import Role

NO_DAY = "Pilih tanggalnya."
NO_DECISION = "Pilih keputusan musyawarahnya."
NOT_A_QUANTITY = "Isi banyaknya dengan angka, misalnya 12 atau 2,5."
MONTHS = range(1, 13)
FEWEST_COSTS, MORE_COSTS = 6, 3
"""Lines of a cost plan that a form shows at least, and below those that were typed."""

_QUANTITY = re.compile(r"(?P<whole>\d{1,12})(?:,(?P<parts>\d{1,3}))?\Z", re.ASCII)


class Quantity(fields.Field[Fraction]):
    """How much of something, with a comma before the decimals."""

    def __init__(self, data_key: str) -> None:
        super().__init__(data_key=data_key, load_default=None)

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> Fraction:
        found = _QUANTITY.match(str(super()._deserialize(value, attr, data)).strip())
        if found is None:
            raise ValidationError(NOT_A_QUANTITY)
        parts = found["parts"] or ""
        return Fraction(int(found["whole"] + parts), 10 ** len(parts))


class PlanForm(PlainForm):
    """A new plan."""

    year = Whole("tahun", most=2999, missing="Isi tahunnya, misalnya 2027.")
    on = Day("tanggal", missing=NO_DAY)
    summary = Paragraphs("uraian", most=10_000)


class SummaryForm(PlainForm):
    """What a plan aims at."""

    summary = Paragraphs("uraian", most=10_000)


class _Budget(PlainForm):
    unit = Line("unit", most=16)
    account = Line("akun", most=64, missing="Pilih akunnya.")
    of_year = Amount("setahun")


BUDGET_FORM = _Budget.from_dict({f"month_{m}": Amount(f"bulan-{m}") for m in MONTHS})
"""What a year, or each of its months, is to bring to one account."""


class OpinionForm(PlainForm):
    """What an organ says."""

    organ = OneOf("organ", [organ.value for organ in REVIEWERS], missing="Pilih penelaahnya.")
    verdict = OneOf("hasil", [v.value for v in Verdict], missing="Pilih hasil telaahnya.")
    on = Day("tanggal", missing=NO_DAY)
    signed_by = Line("penelaah", most=200)
    note = Paragraphs("catatan", most=10_000)


class DecisionForm(PlainForm):
    """By which decision."""

    decision = Line("keputusan", most=100, missing=NO_DECISION)
    on = Day("tanggal", missing=NO_DAY)


class RevisionForm(PlainForm):
    """Why a plan is revised."""

    on = Day("tanggal", missing=NO_DAY)
    reason = Line("alasan", most=500, missing="Tulis mengapa rencananya berubah.")


class FundForm(PlainForm):
    """Which contribution pays."""

    fund = Line("dana", most=64, missing="Pilih sumber dananya.")


class _Proposal(PlainForm):
    title = Line("judul", most=200, missing="Tulis nama usulannya.")
    unit = Line("unit", most=16)
    on = Day("tanggal", missing=NO_DAY)
    purpose = Paragraphs("tujuan", most=10_000)


PROPOSAL_FORM = with_rows(
    _Proposal,
    {
        "biaya": lambda key: Line(key, most=200),
        "akun": lambda key: Line(key, most=64),
        "banyak": Quantity,
        "satuan": lambda key: Line(key, most=40),
        "harga": Amount,
    },
)
"""A proposal with the lines of its cost plan."""

COST_FIELDS = ("biaya", "akun", "banyak", "satuan", "harga")

ORGANS = [(organ.value, organ.label) for organ in REVIEWERS]
VERDICTS = [(verdict.value, verdict.label) for verdict in Verdict]


def cost_rows(values: Mapping[str, str]) -> range:
    """Return the numbers of the lines that the form of a cost plan shows."""
    typed = [
        number
        for number in range(1, MOST_ROWS + 1)
        if any(values.get(f"{name}-{number}") for name in COST_FIELDS)
    ]
    shown = max(FEWEST_COSTS, max(typed, default=0) + MORE_COSTS)
    return range(1, min(shown, MOST_ROWS) + 1)


def organs_for(role: Role) -> list[tuple[str, str]]:
    """Return for which organs somebody in *role* may speak."""
    if role in REVIEWERS:
        return [(role.value, t(role.label))]
    return labelled(ORGANS)
