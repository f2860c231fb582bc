"""The aspects of the ranking: one module each."""

import sys

from bumdes.catalogue import discover
from bumdes.ranking.aspect import Aspect, Indicator

_FOUND = discover(sys.modules[__name__], Aspect)

ASPECTS = tuple(sorted(_FOUND.values(), key=lambda aspect: aspect.place))
"""In the order of the ministry's sheet."""

INDICATORS: dict[str, Indicator] = {
    indicator.key: indicator for aspect in ASPECTS for indicator in aspect.indicators
}
"""Every indicator, by key."""
