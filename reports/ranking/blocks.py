"""The ranking sheet: the aspects, each indicator with its proofs, and what would lift it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.bound.block import Heading, Highlight, Highlights, Prose
from reports.bound.listed import label, listed, text
from reports.register import CellKind, RegisterColumn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from bumdes.ranking.sheet import Answered, AspectScore, Lift, RankingSheet
    from bumdes.work import Work
    from reports.bound.block import Block, Listing

ESTIMATE = (
    "Bobot resmi belum dimasukkan, sehingga ketujuh aspek dihitung sama berat, dan nilai ini"
    " hanya perkiraan. Masukkan bobot dari kementerian di Isian dan bobot."
)
BY_PAPER = "Bobot menurut {source}."
KEPT_BACK = (
    "Indikator disusun dari sumber sekunder; yang dinilai kementerian adalah kuesioner di situs"
    " resmi, setiap Februari untuk tahun sebelumnya."
)


def score_words(points: Fraction) -> str:
    """Return points to one decimal: ``72,4``."""
    tenths = round(points * 10)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}"


def summary_blocks(work: Work, sheet: RankingSheet) -> tuple[Block, ...]:
    """Return score and class, what they rest on, and the aspects beside one another."""
    goal = sheet.next_class
    further = f"{goal.label} mulai {score_words(goal.least)}" if goal else "kelas tertinggi"
    weights = (
        BY_PAPER.format(source=sheet.weights.source) if sheet.weights.is_confirmed else ESTIMATE
    )
    return (
        Highlights(
            (
                Highlight(label="Nilai", figure=score_words(sheet.score), before="dari 100"),
                Highlight(label="Kelas", figure=sheet.reached.label, before=further),
                Highlight(
                    label="Belum diisi",
                    figure=str(len(sheet.unknown)),
                    measure="indikator",
                    before="dihitung nol",
                ),
            )
        ),
        Prose(f"{weights} {KEPT_BACK}"),
        _aspects(work, sheet),
        _classes(work, sheet),
    )


def aspect_blocks(work: Work, found: AspectScore) -> tuple[Block, ...]:
    """Return the indicators of one aspect, with what proves them."""
    rows = (
        (
            answer.indicator.label,
            answer.reading.said,
            ", ".join(answer.reading.proofs) or "\N{EN DASH}",
            _met(answer),
            score_words(answer.points),
        )
        for answer in found.answers
    )
    return (
        listed(
            f"aspect-{found.aspect.key}",
            found.aspect.label,
            (
                label("indicator", "Indikator"),
                text("said", "Keadaan menurut buku dan catatan"),
                text("proof", "Bukti"),
                text("met", "Terpenuhi"),
                _number("points", "Nilai"),
            ),
            rows,
            currency=work.book.currency,
        ),
    )


def lift_blocks(work: Work, sheet: RankingSheet) -> tuple[Block, ...]:
    """Return what is missing, what adds most first, and from where on the class rises."""
    goal, steps = sheet.next_class, sheet.to_next_class
    if not sheet.lifts:
        return (Prose("Semua indikator terpenuhi."),)
    said = (
        f"Dari kelas {sheet.reached.label} ke {goal.label} dibutuhkan tambahan nilai"
        f" {score_words(goal.least - sheet.score)}. Langkah tersedikit:"
        if goal
        else "Kelas tertinggi sudah tercapai. Yang masih dapat diperbaiki:"
    )
    rest = sheet.lifts[len(steps) :]
    blocks: list[Block] = [Prose(said)]
    if steps:
        blocks.append(_steps(work, "steps", "Yang menaikkan kelas", steps))
    if rest:
        blocks += [Heading("Yang masih kurang sesudahnya"), _steps(work, "rest", "", rest)]
    return tuple(blocks)


def _aspects(work: Work, sheet: RankingSheet) -> Listing:
    rows = [
        (
            str(found.aspect.place),
            found.aspect.label,
            score_words(found.most),
            _part(found.met),
            score_words(found.points),
        )
        for found in sheet.aspects
    ]
    rows.append(("", "Jumlah", "100,0", "", score_words(sheet.score)))
    return listed(
        "aspects",
        "Tujuh aspek",
        (
            text("place", "Nomor"),
            label("aspect", "Aspek"),
            _number("weight", "Bobot"),
            _number("met", "Terpenuhi"),
            _number("points", "Nilai"),
        ),
        rows,
        currency=work.book.currency,
    )


def _classes(work: Work, sheet: RankingSheet) -> Listing:
    ends = (*sheet.classes[1:], None)
    rows = (
        (
            each.label,
            "tercapai" if each == sheet.reached else "",
            score_words(each.least),
            f"kurang dari {score_words(after.least)}" if after else "sampai 100,0",
        )
        for each, after in zip(sheet.classes, ends, strict=True)
    )
    return listed(
        "classes",
        "Kelas",
        (
            label("class", "Kelas"),
            text("is", "Keadaan"),
            _number("from", "Mulai"),
            _number("to", "Sampai"),
        ),
        rows,
        currency=work.book.currency,
    )


def _steps(work: Work, key: str, title: str, steps: tuple[Lift, ...]) -> Listing:
    return listed(
        key,
        title,
        (
            label("advice", "Yang perlu dilakukan"),
            text("indicator", "Indikator"),
            text("class", "Kelas"),
            _number("gain", "Tambahan"),
            _number("score", "Nilai menjadi"),
        ),
        _rows(steps),
        currency=work.book.currency,
    )


def _rows(steps: tuple[Lift, ...]) -> Iterator[tuple[str, ...]]:
    for step in steps:
        indicator = step.answered.indicator
        yield (
            indicator.advice,
            indicator.label,
            step.reached.label,
            score_words(step.answered.gain),
            score_words(step.score),
        )


def _met(answer: Answered) -> str:
    met = answer.reading.met
    if met is None:
        return "belum diisi"
    if met in {0, 1}:
        return "ya" if met else "belum"
    return _part(met)


def _part(met: Fraction) -> str:
    return f"{round(met * 100)} %"


def _number(key: str, heading: str) -> RegisterColumn:
    return RegisterColumn(key, heading, CellKind.NUMBER)
