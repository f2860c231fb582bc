"""What is wrong with an account of one's own."""

from __future__ import annotations

from bumdes.errors.base import EnterpriseError


class LocalAccountError(EnterpriseError):
    """An account of one's own that does not fit under a heading of the chart."""

    code = "local_account"

    def __init__(self, account: str, problem: str) -> None:
        message = f"account {account!r} cannot be added: {problem}"
        super().__init__(message, account=account, problem=problem)
