"""The chart of accounts by its groups, as a page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.actions.charting import FIRST_LOCAL, LAST_LOCAL
from webapp.language.saying import t

if TYPE_CHECKING:
    from ledger import Account, Chart

HEADING_END = ".00"


class AccountLine(NamedTuple):
    """A line of the chart: a heading, or an account."""

    account: Account
    is_local: bool


class AccountGroup(NamedTuple):
    """What begins with the same digit."""

    key: str
    name: str
    lines: list[AccountLine]
    accounts: int


def read_chart(chart: Chart) -> list[AccountGroup]:
    """Return the chart by the first digit of its codes."""
    groups: dict[str, list[Account]] = {}
    for account in chart:
        groups.setdefault(account.code[0], []).append(account)
    return [
        AccountGroup(
            key,
            found[0].name,
            [AccountLine(account, _is_local(account)) for account in found[1:]],
            sum(account.takes_postings for account in found),
        )
        for key, found in groups.items()
    ]


def headings_of(chart: Chart) -> list[tuple[str, str]]:
    """Return code and name of the headings that can take local accounts."""
    return [
        (account.code, f"{account.code} {t(account.name)}")
        for account in chart
        if not account.takes_postings and account.code.endswith(HEADING_END)
        if len(account.code.split(".")) == 4 and not account.code.endswith(".00.00")
    ]


def _is_local(account: Account) -> bool:
    last = account.code.rpartition(".")[2]
    return (
        account.takes_postings and last.isdecimal() and FIRST_LOCAL <= int(last) <= LAST_LOCAL
    )
