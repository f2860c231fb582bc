"""Long reports are made beside the site: asked for once, watched, called off, fetched."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field, replace

import pytest

from bumdes.actions.asking_access import answer_access, ask_access
from bumdes.actions.queueing_jobs import (
    MOST_WAITING,
    AskForReport,
    ask_for_report,
    cancel_job,
)
from bumdes.actions.staffing import add_person, appoint
from bumdes.auditing.taken_copy import copies_of
from bumdes.errors import JobsWaitingError, NotFoundError, PermissionDeniedError
from bumdes.file_store import LARGEST_BYTES
from bumdes.permissions import Actor, Permission, Role
from bumdes.reporting.issued_report import find_issued, issued_of
from bumdes.reporting.job import Job, JobStage, find_job, take_next
from bumdes.work import begin_session, begin_work
from ledger import Period
from reports import composing, issuing
from tests.webapp.house import ADMIN, BOOK, HEAD, PASSWORD, TODAY, TREASURER, words
from webapp.making import make, results_of
from webapp.uploads import files_beside
from webapp.worker import KEPT_FOR, LONGEST, REMEMBERED_FOR, SILENCE, STOPPED, TOO_LONG, Worker

KATA = Actor(TREASURER, Role.TREASURER)
AUDITOR, COUNCIL = Actor("indra", Role.AUDITOR), Actor("slamet", Role.VILLAGE_COUNCIL)
YEAR = AskForReport(report="statements", form="json", period=Period.year(2026))
PACK = AskForReport(
    report="auditor-pack",
    form="zip",
    period=Period.year(2026),
    permission=Permission.EXPORT_BOOKS,
)


@dataclass
class Child:
    """A process that ends at once, after its job was made here; or one that never ends."""

    is_endless: bool = False
    stopped: int = 0

    def poll(self):
        return None if self.is_endless and not self.stopped else 0

    def terminate(self):
        self.stopped += 1

    def wait(self, timeout):
        return min(timeout, 0)


@dataclass
class Bench:
    """A house with a worker whose processes are this one."""

    house: object
    child: Child = field(default_factory=Child)
    makes: bool = True

    @property
    def results(self):
        return results_of(files_beside(self.house.engine))

    @property
    def worker(self):
        return Worker(self.house.engine, self.results, start=self._start, clock=self.clock)

    def clock(self):
        if self.child.is_endless:
            self.house.clock.passes(minutes=3)
        return self.house.clock()

    def _start(self, job):
        if self.makes:
            files = files_beside(self.house.engine)
            make(
                self.house.engine,
                job,
                files=files,
                results=self.results,
                clock=self.house.clock,
            )
        return self.child

    def asks(self, command=YEAR, *, by=KATA):
        return self.does(ask_for_report, command, by=by)

    def does(self, act, *args, by=KATA):
        with begin_work(
            self.house.engine, actor=by, book_id=BOOK, clock=self.house.clock
        ) as work:
            return act(work, *args)

    def sees(self, job, *, by=TREASURER):
        with begin_session(self.house.engine, read_only=True) as session:
            return find_job(session, BOOK, job.job_id, asked_by=by)


@pytest.fixture
def bench(house):
    return Bench(house)


@pytest.fixture
def either_bench(either_house):
    return Bench(either_house)


def test_a_job_is_made_and_kept(either_bench):
    job = either_bench.asks()
    assert either_bench.worker.run_next()
    made = either_bench.sees(job)
    assert (made.stage, made.done) == (JobStage.DONE, 100)
    assert b'"fingerprint"' in either_bench.results.read(made.result)


def test_a_worker_without_work_has_none(bench):
    assert not bench.worker.run_next()


def test_the_job_that_waits_longest_is_made_first(bench):
    first = bench.asks()
    bench.house.clock.passes(minutes=1)
    bench.asks(AskForReport(report="statements", form="html", period=Period.year(2026)))
    with begin_session(bench.house.engine) as session:
        assert take_next(session, bench.house.clock()).job_id == first.job_id


def test_a_job_is_taken_once(either_bench):
    either_bench.asks()
    with begin_session(either_bench.house.engine) as session:
        take_next(session, either_bench.house.clock())
    with begin_session(either_bench.house.engine) as session:
        assert take_next(session, either_bench.house.clock()) is None


def test_asking_again_while_it_waits_gives_the_same_job(bench):
    assert bench.asks().job_id == bench.asks().job_id


def test_asking_again_after_it_is_made_makes_it_again(bench):
    first = bench.asks()
    bench.worker.run_next()
    assert bench.asks().job_id != first.job_id


def test_nobody_fills_the_queue(bench):
    for month in range(1, MOST_WAITING + 1):
        bench.asks(
            AskForReport(report="statements", form="json", period=Period.month(2026, month))
        )
    with pytest.raises(JobsWaitingError):
        bench.asks()


def test_who_may_not_read_a_report_may_not_ask_for_it(bench):
    secret = AskForReport(
        report="statements",
        form="json",
        period=Period.year(2026),
        permission=Permission.EXPORT_BOOKS,
    )
    with pytest.raises(PermissionDeniedError):
        bench.asks(secret, by=Actor("hadi", Role.VILLAGE_HEAD))


def test_a_job_that_waits_can_be_called_off(bench):
    job = bench.asks()
    bench.does(cancel_job, job.job_id)
    assert not bench.worker.run_next()


def test_a_job_that_is_over_stays_as_it_is(bench):
    job = bench.asks()
    bench.worker.run_next()
    bench.does(cancel_job, job.job_id)
    assert bench.sees(job).stage is JobStage.DONE


def test_nobody_calls_off_what_another_asked_for(bench):
    job = bench.asks()
    with pytest.raises(NotFoundError):
        bench.does(cancel_job, job.job_id, by=Actor("bagas", Role.DIRECTOR))


def test_what_is_called_off_while_it_is_made_is_stopped(bench):
    job = bench.asks()
    bench.makes, bench.child = False, Child(is_endless=True)
    worker = bench.worker
    start = worker.start

    def start_and_cancel(taken):
        bench.does(cancel_job, job.job_id)
        return start(taken)

    worker.start = start_and_cancel
    worker.run_next()
    assert bench.child.stopped == 1
    assert bench.sees(job).stage is JobStage.CANCELLED


def test_what_takes_too_long_is_stopped(bench, monkeypatch):
    monkeypatch.setattr("webapp.worker.WATCH_SECONDS", 0)
    job = bench.asks()
    bench.makes, bench.child = False, Child(is_endless=True)
    bench.worker.run_next()
    assert bench.sees(job).problem == TOO_LONG
    assert dt.timedelta(minutes=3) < LONGEST


def test_a_process_that_dies_is_told_of(bench):
    job = bench.asks()
    bench.makes = False
    bench.worker.run_next()
    assert bench.sees(job).problem == STOPPED


def test_a_refusal_is_kept_as_a_sentence(bench):
    unknown = AskForReport(report="statements", form="json", period=Period.year(2026), unit="X")
    job = bench.asks(unknown)
    bench.worker.run_next()
    assert "X" in bench.sees(job).problem
    assert bench.sees(job).stage is JobStage.FAILED


def test_what_a_dead_worker_left_is_made_again(bench):
    job = bench.asks()
    with begin_session(bench.house.engine) as session:
        take_next(session, bench.house.clock())
    bench.house.clock.moment += SILENCE * 2
    bench.worker.run_next()
    assert bench.sees(job).stage is JobStage.DONE


def test_what_was_left_twice_is_given_up(bench):
    job = bench.asks()
    for _ in range(2):
        with begin_session(bench.house.engine) as session:
            bench.worker.tidy(session)
            take_next(session, bench.house.clock())
        bench.house.clock.moment += SILENCE * 2
    assert not bench.worker.run_next()
    assert bench.sees(job).stage is JobStage.FAILED


def test_old_files_are_dropped(bench):
    job = bench.asks()
    bench.worker.run_next()
    result = bench.sees(job).result
    bench.house.clock.moment += KEPT_FOR * 2
    bench.worker.run_next()
    assert bench.sees(job).result == ""
    assert not bench.results.is_whole(result)


def test_what_was_made_long_ago_is_forgotten(bench):
    job = bench.asks()
    bench.worker.run_next()
    for _ in range(2):
        bench.house.clock.moment += REMEMBERED_FOR
        bench.worker.run_next()
    with pytest.raises(NotFoundError):
        bench.sees(job)


def test_a_process_of_its_own_makes_a_job(house, tmp_path):
    """The worker as it runs beside a server: another program, the same folder."""
    with begin_work(house.engine, actor=KATA, book_id=BOOK, clock=house.clock) as work:
        job = ask_for_report(work, YEAR)
    done = subprocess.run(
        [sys.executable, "-m", "webapp.cli", "worker", "--once"],
        env={
            "BUMDES_DATA": str(tmp_path),
            "BUMDES_DATABASE": str(house.engine.url),
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with begin_session(house.engine, read_only=True) as session:
        assert session.get_one(Job, (BOOK, job.job_id)).stage is JobStage.DONE, done.stderr


ISSUE = AskForReport(report="statements", form="pdf", period=Period.year(2026), issues=True)


@pytest.fixture
def tied(monkeypatch):
    """Reports that are no drafts, printed in no time."""
    monkeypatch.setattr(composing, "why_draft", lambda *_: ())
    monkeypatch.setattr(issuing, "bind", lambda *_: b"%PDF-1.7 " + b"." * LARGEST_BYTES)


@pytest.mark.usefixtures("tied")
def test_a_job_issues_a_report_however_large(either_bench):
    job = either_bench.asks(ISSUE)
    assert either_bench.worker.run_next()
    made = either_bench.sees(job)
    assert (made.stage, made.done, made.issued) == (JobStage.DONE, 100, 1)
    with begin_session(either_bench.house.engine, read_only=True) as session:
        issued = find_issued(session, BOOK, 1)
    assert len(files_beside(either_bench.house.engine).read(issued.file)) > LARGEST_BYTES


def test_a_draft_is_not_issued_by_a_job(bench, monkeypatch):
    monkeypatch.setattr(composing, "why_draft", lambda *_: ("Kas belum dihitung.",))
    job = bench.asks(ISSUE)
    bench.worker.run_next()
    assert bench.sees(job).stage is JobStage.FAILED
    assert "Kas belum dihitung." in bench.sees(job).problem


@pytest.mark.usefixtures("tied")
def test_what_is_called_off_before_its_end_is_not_issued(bench, monkeypatch):
    job = bench.asks(ISSUE)

    def bind(*_):
        bench.does(cancel_job, job.job_id)
        return b"%PDF-1.7"

    monkeypatch.setattr(issuing, "bind", bind)
    bench.worker.run_next()
    assert bench.sees(job).stage is JobStage.CANCELLED
    with begin_session(bench.house.engine, read_only=True) as session:
        assert issued_of(session, BOOK) == []


@pytest.mark.usefixtures("tied")
def test_what_is_issued_is_made_again_when_somebody_records_meanwhile(bench, monkeypatch):
    """The report says what the books say when it is issued, not a moment before."""
    sales = [30_000, 20_000]

    def bind(*_):
        if sales:
            bench.house.sells(sales.pop())
        return b"%PDF-1.7"

    monkeypatch.setattr(issuing, "bind", bind)
    job = bench.asks(ISSUE)
    bench.worker.run_next()
    with bench.house.reading() as work:
        head = work.book.settings().head
        assert find_issued(work.session, BOOK, bench.sees(job).issued).head == head


@pytest.mark.usefixtures("tied")
def test_books_that_never_rest_are_told_of(bench, monkeypatch):
    def bind(*_):
        bench.house.sells(20_000)
        return b"%PDF-1.7"

    monkeypatch.setattr(issuing, "bind", bind)
    job = bench.asks(ISSUE)
    bench.worker.run_next()
    assert "catatan baru" in bench.sees(job).problem


def test_asking_for_the_file_is_not_asking_for_the_issue(bench):
    made = AskForReport(report="statements", form="pdf", period=Period.year(2026))
    assert bench.asks(made).job_id != bench.asks(ISSUE).job_id


def test_who_may_not_write_reports_asks_for_no_issue(bench):
    with pytest.raises(PermissionDeniedError):
        bench.asks(ISSUE, by=Actor("hadi", Role.VILLAGE_HEAD))


class TestPages:
    @pytest.fixture
    def visitor(self, house):
        return house.visit(TREASURER)

    def test_asking_leads_to_the_job(self, visitor):
        answer = visitor.post(
            "/pekerjaan/minta/laporan-keuangan", bentuk="pdf", masa="2026", follow=True
        )
        assert "Menunggu giliran" in words(answer)

    def test_a_page_comes_again_until_the_job_is_over(self, visitor):
        answer = visitor.post("/pekerjaan/minta/laporan-keuangan", bentuk="json", masa="2026")
        assert visitor.get(answer.location).headers["Refresh"] == "3"

    def test_what_was_made_is_sent(self, house, visitor):
        asked = visitor.post("/pekerjaan/minta/laporan-keuangan", bentuk="json", masa="2026")
        Bench(house).worker.run_next()
        answer = visitor.get(f"{asked.location}/berkas")
        assert answer.json["key"] == "statements"

    def test_nothing_is_sent_before_it_is_made(self, visitor):
        asked = visitor.post("/pekerjaan/minta/laporan-keuangan", bentuk="json", masa="2026")
        assert visitor.get(f"{asked.location}/berkas").status_code == 404

    def test_nobody_sees_what_another_asked_for(self, house, visitor):
        asked = visitor.post("/pekerjaan/minta/laporan-keuangan", bentuk="json", masa="2026")
        assert house.visit(HEAD).get(asked.location).status_code == 404

    def test_an_unknown_format_is_refused(self, visitor):
        answer = visitor.post("/pekerjaan/minta/laporan-keuangan", bentuk="exe", masa="2026")
        assert answer.status_code == 404

    def test_the_list_names_what_was_asked_for(self, visitor):
        visitor.post("/pekerjaan/minta/laporan-keuangan", bentuk="json", masa="2026")
        assert "Laporan keuangan" in words(visitor.get("/pekerjaan/"))

    def test_a_job_is_called_off_with_a_button(self, visitor):
        asked = visitor.post("/pekerjaan/minta/laporan-keuangan", bentuk="json", masa="2026")
        answer = visitor.post(f"{asked.location}/batal", follow=True)
        assert "Dibatalkan" in words(answer)


# --- for those who look from outside ------------------------------------------------------


def test_what_was_granted_for_a_time_holds_for_a_job_too(bench):
    job = bench.asks(PACK, by=_with_grant(bench))
    assert bench.worker.run_next()

    made = bench.sees(job, by=COUNCIL.name)

    assert (made.stage, made.problem) == (JobStage.DONE, "")


def test_a_grant_that_ended_before_the_job_was_made_opens_nothing(bench):
    job = bench.asks(PACK, by=_with_grant(bench))
    bench.house.clock.passes(days=1)
    assert bench.worker.run_next()

    made = bench.sees(job, by=COUNCIL.name)

    assert (made.stage, made.result) == (JobStage.FAILED, "")


def test_a_bundle_for_an_auditor_says_whose_copy_it_is(audited):
    job = audited.asks(PACK, by=AUDITOR)
    audited.worker.run_next()
    made = audited.sees(job, by=AUDITOR.name)

    with zipfile.ZipFile(io.BytesIO(audited.results.read(made.result))) as bundle:
        said, sums = bundle.read("SALINAN.txt").decode(), bundle.read("SHA256SUMS").decode()

    assert said.startswith("Salinan untuk Indra (")
    assert "SALINAN.txt" not in sums


def test_a_paper_made_beside_the_site_bears_the_name_too(audited):
    job = audited.asks(
        AskForReport(report="statements", form="xlsx", period=Period.year(2026)), by=AUDITOR
    )
    audited.worker.run_next()

    browser = audited.house.visit(AUDITOR.name)
    answer = browser.get(f"/pekerjaan/{job.job_id}/berkas")

    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        assert "Salinan untuk Indra" in packed.read("docProps/core.xml").decode()
    with audited.house.reading() as work:
        (copy,) = copies_of(work.session, BOOK)
    assert (copy.is_marked, copy.digest) == (True, hashlib.sha256(answer.data).hexdigest())


def _with_grant(bench):
    """Return somebody of the council who may take the books along today."""
    _let_in(bench, COUNCIL)
    pack = {"until": TODAY, "reason": "musyawarah", "today": TODAY}
    asked = bench.does(
        lambda work: ask_access(work, Permission.EXPORT_BOOKS, **pack), by=COUNCIL
    )
    answer = {"grants": True, "remark": "", "today": TODAY}
    bench.does(
        lambda work: answer_access(work, asked.request_id, **answer),
        by=Actor("bagas", Role.DIRECTOR),
    )
    return replace(COUNCIL, granted=frozenset({Permission.EXPORT_BOOKS}))


def _let_in(bench, actor):
    clock = bench.house.clock
    with begin_session(bench.house.engine) as session:
        name = actor.name.title()
        add_person(session, actor.name, name, password=PASSWORD, actor=ADMIN, clock=clock)
    bench.house.does(appoint, actor.name, actor.role, first_day=dt.date(2025, 1, 1))


@pytest.fixture
def audited(bench):
    """A bench in a house that an auditor, Indra, is let into."""
    _let_in(bench, AUDITOR)
    bench.house.sells()
    return bench
