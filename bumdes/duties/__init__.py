"""The duties of an enterprise: one file, one duty."""

import sys

from bumdes.catalogue import discover
from bumdes.duty import Duty

DUTIES = discover(sys.modules[__name__], of=Duty)
"""Every duty, by key."""
