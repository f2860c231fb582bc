from __future__ import annotations

from bumdes import database, program
from bumdes.work import begin_session


def used(engine):
    with begin_session(engine, read_only=True) as session:
        return program.versions_used(session)


def test_a_database_knows_with_which_version_it_is_used(engine):
    assert list(used(engine)) == [program.program_version()]


def test_a_new_version_is_remembered_beside_the_others(engine, monkeypatch):
    before = used(engine)
    monkeypatch.setattr(program, "program_version", lambda: "99.0")

    for _ in range(2):
        database.migrate(engine)

    after = used(engine)
    assert list(after) == [*before, "99.0"]
    assert {version: after[version] for version in before} == before


def test_a_program_that_is_not_installed_has_no_version(monkeypatch):
    monkeypatch.setattr(program, "version", not_installed)

    assert program.program_version.__wrapped__() == program.UNKNOWN


def not_installed(name):
    raise program.PackageNotFoundError(name)
