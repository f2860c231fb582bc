"""Who may post to the accounts of assets: the register, and capital that comes as a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.assets.asset import ASSET_REGISTER
from bumdes.errors import RegisterPostsOnlyError

if TYPE_CHECKING:
    from ledger import Posting

REGISTERS = frozenset({ASSET_REGISTER, "capital"})
"""The registers that post to the accounts of assets, and write down what they did."""


def check_register(register: str, postings: tuple[Posting, ...], *, sub_ledger: str) -> None:
    """Do nothing if *register* may post *postings*.

    Raises:
        RegisterPostsOnlyError: it may not.
    """
    if register not in REGISTERS:
        raise RegisterPostsOnlyError(postings[0].account, sub_ledger=sub_ledger)
