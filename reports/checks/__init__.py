"""Checks that need statements: one file, one check."""

import sys

from bumdes.catalogue import discover
from bumdes.check import Check
from bumdes.checks import CHECKS

STATEMENT_CHECKS = discover(sys.modules[__name__], of=Check)
"""Those of this package, by key."""

ALL_CHECKS = (*CHECKS.values(), *STATEMENT_CHECKS.values())
"""Every check there is."""
