"""Who may post to the accounts of assets: the register, what brings things in, the cut-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.assets.asset import ASSET_REGISTER, check_known
from bumdes.errors import RegisterPostsOnlyError
from bumdes.register_tag import CUT_OVER_REGISTER

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Posting

REGISTERS = frozenset({ASSET_REGISTER, "capital", CUT_OVER_REGISTER})
"""The registers that post to the accounts of assets, and write down what they did."""


def check_lines(
    work: Work, register: str, postings: tuple[Posting, ...], *, sub_ledger: str
) -> None:
    """Do nothing if *register* may post *postings*, and each names a thing that it knows.

    Raises:
        RegisterPostsOnlyError: it may not.
        NotFoundError: there is no such thing.
    """
    if register not in REGISTERS:
        raise RegisterPostsOnlyError(postings[0].account, sub_ledger=sub_ledger)
    named = {posting.asset for posting in postings} - {""}
    check_known(work.session, work.book_id, named)
