"""Words that tell of differences put right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry

TELLING = re.compile(
    r"\b(selisih|koreksi|pembulatan|titip\w*|talang\w*|kasbon|sementara|lain-lain|salah)\b",
    re.IGNORECASE,
)


def _holds(entry: AuditEntry, _background: Background) -> bool:
    return bool(TELLING.search(entry.description))


TELLING_WORDS = Oddity(
    key="telling_words", label="uraian menyebut selisih, koreksi, atau titipan", holds=_holds
)
