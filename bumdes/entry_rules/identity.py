"""Each line on a control account says whom or what it concerns.

Without it nobody could tell who owes, which asset it is, or what lies in store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import IdentityMissingError
from bumdes.register_tag import NAMING_REGISTER
from bumdes.sub_ledgers import SUB_LEDGERS, sub_ledger_of
from ledger import EntryKind

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry, Posting


def _check(work: Work, entry: JournalEntry, register: str) -> None:
    """Do nothing if every sub-ledger knows what the lines of *entry* concern.

    What is taken back names what was posted, be it from before there were sub-ledgers. A
    register that tells an opening balance apart takes it from lines that name nothing.

    Raises:
        IdentityMissingError: a line on a control account leaves a part of its identity out.
        EnterpriseError: a sub-ledger refuses it; see ``bumdes.sub_ledgers``.
    """
    if entry.reverses is not None:
        return
    tells_apart = bool(register) and entry.kind is EntryKind.OPENING
    touched: dict[str, list[Posting]] = {}
    for posting in entry.postings:
        sub_ledger = sub_ledger_of(posting.account)
        if sub_ledger is None:
            continue
        missing = [d.value for d in sub_ledger.identity if not getattr(posting, d.value)]
        if missing and not tells_apart:
            raise IdentityMissingError(posting.account, missing[0], sub_ledger=sub_ledger.key)
        if not missing or register != NAMING_REGISTER:
            touched.setdefault(sub_ledger.key, []).append(posting)
    for key, postings in touched.items():
        further = SUB_LEDGERS[key].check
        if further is not None:
            further(work, entry, register, tuple(postings))


IDENTITY = EntryRule(key="identity", check=_check)
