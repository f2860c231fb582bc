"""What a search over everything looks for: one module each."""

import sys

from bumdes.catalogue import discover
from webapp.findable import Findable

FINDABLES = sorted(
    discover(sys.modules[__name__], Findable).values(), key=lambda each: each.rank
)
