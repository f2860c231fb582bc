"""Institution: what the enterprise stands on, and who runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.borrowed_asset import BorrowedKind, borrowed_assets_of
from bumdes.enterprise import LegalStatus
from bumdes.governance.legal_paper import PaperKind, paper_in_force
from bumdes.people import officers
from bumdes.permissions import Role
from bumdes.phrase import lowered, phrase, word
from bumdes.ranking.aspect import Aspect, Indicator, Reading, part, yes_or_no
from ledger import Side

if TYPE_CHECKING:
    from bumdes.phrase import Phrase
    from bumdes.work import Work
    from ledger import Period

ORGANS = (Role.ADVISOR, Role.DIRECTOR, Role.SECRETARY, Role.TREASURER, Role.SUPERVISOR)
FIXED_ASSETS = "1.3.00.00"


def _legal_person(work: Work, _period: Period) -> Reading:
    enterprise = work.enterprise
    if enterprise is None:
        return yes_or_no(False, word("belum terdaftar"))  # noqa: FBT003 - what is not so
    status = LegalStatus(enterprise.legal_status)
    holds = status is LegalStatus.LEGAL_PERSON
    return yes_or_no(holds, lowered(status.label), enterprise.legal_number)


def _statutes(work: Work, period: Period) -> Reading:
    found, said = [], []
    for kind, name in ((PaperKind.ARTICLES, "AD"), (PaperKind.BYLAWS, "ART")):
        paper = paper_in_force(work.session, work.book_id, kind, period.last_day)
        pattern = "{paper} ada" if paper else "{paper} belum ada"
        said.append(phrase(pattern, paper=name))
        found += list(paper.numbers_printed) or [name] if paper else []
    count = sum("belum" not in each for each in said)
    return part(
        count,
        len(said),
        phrase("{articles}, {bylaws}", articles=said[0], bylaws=said[1]),
        *found,
    )


def _organs(work: Work, period: Period) -> Reading:
    held = {a.role for a, _ in officers(work.session, work.book_id, period.last_day)}
    empty = [role.label for role in ORGANS if role not in held]
    said = (
        phrase("kosong: {offices}", offices=_listed(empty))
        if empty
        else word("semua jabatan terisi")
    )
    return part(len(ORGANS) - len(empty), len(ORGANS), said)


def _office(work: Work, period: Period) -> Reading:
    owned = work.book.balance(FIXED_ASSETS, period.last_day).net(Side.DEBIT)
    used = [
        asset
        for asset in borrowed_assets_of(work.session, work.book_id)
        if asset.kind == BorrowedKind.BUILDING and asset.is_used(period.last_day)
    ]
    said = phrase("aset tetap {owned}", owned=owned)
    if used:
        name = used[0].name
        said = phrase("aset tetap {owned}, memakai {name}", owned=owned, name=name)
    return yes_or_no(owned.amount > 0 or used, said, *(asset.agreement for asset in used))


def _listed(labels: list[str]) -> Phrase:
    facts = {f"office_{place}": word(label) for place, label in enumerate(labels)}
    return phrase(", ".join(f"{{{name}}}" for name in facts), **facts)


INSTITUTION = Aspect(
    key="institution",
    label="Kelembagaan",
    place=1,
    indicators=(
        Indicator(
            key="legal_person",
            label="Berbadan hukum",
            advice="Selesaikan pendaftaran sampai sertifikat badan hukum terbit.",
            read=_legal_person,
        ),
        Indicator(
            key="statutes",
            label="AD dan ART berlaku",
            advice="Tetapkan dan simpan AD serta ART yang berlaku.",
            read=_statutes,
        ),
        Indicator(
            key="organs",
            label="Organ dan jabatan lengkap",
            advice="Isi jabatan yang kosong dengan surat keputusan.",
            read=_organs,
        ),
        Indicator(
            key="office",
            label="Kantor dan perlengkapan",
            advice="Miliki atau pinjam kantor, dan catat perlengkapannya sebagai aset.",
            read=_office,
        ),
    ),
)
