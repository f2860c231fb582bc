"""Documents: notes of what is owed, decisions, papers, assets, by number or title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.assets.asset import assets_of
from bumdes.document import Document
from bumdes.governance.decision import decisions_of
from bumdes.governance.legal_paper import papers_of
from bumdes.permissions import Permission
from bumdes.phrase import phrase, word
from webapp.findable import Findable, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work


def _find(work: Work, text: str) -> Iterator[Hit]:
    if not work.actor.allows(Permission.READ_BOOKS):
        return
    yield from _notes(work, text.upper())
    yield from _decisions(work, text.casefold())
    yield from _papers(work, text.casefold())
    yield from _assets(work, text.casefold())


def _notes(work: Work, code: str) -> Iterator[Hit]:
    document = work.session.get(Document, (work.book_id, code))
    if document is not None:
        yield Hit(
            title=phrase("Nota {code}", code=document.code),
            hint=document.party,
            icon="doc",
            endpoint="claim_documents.show",
            values={"document": document.code},
        )


def _decisions(work: Work, text: str) -> Iterator[Hit]:
    for decision in decisions_of(work.session, work.book_id):
        if text in decision.number.casefold() or text in decision.about.casefold():
            yield Hit(
                title=decision.about,
                hint=phrase("Keputusan {number}", number=decision.number),
                icon="ok",
                endpoint="decisions.show",
                values={"nomor": decision.number},
            )


def _papers(work: Work, text: str) -> Iterator[Hit]:
    for paper in papers_of(work.session, work.book_id):
        numbers = ", ".join(paper.numbers_printed)
        if text in paper.paper.title.casefold() or text in numbers.casefold():
            yield Hit(
                title=paper.paper.title or word(paper.kind.label),
                hint=phrase("{kind} {numbers}", kind=word(paper.kind.label), numbers=numbers),
                icon="doc",
                endpoint="papers.open_paper",
                values={"paper_id": paper.paper.paper_id},
            )


def _assets(work: Work, text: str) -> Iterator[Hit]:
    for asset in assets_of(work.session, work.book_id):
        if text in asset.name.casefold() or text == asset.code.casefold():
            yield Hit(
                title=asset.name,
                hint=phrase("Aset {code}", code=asset.code),
                icon="asset",
                endpoint="fixed_assets.open_one",
                values={"asset": asset.code},
            )


DOCUMENTS = Findable(key="documents", label="Nota, keputusan, surat, aset", rank=45, find=_find)
