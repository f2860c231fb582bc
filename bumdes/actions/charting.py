"""The chart of accounts: local accounts, names, and what is no longer used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bumdes.changes.keeping import Act, note_change
from bumdes.changes.registers import ACCOUNTS
from bumdes.errors import LocalAccountError
from bumdes.permissions import Permission
from bumdes.record import described
from ledger import Account

if TYPE_CHECKING:
    from bumdes.work import Work

FIRST_LOCAL, LAST_LOCAL = 50, 97
"""The last two digits of local accounts, unless people give others."""

_POSTING_LEVEL = re.compile(r"\d\.\d\.\d\d\.(?!00)\d\d\Z", re.ASCII)


def add_local_account(
    work: Work, code: str, name: str, *, is_contra: bool | None = None
) -> Account:
    """Add an account of the enterprise's own under a heading that the chart has.

    It is what the other accounts under the heading are: of their kind, cash or drawing.

    Args:
        code: ``A.B.CC.DD``, where ``A.B.CC.00`` is a heading.
        is_contra: whether it grows on the other side; if not said, as its heading does.

    Raises:
        PermissionDeniedError: the actor may not.
        LocalAccountError: the code is none of that level, or has no heading.
        AccountExistsError: the chart has it already.

    Source:
        Kepmendesa PDTT 136/2022: accounts may be added at the level that takes postings as
        long as the structure stays.
    """
    work.request = described("add_local_account", code=code, name=name, is_contra=is_contra)
    work.actor.require(Permission.ADD_ACCOUNT)
    if not _POSTING_LEVEL.match(code):
        raise LocalAccountError(code, "not_posting_level")
    heading_code = f"{code[:-2]}00"
    if heading_code not in work.book.chart:
        raise LocalAccountError(code, "no_heading")
    heading = work.book.chart[heading_code]
    account = Account(
        code=code,
        name=name,
        kind=heading.kind,
        is_contra=heading.is_contra if is_contra is None else is_contra,
        is_cash=heading.is_cash,
        is_drawing=heading.is_drawing,
    )
    work.book.add_account(account)
    return account


def add_account_under(work: Work, heading: str, name: str) -> Account:
    """Add a local account under *heading*, ``A.B.CC.00``, at the next free code.

    Raises:
        PermissionDeniedError: the actor may not.
        LocalAccountError: there is no such heading, or no code is left under it.
    """
    work.request = described("add_account_under", heading=heading, name=name)
    work.actor.require(Permission.ADD_ACCOUNT)
    chart = work.book.chart
    codes = (f"{heading[:-2]}{last:02}" for last in range(FIRST_LOCAL, LAST_LOCAL + 1))
    free = next((code for code in codes if code not in chart), None)
    if free is None:
        raise LocalAccountError(heading, "no_code_left")
    return add_local_account(work, free, name)


def change_account(work: Work, code: str, *, name: str, is_active: bool) -> None:
    """Rename an account, or say whether it is still used.

    Raises:
        PermissionDeniedError: the actor may not.
        UnknownAccountError: there is none.
    """
    work.request = described("change_account", code=code, name=name, is_active=is_active)
    work.actor.require(Permission.ADD_ACCOUNT)
    before = work.book.chart[code]
    work.book.change_account(code, name=name, is_active=is_active)
    act = Act(work.book_id, work.actor.name, work.clock())
    for field, old, new in (
        ("name", before.name, name),
        ("is_active", before.is_active, is_active),
    ):
        note_change(
            work.session,
            act,
            field,
            register=ACCOUNTS,
            thing=code,
            called=before.name,
            before=old,
            after=new,
        )
