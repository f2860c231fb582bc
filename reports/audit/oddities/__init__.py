"""The ways in which entries can be unusual: one module each."""

import sys

from bumdes.catalogue import discover
from reports.audit.oddity import Oddity

ODDITIES = discover(sys.modules[__name__], Oddity)
