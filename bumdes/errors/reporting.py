"""What a report refuses of those who write, sign and hand it over."""

from __future__ import annotations

from bumdes.errors.base import EnterpriseError


class ReportingError(EnterpriseError):
    """A report does not take what is asked."""

    code = "reporting"


class NarrativeChangedError(ReportingError):
    """Somebody else has written the text since it was shown."""

    code = "narrative_changed"

    def __init__(self, slot: str, by: str) -> None:
        super().__init__(f"{slot} was written by {by} in the meantime", slot=slot, by=by)
