"""backup and restore, with the papers."""

from __future__ import annotations

from pathlib import Path

from bumdes import database
from bumdes.actions.storing import store_file
from bumdes.file_store import FileStore
from bumdes.permissions import command_line_actor
from bumdes.work import begin_work
from tests.bumdes.paper_files import PDF
from tests.webapp.cli.calling import CASH


def test_a_backup_brings_everything_back(traded, tmp_path):
    made = traded("backup", "-o", str(tmp_path / "usb"), "--json").json
    (tmp_path / "data" / "bumdes.sqlite").unlink()

    answer = traded("restore", made["file"])

    assert answer.code == 0
    assert traded("balance", "--book", "maju", CASH, "--json").json["balances"][0][
        "balance"
    ] == ("300000.00")
    assert traded("verify", "--book", "maju").code == 0


def test_a_restore_overwrites_nothing_unless_told(traded):
    copy = traded("backup", "--json").json["file"]

    refused, done = traded("restore", copy), traded("restore", copy, "--replace")

    assert refused.code == 1
    assert "Ditolak (not_empty)" in refused.err
    assert done.code == 0
    assert "Data sebelumnya disisihkan" in done.out


def test_a_damaged_backup_is_refused(traded):
    copy = Path(traded("backup", "--json").json["file"])
    copy.write_bytes(copy.read_bytes()[:-1] + b"x")

    answer = traded("restore", str(copy), "--replace")

    assert answer.code == 1
    assert "Ditolak (backup_damaged)" in answer.err


def test_a_backup_says_where_it_is_and_its_digest(traded):
    answer = traded("backup", "--archive")

    assert answer.code == 0
    assert "SHA-256 " in answer.out


def keeps_a_paper(data):
    """Let the enterprise of the books keep a paper, and return where its content lies."""
    files = FileStore(data / "files")
    engine = database.connect(f"sqlite:///{data / 'bumdes.sqlite'}")
    with begin_work(engine, actor=command_line_actor("penguji"), book_id="maju") as work:
        digest = store_file(work, files, name="perdes.pdf", content=PDF).digest
    engine.dispose()
    return data / "files" / digest[:2] / digest


def test_a_backup_brings_papers_back(traded, tmp_path):
    paper = keeps_a_paper(tmp_path / "data")
    made = traded("backup", "-o", str(tmp_path / "usb"), "--json").json
    paper.unlink()

    lost = traded("verify", "--book", "maju")
    traded("restore", made["file"], "--replace")

    assert (lost.code, made["missing"]) == (1, [])
    assert "BERKAS HILANG ATAU RUSAK: perdes.pdf" in lost.out
    assert traded("verify", "--book", "maju").code == 0
    assert paper.read_bytes() == PDF


def test_a_backup_without_a_paper_says_so(traded, tmp_path):
    paper = keeps_a_paper(tmp_path / "data")
    paper.unlink()

    made = traded("backup")
    told = traded("verify", "--book", "maju", "--json").json

    assert made.code == 0
    assert f"Berkas dengan sidik {paper.name} hilang atau rusak" in made.err
    assert told["lost_files"] == [paper.name]
