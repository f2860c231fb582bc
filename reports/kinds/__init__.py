"""The kinds of reports: one module each."""

import sys

from bumdes.catalogue import discover
from reports.kind import ReportKind

KINDS = discover(sys.modules[__name__], ReportKind)
