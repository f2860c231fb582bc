"""The listings: one module each."""

import sys

from bumdes.catalogue import discover
from reports.listing import Listing

LISTINGS = discover(sys.modules[__name__], Listing)
