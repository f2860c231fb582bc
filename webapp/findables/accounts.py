"""Accounts: by code, by name, by the words that people use for what lies on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.everyday import accounts_called
from bumdes.permissions import Permission
from webapp.findable import Findable, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work


def _find(work: Work, text: str) -> Iterator[Hit]:
    if not work.actor.allows(Permission.READ_BOOKS, unit=work.actor.unit):
        return
    by_code = [account for account in work.book.chart if account.code.startswith(text)]
    for account in by_code or accounts_called(work.book.chart, text):
        if account.takes_postings:
            yield Hit(
                title=account.name,
                hint=account.code,
                icon="book",
                endpoint="registers.show",
                values={"code": account.code},
            )


ACCOUNTS = Findable(key="accounts", label="Akun dan buku besarnya", rank=50, find=_find)
