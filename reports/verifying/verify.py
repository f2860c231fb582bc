"""Verifying a paper: held against itself, the chain, what was issued, and the books."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.errors import FileError
from bumdes.permissions import Permission
from bumdes.phrase import listed, lowered, phrase, word
from bumdes.reporting.issued_report import issued_as, signatures_under
from bumdes.reporting.signing import Step
from ledger.errors import EntryNotFoundError
from reports.printable import data_of_printable
from reports.verifying.again import made_again
from reports.verifying.difference import differences
from reports.verifying.later import later_entries
from reports.verifying.paper import not_in_data, not_on_pages, read_paper
from reports.verifying.printed_with import is_of_other_version, newer_then, said_version
from reports.verifying.verdict import Finding, Outcome, Verdict

if TYPE_CHECKING:
    from bumdes.file_store import FileStore
    from bumdes.reporting.issued_report import IssuedReport
    from bumdes.work import Work
    from reports.verifying.difference import Difference
    from reports.verifying.paper import Paper

MOST_DIFFERENCES = 100
MOST_AMOUNTS = 10


def verify_paper(work: Work, pdf: bytes, *, files: FileStore | None = None) -> Verdict:
    """Return whether *pdf* is what these books gave; nothing is kept of it.

    Args:
        files: where issued reports and pictures lie; None where they cannot be had.

    Raises:
        PermissionDeniedError: the actor may not read reports.
        NoPaperError: it is no paper of this program.
    """
    work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
    paper = read_paper(pdf)
    check = _Check(work, paper)
    check.itself()
    check.signatures()
    if paper.data.get("book") != work.book_id:
        check.notes(
            phrase(
                "Laporan ini dari pembukuan “{book}”, bukan ini.", book=paper.data.get("book")
            )
        )
        return check.verdict(Outcome.ALTERED if check.fails else Outcome.UNKNOWN)
    check.chain()
    check.issued(pdf, files)
    check.books(files)
    return check.verdict()


@dataclass(slots=True)
class _Check:
    """The check of one paper, step by step."""

    work: Work
    paper: Paper
    findings: list[Finding] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    same_as: IssuedReport | None = None
    outcome: Outcome | None = None
    is_known: bool = False

    @property
    def fails(self) -> bool:
        """Whether something was found that does not hold."""
        return any(finding.holds is False for finding in self.findings)

    def proves(self, says: str) -> None:
        """Keep what holds."""
        self.findings.append(Finding(holds=True, says=says))

    def refutes(self, says: str) -> None:
        """Keep what does not hold."""
        self.findings.append(Finding(holds=False, says=says))

    def notes(self, says: str) -> None:
        """Keep what proves nothing."""
        self.findings.append(Finding(holds=None, says=says))

    def itself(self) -> None:
        """Hold the paper against itself: its fingerprint, its pages, its data."""
        paper = self.paper
        if paper.computed == paper.stated:
            self.proves("Data di dalam berkas cocok dengan sidiknya.")
        else:
            self.refutes("Data di dalam berkas diubah: tidak cocok lagi dengan sidiknya.")
        # The fingerprint stands on every page, in groups of eight digits.
        printed = "".join("".join(paper.pages).split())
        if paper.stated in printed:
            self.proves("Sidik yang tercetak sama dengan sidik datanya.")
        else:
            self.refutes("Sidik yang tercetak pada halaman bukan sidik data ini.")
        missing, foreign = not_on_pages(paper), not_in_data(paper)
        self._amounts(missing, "ada di data tetapi tidak pada halaman")
        self._amounts(foreign, "pada halaman tetapi tidak ada di data")
        if not missing and not foreign:
            self.proves("Angka pada halaman sama dengan data di dalam berkas.")

    def signatures(self) -> None:
        """Say of each digital signature whether what it covers is as it was."""
        for signature in self.paper.signatures:
            self.findings.append(Finding(signature.is_whole, signature.says))

    def _amounts(self, amounts: list[str], where: str) -> None:
        if amounts:
            rest = len(amounts) - MOST_AMOUNTS
            more = phrase(" dan {count} lagi", count=rest) if rest > 0 else ""
            said = "; ".join(amounts[:MOST_AMOUNTS])
            self.refutes(
                phrase("Angka {where}: {said}{more}.", where=word(where), said=said, more=more)
            )

    def chain(self) -> None:
        """Look for the entry that was the last when the paper was printed."""
        number = self.paper.sequence
        try:
            head = self.work.book.entry(number).hash if number else None
        except EntryNotFoundError:
            self.refutes(
                phrase("Catatan ke-{number} tidak ada di pembukuan ini.", number=number)
            )
            return
        if head is not None and head != self.paper.head:
            self.refutes(
                phrase("Catatan ke-{number} pembukuan ini bersidik lain.", number=number)
            )
        else:
            self.proves(phrase("Rantai buku cocok sampai catatan ke-{number}.", number=number))

    def issued(self, pdf: bytes, files: FileStore | None) -> None:
        """Hold it against what was issued."""
        found = issued_as(self.work.session, self.work.book_id, self.paper.computed)
        for issued in found if files else ():
            self.same_as = self.same_as or issued
            if files and _is_kept(files, issued, pdf):
                self.same_as = issued
                self.proves(
                    phrase(
                        "Sama sampai bita terakhir dengan terbitan {number}.",
                        number=issued.number,
                    )
                )
                break
        else:
            if found:
                self.notes("Isinya sama dengan yang diterbitkan, tetapi berkasnya lain.")
        if self.same_as is not None:
            self._signed(self.same_as)

    def _signed(self, issued: IssuedReport) -> None:
        signed = signatures_under(self.work.session, self.work.book_id, issued.number)
        for step, signature in signed.items():
            who = f"{signature.name}, {signature.office}"
            self.proves(
                phrase(
                    "{step} oleh {who}, {signed_at}.",
                    step=word(step.label),
                    who=who,
                    signed_at=signature.signed_at[:10],
                )
            )
        missing = [lowered(step.label) for step in Step if step not in signed]
        if missing:
            self.notes(phrase("Belum ada tanda tangan: {steps}.", steps=listed(missing)))

    def books(self, files: FileStore | None) -> None:
        """Hold it against what the books say now."""
        again = made_again(self.work, self.paper, files)
        if again is None:
            self.notes("Laporan jenis ini tidak dapat dihitung ulang dari pembukuan.")
            return
        self.is_known = True
        now = data_of_printable(again)
        self.differences = list(differences(self.paper.data, now))
        if not self.differences:
            self.proves("Dihitung ulang dari pembukuan: semua sama.")
            return
        self._judge()

    def _judge(self) -> None:
        """Say whether later entries, or another version of the program, explain it."""
        later = later_entries(self.work, self.paper.sequence)
        is_reworded = self._is_reworded()
        figures = [each for each in self.differences if each.is_figure and each.accounts]
        unexplained = [
            each
            for each in figures
            if not (later.explain(each) or (is_reworded and each.is_regrouped))
        ]
        if self.same_as is not None:
            self.outcome = Outcome.OUTDATED
            self.notes(_changed(later.count))
        elif unexplained:
            places = "; ".join(" / ".join(each.place[-3:]) for each in unexplained[:3])
            self.refutes(
                phrase("Angka yang tidak berasal dari pembukuan: {places}.", places=places)
            )
        elif later.count:
            self.outcome = Outcome.OUTDATED
            self.notes(_changed(later.count))
        elif is_reworded:
            self._reworded()
        else:
            self.refutes("Isinya lain daripada pembukuan, padahal tidak ada catatan baru.")

    def _is_reworded(self) -> bool:
        """Whether another version of the program printed it, and may have worded it."""
        paper = self.paper
        if not is_of_other_version(paper):
            return False
        then = newer_then(self.work, paper)
        if then is None:
            return True
        self.refutes(
            phrase(
                "Berkas ini mengaku dicetak dengan {version}, padahal waktu"
                " itu pembukuan ini sudah memakai versi {then}.",
                version=said_version(paper),
                then=then,
            )
        )
        return False

    def _reworded(self) -> None:
        """Say what a paper of another version is worth: words may differ, amounts not."""
        before = said_version(self.paper)
        if any(each.is_figure or each.has_amounts for each in self.differences):
            self.outcome = Outcome.UNKNOWN
            self.notes(
                phrase(
                    "Dicetak dengan {before}. Susunan laporan ini berubah sejak itu,"
                    " sehingga angka di bawah tidak dapat dicocokkan satu per satu.",
                    before=before,
                )
            )
        elif self.paper.printed_at is None:
            self.outcome = Outcome.UNKNOWN
            self.notes(
                phrase("Dicetak dengan {before}, dan tidak menyebut kapan.", before=before)
            )
        else:
            self.outcome = Outcome.OLDER_FORM
            self.notes(
                phrase(
                    "Dicetak dengan {before}. Semua angka sama dengan buku; kata atau"
                    " susunan yang berbeda ada di bawah: bandingkan sendiri.",
                    before=before,
                )
            )

    def verdict(self, outcome: Outcome | None = None) -> Verdict:
        """Return what all that comes to."""
        shown = tuple(self.differences[:MOST_DIFFERENCES])
        return Verdict(
            outcome=outcome or self._outcome(),
            paper=self.paper,
            findings=tuple(self.findings),
            differences=shown,
            omitted=len(self.differences) - len(shown),
            issued=self.same_as,
        )

    def _outcome(self) -> Outcome:
        if self.fails:
            return Outcome.ALTERED
        if self.outcome is not None:
            return self.outcome
        return Outcome.GENUINE if self.is_known or self.same_as else Outcome.UNKNOWN


def _changed(count: int) -> str:
    if count:
        return phrase(
            "Sesudah dicetak ada {count} catatan baru di buku; bedanya ada di bawah.",
            count=count,
        )
    return "Sesudah dicetak ada data yang berubah; bedanya ada di bawah."


def _is_kept(files: FileStore, issued: IssuedReport, pdf: bytes) -> bool:
    """Whether *pdf* is what is kept, or that with a digital signature behind it."""
    try:
        return pdf.startswith(files.read(issued.file))
    except FileError:
        return False
