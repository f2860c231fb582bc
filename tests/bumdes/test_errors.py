from __future__ import annotations

import inspect

import pytest

from bumdes import errors
from bumdes.errors import EnterpriseError
from ledger import LedgerError


def family(root):
    return [root, *(cls for child in root.__subclasses__() for cls in family(child))]


ENTERPRISE = family(EnterpriseError)
LEAVES = [cls for cls in ENTERPRISE if not cls.__subclasses__()]


def made(cls):
    """Return an error of *cls*, with a text for everything it wants to know."""
    parameters = list(inspect.signature(cls).parameters.values())
    names = [p.name for p in parameters if p.kind is not p.KEYWORD_ONLY]
    given = {p.name: "x" for p in parameters if p.kind is p.KEYWORD_ONLY}
    return cls(*["x" for _ in names], **given)


def test_every_error_has_a_code_of_its_own():
    codes = [cls.code for cls in family(LedgerError) + ENTERPRISE]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("cls", ENTERPRISE, ids=lambda cls: cls.__name__)
def test_every_error_says_what_it_is(cls):
    assert cls.__doc__


@pytest.mark.parametrize("cls", LEAVES, ids=lambda cls: cls.__name__)
def test_every_error_tells_its_facts(cls):
    wanted = set(inspect.signature(cls).parameters)

    assert set(made(cls).facts) == wanted


@pytest.mark.parametrize("cls", LEAVES, ids=lambda cls: cls.__name__)
def test_every_error_has_a_sentence_for_logs(cls):
    assert str(made(cls))


@pytest.mark.parametrize("cls", ENTERPRISE, ids=lambda cls: cls.__name__)
def test_every_error_stands_in_the_drawing_of_the_tree(cls):
    assert cls.__name__ in (errors.__doc__ or "")
