"""The accounts of contributed capital, which nothing but the register may move."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger import Chart

CAPITAL_REGISTER = "capital"
"""The register that posts to them, as its entries are tagged."""

CAPITAL = ("3.1.", "3.4.")
"""Owners' capital, and donated capital."""

OWNED = ("3.1.",)
"""What makes somebody an owner."""

COMMUNITY_ACCOUNT = "3.1.02.01"
"""Where the capital of the community is kept."""

RETAINED = "3.3.01.01"
"""Unappropriated retained earnings: what profit is made capital from."""


def is_capital(code: str) -> bool:
    """Whether the account *code* holds contributed capital."""
    return code.startswith(CAPITAL)


def is_owned(code: str) -> bool:
    """Whether the account *code* holds what makes somebody an owner."""
    return code.startswith(OWNED)


def capital_accounts(chart: Chart) -> list[str]:
    """Return the codes of the accounts of contributed capital, in their order."""
    return [a.code for a in chart if a.takes_postings and is_capital(a.code)]
