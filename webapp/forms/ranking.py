"""Forms about the ministry's ranking: answers that only people have, and weights."""

from __future__ import annotations

from typing import cast

from bumdes.phrase import word
from bumdes.ranking.aspects import ASPECTS
from webapp.forms.fields import Day, Line, OneOf, PlainForm, Whole

MET = (("100", word("Ya, seluruhnya")), ("50", word("Sebagian")), ("0", word("Belum")))


class AnswerForm(PlainForm):
    """How far an indicator is met, and what there is."""

    met = OneOf("terpenuhi", [value for value, _ in MET])
    said = Line("keadaan", most=300, missing="Tulis keadaannya, dalam satu kalimat.")


WeightsForm = cast(
    "type[PlainForm]",
    PlainForm.from_dict(
        {
            "valid_from": Day("berlaku", missing="Pilih sejak kapan bobot ini berlaku."),
            "source": Line("dasar", most=200, missing="Tulis surat yang menetapkannya."),
            **{aspect.key: Whole(f"bobot-{aspect.place}", most=100) for aspect in ASPECTS},
        },
        name="WeightsForm",
    ),
)
"""What each aspect weighs, in percent, and the paper that says so."""
