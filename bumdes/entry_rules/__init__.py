"""The rules for entries: one file, one rule."""

import sys

from bumdes.catalogue import discover
from bumdes.entry_rule import EntryRule

ENTRY_RULES = discover(sys.modules[__name__], of=EntryRule)
"""Every rule, by key; they are asked in this order."""
