"""Every line of every statement says what it means."""

from __future__ import annotations

import pytest

from reports.forms import FORMS
from reports.meanings import meanings_of
from reports.statement import Heading

STATEMENTS = [
    pytest.param(statement, id=f"{form}-{key}")
    for form, found in FORMS.items()
    for key, statement in found.statements.items()
]


def lines(statement):
    return [
        row
        for row in statement.rows
        if not isinstance(row, Heading) and not getattr(row, "hidden", False)
    ]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_line_lacks_its_meaning(statement):
    known = meanings_of(statement.key)
    assert [row.key for row in lines(statement) if row.key not in known] == []


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_meaning_is_one_sentence_and_no_echo_of_the_label(statement):
    for row in lines(statement):
        meaning = meanings_of(statement.key)[row.key]
        assert meaning.endswith(".")
        assert ". " not in meaning
        assert meaning.rstrip(".").casefold() != row.label.casefold()


def test_no_meaning_is_of_a_line_that_there_is_not():
    known = {
        (statement.key, row.key)
        for form in FORMS.values()
        for statement in form.statements.values()
        for row in statement.rows
    }
    told = {(key, line) for key in {s for s, _ in known} for line in meanings_of(key)}
    assert told <= known


def test_a_listing_has_no_meanings():
    assert meanings_of("journal") == {}
