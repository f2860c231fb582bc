"""Live figures in texts: ``{laba_bersih}`` in what people write is the figure of the books.

A figure may also be named for the year before, ``{laba_bersih_lalu}``, and for how it changed,
``{laba_bersih_berubah}``; the figure of an account is ``{akun.1.1.01.01}``. Whatever a name
says is asked of the statements when the report is made, so that no text can drift from them.
"""

from reports.references.live import LiveFigure, LiveFigures, Said, filled
from reports.references.referable import REFERENCES
from reports.references.reference import Reference

__all__ = ["REFERENCES", "LiveFigure", "LiveFigures", "Reference", "Said", "filled"]
