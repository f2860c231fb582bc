"""The words in a Python module: what it shows to people, not what it says to programs."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, TypeGuard

from webapp.language.template_source import is_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = re.compile(r"[{]%|\\|^[^ ]+_|^(?:SELECT|CREATE|DROP|INSERT|UPDATE|RAISE)\b|</|%[YmdH]")

SAYING = frozenset({"lowered", "phrase", "t", "word"})
"""Functions whose first argument is a message."""

PAPERS_OWN = "template"
"""The argument that holds what a paper says unless people write something else."""


def messages(source: str) -> list[str]:
    """Return the messages of a module, in their order.

    They are the literals that read as text: labels, hints, sentences, and the patterns of
    phrases. What an error carries for programs, and what documents the code, are none.
    """
    tree = ast.parse(source)
    said = {id(node.args[0]) for node in ast.walk(tree) if _says(node)}
    skipped = {id(node) for root in ast.walk(tree) for node in _not_shown(root)}
    return [
        text
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in skipped
        for text in [_text(node, is_said=id(node) in said)]
        if text
    ]


def _says(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether *node* is a call that says its first argument to people."""
    return (
        isinstance(node, ast.Call)
        and bool(node.args)
        and any(_is_called(node, name) for name in SAYING)
    )


def _text(node: ast.Constant, *, is_said: bool) -> str:
    text = node.value
    if not isinstance(text, str) or _CODE.search(text) or not (is_said or is_text(text)):
        return ""
    return " ".join(text.split())


def _not_shown(node: ast.AST) -> Iterator[ast.AST]:
    """Give what is below *node* and never shown."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.JoinedStr | ast.Assert | ast.AnnAssign) or _is_for_programs(node):
        below = node.annotation if isinstance(node, ast.AnnAssign) else node
        yield from ast.walk(below)
    elif _is_message_of_an_error(node) or _is_papers_own(node):
        yield from ast.walk(node)
    elif isinstance(node, ast.FunctionDef | ast.arg):
        for hint in (node.returns if isinstance(node, ast.FunctionDef) else node.annotation,):
            if hint is not None:
                yield from ast.walk(hint)
    elif isinstance(node, ast.Call) and _is_called(node, "cast"):
        yield from ast.walk(node.args[0])


def _is_for_programs(node: ast.AST) -> bool:
    """Whether *node* raises an error; what is wrong with a form is said to people."""
    if not isinstance(node, ast.Raise):
        return False
    return not (isinstance(node.exc, ast.Call) and _is_called(node.exc, "ValidationError"))


def _is_called(node: ast.Call, name: str) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == name


def _is_message_of_an_error(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "msg" for target in node.targets
    )


def _is_papers_own(node: ast.AST) -> bool:
    return isinstance(node, ast.keyword) and node.arg == PAPERS_OWN
