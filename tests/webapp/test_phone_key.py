"""The key of the phones that show codes: beside the database, and in no copy of it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from bumdes.access.one_time_code import code_at, step_of
from bumdes.access.seal import Seal, is_sealed
from bumdes.access.second_factor import SecondFactor
from bumdes.actions.founding import FoundEnterprise, found_enterprise
from bumdes.actions.securing import confirm_factor, start_factor
from bumdes.actions.staffing import add_person, appoint
from bumdes.permissions import Actor, Role, command_line_actor
from bumdes.work import begin_session, begin_work
from ledger.journal_view import utc_now
from webapp.call import Call
from webapp.cli import main
from webapp.settings import FACTOR_KEY_FILE, Settings

if TYPE_CHECKING:
    from pathlib import Path

BOOK, ADMIN = "maju", command_line_actor("penguji")
PASSWORD = "empat kata tak berhubungan"  # noqa: S105
SARI = Actor("sari", Role.TREASURER)


class Office:
    """A data folder with one person whose phone shows codes, and the command line on it."""

    def __init__(self, folder: Path, capfd) -> None:
        self.folder, self.capfd = folder, capfd
        self.settings = Settings.from_environ({"BUMDES_DATA": str(folder)})

    def says(self, *words):
        main(list(words))
        return "".join(self.capfd.readouterr())

    def secret(self):
        with Call(self.settings).engine() as engine, begin_session(engine) as session:
            return session.scalars(select(SecondFactor.secret)).one_or_none()

    def furnish(self):
        with Call(self.settings).new_engine() as engine:
            Call(self.settings).bring_up_to_date(engine)
            with begin_session(engine) as session:
                enterprise = FoundEnterprise(book_id=BOOK, name="BUM Desa Maju")
                found_enterprise(session, enterprise, actor=ADMIN)
                add_person(
                    session, "sari", "Sari", password="empat kata tak berhubungan", actor=ADMIN
                )
            with begin_work(engine, actor=ADMIN, book_id=BOOK) as work:
                appoint(work, "sari", Role.TREASURER, first_day=utc_now().date())
            seal = Seal(self.settings.factor_key())
            with begin_work(engine, actor=SARI, book_id=BOOK) as work:
                secret = start_factor(work, seal)
                confirm_factor(work, code_at(secret, step_of(work.clock())), seal)
        return secret


@pytest.fixture
def office(tmp_path, monkeypatch, capfd):
    folder = tmp_path / "data"
    monkeypatch.setenv("BUMDES_DATA", str(folder))
    monkeypatch.delenv("BUMDES_DATABASE", raising=False)
    return Office(folder, capfd)


def test_a_copy_holds_neither_the_secret_nor_its_key(office):
    secret = office.furnish()
    office.says("backup")

    (copy,) = (office.folder / "backups").glob("*.gz")
    content = gzip.decompress(copy.read_bytes())
    key = (office.folder / FACTOR_KEY_FILE).read_bytes()
    assert b"second_factors" in content
    assert secret.encode() not in content
    assert key not in content


def test_a_start_seals_what_an_earlier_version_kept_plainly(office):
    secret = office.furnish()
    with Call(office.settings).engine() as engine, begin_session(engine) as session:
        session.execute(update(SecondFactor).values(secret=secret))

    with Call(office.settings).new_engine() as engine:
        Call(office.settings).bring_up_to_date(engine)

    assert is_sealed(office.secret())


def test_who_restores_without_the_key_is_told_what_is_lost_and_what_to_do(office):
    office.furnish()
    office.says("backup")
    (copy,) = (office.folder / "backups").glob("*.gz")
    (office.folder / FACTOR_KEY_FILE).unlink()

    said = office.says("restore", str(copy), "--replace")

    assert "Kode HP dari 1 orang tidak dapat diperiksa" in said
    assert f"Salin berkas {FACTOR_KEY_FILE}" in said
    assert "bumdes phones forget" in said


def test_who_restores_with_the_key_is_told_nothing_of_it(office):
    office.furnish()
    office.says("backup")
    (copy,) = (office.folder / "backups").glob("*.gz")

    assert "Kode HP" not in office.says("restore", str(copy), "--replace")


def test_the_doctor_misses_the_key_and_makes_none(office):
    office.furnish()
    whole = office.says("doctor")
    (office.folder / FACTOR_KEY_FILE).unlink()

    lost = office.says("doctor")

    assert "Kode HP dapat diperiksa" in whole
    assert "Kode HP 1 orang tidak dapat diperiksa" in lost
    assert not (office.folder / FACTOR_KEY_FILE).exists()


def test_phones_without_their_key_are_taken_away_by_whoever_keeps_the_computer(office):
    office.furnish()
    before = office.says("phones", "forget", "--book", BOOK)
    (office.folder / FACTOR_KEY_FILE).unlink()

    after = office.says("phones", "forget", "--book", BOOK)

    assert "tidak ada yang dilepas" in before
    assert "Kode HP dilepas untuk sari" in after
    assert office.secret() is None
