"""Accounts: by code, by name, by the words that people use for what lies on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.everyday import accounts_called, is_meant
from bumdes.permissions import Permission
from bumdes.phrase import word
from webapp.findable import Findable, Hit
from webapp.language.saying import t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Account


def _find(work: Work, text: str) -> Iterator[Hit]:
    if not work.actor.allows(Permission.READ_BOOKS, unit=work.actor.unit):
        return
    by_code = [account for account in work.book.chart if account.code.startswith(text)]
    for account in by_code or _called(work, text):
        if account.takes_postings:
            yield Hit(
                title=word(account.name),
                hint=account.code,
                icon="book",
                endpoint="registers.show",
                values={"code": account.code},
            )


def _called(work: Work, text: str) -> list[Account]:
    """Return the accounts that *text* may mean, in the language of the page too."""
    found = accounts_called(work.book.chart, text)
    return found or [account for account in work.book.chart if is_meant(text, t(account.name))]


ACCOUNTS = Findable(key="accounts", label="Akun dan buku besarnya", rank=50, find=_find)
