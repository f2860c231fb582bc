"""What an enterprise that has stopped refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt


class EnterpriseStoppedError(EnterpriseError):
    """It has stopped or is bankrupt: what is left is settled by decisions only."""

    code = "enterprise_stopped"

    def __init__(self, status: str, since: dt.date) -> None:
        super().__init__(
            f"the enterprise is {status} since {since}", status=status, since=since
        )
