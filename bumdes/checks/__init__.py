"""The checks: one file, one check.

Those that need statements are in ``reports.checks``, for statements stand above this package.
"""

import sys

from bumdes.catalogue import discover
from bumdes.check import Check

CHECKS = discover(sys.modules[__name__], of=Check)
"""Every check of this package, by key."""
