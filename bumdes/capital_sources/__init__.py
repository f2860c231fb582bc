"""The sources of capital: one file, one source."""

import sys

from bumdes.capital_source import CapitalSource
from bumdes.catalogue import discover

CAPITAL_SOURCES = discover(sys.modules[__name__], of=CapitalSource)
