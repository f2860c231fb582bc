from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

import bumdes
from bumdes import errors
from bumdes.brought_file.pdf import ACTIONS, KEYS, TOO_MUCH
from bumdes.errors import EnterpriseError
from bumdes.refusal_words import FIELDS, KINDS, PROBLEMS, RULES
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


# --- words ---------------------------------------------------------------------------


def given_to(error, position):
    """Return every text that the package gives to *error* as the argument at *position*."""
    return {
        node.args[position].value
        for path in Path(bumdes.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == error
        if isinstance(node.args[position], ast.Constant)
    }


def test_every_rule_can_be_said():
    assert given_to("InvalidFieldError", 2) == RULES.keys()


def test_every_field_that_breaks_a_rule_can_be_named():
    assert given_to("InvalidFieldError", 0) == FIELDS.keys()


def test_every_problem_can_be_said():
    asked = [
        ("LocalAccountError", 1),
        ("WeakPasswordError", 0),
        ("BackupDamagedError", 1),
        ("SiskeudesFileError", 0),
        ("SheetUnreadableError", 0),
        ("MergerRefusedError", 0),
    ]

    in_pdf = {*ACTIONS.values(), *KEYS.values(), TOO_MUCH}
    assert in_pdf.union(*(given_to(*one) for one in asked)) == PROBLEMS.keys()


def test_everything_that_can_be_missing_or_taken_has_a_name():
    assert given_to("NotFoundError", 0) | given_to("TakenError", 0) == KINDS.keys()
