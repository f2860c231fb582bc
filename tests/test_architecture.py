"""Rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import tomllib
from importlib.metadata import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from importlinter.cli import lint_imports
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import PackageMetadata

ROOT = Path(__file__).parent.parent
PACKAGES = ["ledger", "bumdes", "reports", "webapp"]
LOCKS = ["requirements.lock", "requirements-dev.lock"]

MAX_LINES = 400
MAY_BE_LONG = {
    "ledger/paper_verifier.py": "one file that is copied to wherever a paper is to be checked",
}

TRANSACTION_ENDS = {"commit", "rollback", "begin"}
MAY_END_TRANSACTIONS = {
    "bumdes/work.py": "the one place where work begins and ends",
    "bumdes/database.py": "migrations are no act of anybody",
}


def test_imports_run_downward():
    assert lint_imports(no_logo=True) == 0


@pytest.mark.parametrize("package", PACKAGES)
def test_package_tells_its_types(package):
    assert (ROOT / package / "py.typed").exists()


@pytest.mark.parametrize("package", PACKAGES)
def test_transactions_begin_and_end_in_one_place(package):
    assert [
        f"{_name(path)}:{call.lineno} calls {called}()"
        for path in _sources(package)
        if _name(path) not in MAY_END_TRANSACTIONS
        for called, call in _method_calls(_tree(path))
        if called in TRANSACTION_ENDS
    ] == []


def test_every_act_asks_for_permission():
    assert [
        f"{_name(path)}: {name} asks for no permission"
        for path in _sources("bumdes/actions")
        for name, asks in _asking(_tree(path)).items()
        if not (asks or name.startswith("_"))
    ] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_file_is_a_drawer(package):
    lengths = {
        _name(path): len(_text(path).splitlines())
        for path in _sources(package)
        if not _is_table_of_contents(path) and _name(path) not in MAY_BE_LONG
    }
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_digest(lock):
    assert [
        entry.splitlines()[0] for entry in _locked(lock) if "--hash=sha256:" not in entry
    ] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place_to_fetch_from(lock):
    text = _text(ROOT / lock)
    assert [word for word in ("://", "index-url", "find-links", "@ ") if word in text] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_what_the_project_asks_for(lock):
    versions = _versions(lock)
    project = tomllib.loads(_text(ROOT / "pyproject.toml"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    assert [
        str(need)
        for need in map(Requirement, asked)
        if not need.specifier.contains(versions.get(need.name, "0"))
    ] == []


def test_both_locks_agree():
    everything = _versions("requirements-dev.lock")
    running = _versions("requirements.lock")
    assert {name: everything.get(name) for name in running} == running


def test_no_package_we_run_on_is_under_the_gpl_alone():
    needs = [Requirement(_requirement(entry)) for entry in _locked("requirements.lock")]
    here = [need.name for need in needs if need.marker is None or need.marker.evaluate()]
    assert [name for name in here if _is_gpl_alone(metadata(name))] == []


def _sources(folder: str) -> Iterator[Path]:
    return (ROOT / folder).rglob("*.py")


def _asking(tree: ast.Module) -> dict[str, bool]:
    """Return the functions of a file, and whether each asks for a permission.

    It asks itself, or by a function of the same file that does.
    """
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    asking = {
        name
        for name, node in functions.items()
        if "require" in {called for called, _ in _method_calls(node)}
    }
    grown = True
    while grown:
        by_others = {
            name
            for name, node in functions.items()
            if name not in asking and asking.intersection(_names_called(node))
        }
        asking |= by_others
        grown = bool(by_others)
    return {name: name in asking for name in functions}


def _names_called(node: ast.AST) -> set[str]:
    return {
        call.func.id
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    }


def _is_table_of_contents(path: Path) -> bool:
    """Whether a file only says what others hold: imports, and ``__all__``."""
    _, *statements = _tree(path).body
    return all(
        isinstance(statement, ast.Import | ast.ImportFrom)
        or (
            isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__"
        )
        for statement in statements
    )


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path), filename=str(path))


def _method_calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def _locked(lock: str) -> list[str]:
    """Give the entries of a lock file, each with the digests that follow it."""
    lines = _text(ROOT / lock).replace(" \\\n", "\n").splitlines()
    entries: list[str] = []
    for line in lines:
        if line.startswith(" "):
            entries[-1] += "\n" + line
        elif line and not line.startswith("#"):
            entries.append(line)
    return entries


def _requirement(entry: str) -> str:
    return entry.splitlines()[0]


def _versions(lock: str) -> dict[str, str]:
    needs = [Requirement(_requirement(entry)) for entry in _locked(lock)]
    return {need.name: str(need.specifier).removeprefix("==") for need in needs}


def _is_gpl_alone(package: PackageMetadata) -> bool:
    said = [package.get("License-Expression", "")]
    said += [line for line in package.get_all("Classifier", []) if "License ::" in line]
    words = " ".join(said).replace("Lesser General Public", "LGPL").replace("LGPL", "lesser")
    gpl = "GPL" in words or "General Public License" in words
    return gpl and not any(other in words for other in ("lesser", "MPL", "MIT", "BSD"))


def test_the_tables_of_the_journal_are_named_by_the_ledger_alone():
    """Others join what ``ledger.beside`` gives them."""
    named = [
        _name(path)
        for package in ("bumdes", "reports", "webapp")
        for path in _sources(package)
        if 'metadata.tables["' in path.read_text(encoding="utf-8")
    ]
    assert named == []
