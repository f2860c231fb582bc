"""What waits for those who keep the books: answers to give, and what came back to repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.auditing.access_request import RequestState, requests_of
from bumdes.auditing.audit_finding import FindingState, findings_of, state_after, steps_of
from bumdes.cut_over.cut_over import CutOverStage, cut_over_of
from bumdes.permissions import Permission
from bumdes.phrase import phrase
from webapp.local_time import dated_day
from webapp.readings.approvals import read_inbox
from webapp.safekeeping import last_copy_is_old

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.work import Work


class Errand(NamedTuple):
    """Something that waits, and the page where it is done."""

    icon: str
    title: str
    hint: str
    endpoint: str


def errands(work: Work, today: dt.date) -> list[Errand]:
    """Return what waits for the actor, what concerns money first."""
    return [
        *_opening(work),
        *_approvals(work),
        *_findings(work),
        *_requests(work, today),
        *_copies(work),
    ]


def _opening(work: Work) -> Iterator[Errand]:
    if not work.actor.allows(Permission.RECORD_OPENING):
        return
    sheet = cut_over_of(work.session, work.book_id)
    if sheet is None:
        return
    if sheet.stage is CutOverStage.REVIEWED:
        title = "Saldo awal sudah diperiksa Pengawas"
        yield Errand("check", title, "Bukukan, lalu cetak neraca pertama", "cut_over.sheet")
    elif sheet.stage is CutOverStage.DRAFT and sheet.remark:
        title = "Saldo awal dikembalikan Pengawas"
        yield Errand("undo", title, "Perbaiki, lalu serahkan lagi", "cut_over.sheet")


def _approvals(work: Work) -> Iterator[Errand]:
    inbox = read_inbox(work)
    if inbox.to_answer:
        title = phrase("{count} catatan menunggu persetujuan Anda", count=len(inbox.to_answer))
        yield Errand("check", title, "Belum masuk buku sampai disetujui", "approvals.show")
    if inbox.sent_back:
        title = phrase("{count} catatan dikembalikan", count=len(inbox.sent_back))
        yield Errand("undo", title, "Perbaiki, lalu ajukan lagi", "approvals.show")


def _findings(work: Work) -> Iterator[Errand]:
    if not work.actor.allows(Permission.WRITE_REPORTS):
        return
    steps = steps_of(work.session, work.book_id)
    found = [
        finding
        for finding in findings_of(work.session, work.book_id)
        if finding.owner == work.actor.role
        and state_after(steps.get(finding.number, [])) is FindingState.OPEN
    ]
    if found:
        first = min(finding.due_on for finding in found)
        title = phrase("{count} temuan pemeriksa menunggu jawaban Anda", count=len(found))
        hint = phrase("Paling lambat {day}", day=dated_day(first))
        yield Errand("alert", title, hint, "audit_findings.show")


def _requests(work: Work, today: dt.date) -> Iterator[Errand]:
    if not work.actor.allows(Permission.GRANT_ACCESS):
        return
    requests = requests_of(work.session, work.book_id)
    waiting = sum(request.state(today) is RequestState.WAITING for request in requests)
    if waiting:
        title = phrase("{count} permintaan izin lihat menunggu jawaban", count=waiting)
        yield Errand("key", title, "Dari yang memeriksa buku", "access_requests.show")


def _copies(work: Work) -> Iterator[Errand]:
    if work.actor.allows(Permission.BACK_UP) and last_copy_is_old():
        hint = "Yang terakhir sudah lebih dari seminggu, atau belum ada"
        yield Errand("usb", "Buat salinan cadangan", hint, "backups.show")
