from __future__ import annotations

import inspect
import re

import pytest

from ledger import errors
from ledger.errors import LedgerError

CLASSES = [
    found
    for _, found in inspect.getmembers(errors, inspect.isclass)
    if issubclass(found, LedgerError)
]


def test_each_error_has_a_code_of_its_own():
    codes = [each.code for each in CLASSES]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_a_code_is_the_name_of_its_class(found):
    words = re.findall("[A-Z][a-z]*", found.__name__.removesuffix("Error"))
    assert found.code == "_".join(words).lower()


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_each_error_is_told_of_at_the_top(found):
    assert re.search(rf"\b{found.__name__}\b", errors.__doc__)


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_each_error_says_what_went_wrong(found):
    assert found.__doc__.strip() not in {
        "",
        LedgerError.__doc__ if found != LedgerError else "",
    }


def test_facts_are_kept_by_name():
    error = errors.TextTooLongError("name", 200)
    assert (str(error), error.facts) == (
        "name has at most 200 characters",
        {"field": "name", "most": 200},
    )
