"""People: customers, suppliers, borrowers, staff, by name or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.parties.finding import PartyQuestion, find_parties
from bumdes.permissions import Permission
from bumdes.phrase import phrase, word
from webapp.findable import MOST_OF_A_KIND, Findable, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work


def _find(work: Work, text: str) -> Iterator[Hit]:
    if not work.actor.allows(Permission.READ_BOOKS, unit=work.actor.unit):
        return
    asked = PartyQuestion(text=text)
    found = find_parties(work.session, work.book_id, asked, most=MOST_OF_A_KIND + 1)
    for party in found:
        yield Hit(
            title=party.name,
            hint=phrase("{kind} · {code}", kind=word(party.of_kind.label), code=party.code),
            icon="person",
            endpoint="people.open_one",
            values={"party": party.code},
        )


PEOPLE = Findable(key="people", label="Orang dan pihak", rank=30, find=_find)
