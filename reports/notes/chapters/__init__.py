"""The notes to the financial statements: one module each.

To add one, add a module that defines a ``Note``. Which part of the notes it belongs to, and its
place there, decide where it is printed; its number counts itself.
"""

import sys

from bumdes.catalogue import discover
from reports.notes.note import Note

NOTES = discover(sys.modules[__name__], Note)
