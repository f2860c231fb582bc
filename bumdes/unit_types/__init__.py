"""The types of unit: one module each."""

import sys

from bumdes.catalogue import discover
from bumdes.unit_type import UnitType

UNIT_TYPES = discover(sys.modules[__name__], UnitType)
