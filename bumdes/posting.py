"""The enterprise's door to its journal: its own rules first, then those of the books.

The rules hold for enterprises whose owners are registered. Books without an owner, such as
those of a worked case or of another program, take every entry that the ledger takes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.approval.lone_entry import keep_lone
from bumdes.approval.second_person import need_of
from bumdes.enterprise import is_owned
from bumdes.entry_rules import ENTRY_RULES
from bumdes.errors import EnterpriseError, InvalidFieldError
from bumdes.register_tag import REGISTER_TAG

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.entry_rule import EntryRule
    from bumdes.work import Work
    from ledger import JournalEntry, Posted


@dataclass(slots=True)
class Door:
    """The rules for entries of one enterprise, asked once or many times.

    Attributes:
        is_batch: whether the entries come into the journal later, all at once.
        decided: the entries let in that name a decision.
        documented: those of a batch that name a document.
    """

    work: Work
    is_owned: bool
    is_batch: bool = False
    decided: list[JournalEntry] = field(default_factory=list)
    documented: list[JournalEntry] = field(default_factory=list)

    @classmethod
    def of(cls, work: Work, *, is_batch: bool = False) -> Door:
        """Return the door to the journal that *work* is about."""
        return cls(work, is_owned(work.session, work.book_id), is_batch)

    def check(self, entry: JournalEntry, *, register: str = "") -> None:
        """Do nothing if the enterprise lets *entry* in, or has it already.

        Raises:
            EnterpriseError: the first rule that it breaks.
        """
        if entry.reverses is None and entry.tags.get(REGISTER_TAG, "") != register:
            raise InvalidFieldError("tags", REGISTER_TAG, "kept_for_registers")
        if not self.is_owned:
            return
        try:
            for rule in self._rules():
                rule.check(self.work, entry, register)
        except EnterpriseError:
            if self.work.book.find(entry.key) is None:
                raise
        if entry.decision:
            self.decided.append(entry)
        if self.is_batch and any(posting.document for posting in entry.postings):
            self.documented.append(entry)

    def _rules(self) -> list[EntryRule]:
        """Return the rules that judge each entry by itself."""
        return [r for r in ENTRY_RULES.values() if not (self.is_batch and r.together)]

    def settle(self) -> None:
        """Do nothing if all that was let in, now that it is posted, keeps the rules together.

        Raises:
            EnterpriseError: the first rule that it breaks.
        """
        for rule in ENTRY_RULES.values():
            if rule.settle is not None:
                for entry in self.decided:
                    rule.settle(self.work, entry)
            if rule.together is not None:
                rule.together(self.work, self.documented)


def post(work: Work, entry: JournalEntry, *, register: str = "") -> Posted:
    """Post *entry* if the enterprise and its books let it in.

    Args:
        register: the register that posts it; its entries carry the tag ``register``.

    Raises:
        EnterpriseError: the enterprise refuses it; see ``bumdes.entry_rules``.
        LedgerError: the books refuse it; see ``Book.post``.
    """
    Door.of(work).check(entry, register=register)
    return _post(work, entry)


def _post(work: Work, entry: JournalEntry) -> Posted:
    """Post what the enterprise lets in, and say so where a second person must see it before.

    An act that may wait is undone then, and kept; see ``bumdes.approval.waiting``. What no
    act can wait with stays posted, and is put on the list of the pengawas.
    """
    doing = work.doing
    need = None if work.approver else need_of(work, entry)
    posted = work.book.post(entry, by=work.actor.name, approved_by=work.approver)
    if doing is not None:
        doing.made.append(entry)
    if need is None:
        return posted
    if doing is not None and doing.may_wait and not need.is_alone:
        doing.waits.append((entry, need))
    else:
        keep_lone(work, posted.sequence, need)
    return posted


def reverse(
    work: Work, sequence: int, *, on: dt.date, reason: str, key: str | None = None
) -> Posted:
    """Take the entry *sequence* back by its mirror, dated *on*.

    Raises:
        EnterpriseError: the enterprise refuses the mirror as an entry.
        LedgerError: it cannot be taken back; see ``Book.reverse``.
    """
    original = work.book.entry(sequence)
    if work.book.reversed_by(sequence) is None:
        mirror = original.mirrored(on=on, reason=reason)
        Door.of(work).check(mirror, register=original.entry.tags.get(REGISTER_TAG, ""))
    return _post(work, original.mirrored(on=on, reason=reason, key=key))
