"""What the control accounts of sub-ledgers refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money


class SubLedgerError(EnterpriseError):
    """A control account does not take a line."""

    code = "sub_ledger"


class IdentityMissingError(SubLedgerError):
    """A line on a control account does not say whom or what it concerns."""

    code = "identity_missing"

    def __init__(self, account: str, dimension: str, *, sub_ledger: str) -> None:
        message = f"a line on {account} names no {dimension}, which {sub_ledger} asks for"
        super().__init__(message, account=account, dimension=dimension, sub_ledger=sub_ledger)


class RegisterPostsOnlyError(SubLedgerError):
    """An entry of a person touches what only a register posts to."""

    code = "register_posts_only"

    def __init__(self, account: str, *, sub_ledger: str) -> None:
        message = f"only the register {sub_ledger} posts to {account}"
        super().__init__(message, account=account, sub_ledger=sub_ledger)


class WrongDocumentError(SubLedgerError):
    """A line names a document of somebody else, of another sub-ledger, or none that is kept."""

    code = "wrong_document"

    def __init__(self, account: str, document: str, *, party: str) -> None:
        message = f"document {document!r} cannot stand on {account} for party {party!r}"
        super().__init__(message, account=account, document=document, party=party)


class OverpaidDocumentError(SubLedgerError):
    """More would be paid or taken back on a document than is left on it."""

    code = "overpaid_document"

    def __init__(self, document: str, *, left: Money, asked: Money, on: dt.date) -> None:
        message = f"{document!r} has {left} left on {on}, less than {asked}"
        super().__init__(message, document=document, left=left, asked=asked, on=on)
