from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Engine

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_tutorial_runs_as_it_is_printed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {}

    for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(compile(block, "README.md", "exec"), namespace)  # noqa: S102 - our own text

    engine = namespace["engine"]
    assert isinstance(engine, Engine)
    engine.dispose()
    assert "JUMLAH KEWAJIBAN DAN EKUITAS" in capsys.readouterr().out
    printed = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert printed == [
        "cash-flows.pdf",
        "changes-in-equity.pdf",
        "financial-position.pdf",
        "income-statement.pdf",
    ]


def test_the_year_of_three_villages_is_told_in_sixty_lines():
    script = README.partition("## A year of three villages")[2]
    block = re.search(r"```python\n(.*?)```", script, re.DOTALL)

    assert block is not None
    assert len(block[1].splitlines()) <= 60


def test_every_path_the_readme_names_is_there():
    named = re.findall(r"`((?:ledger|bumdes|reports|webapp|tests)/[\w/.]+)`", README)

    assert named
    assert [path for path in named if "<" not in path and not (ROOT / path).exists()] == []


def test_every_runtime_dependency_is_justified():
    declared = re.search(r"^dependencies = \[(.*?)^\]", _pyproject(), re.DOTALL | re.MULTILINE)
    assert declared is not None
    names = re.findall(r'"([\w-]+)', declared[1])

    table = README[README.index("## Dependencies") :].lower()

    assert [name for name in names if name.replace("-", "") not in table.replace("-", "")] == []


def _pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")
