"""The kinds of heads of a sharing scheme: one module each."""

import sys

from bumdes.catalogue import discover
from bumdes.sharing.head_kind import HeadKind

HEAD_KINDS = discover(sys.modules[__name__], HeadKind)
"""Every kind, by its key."""
