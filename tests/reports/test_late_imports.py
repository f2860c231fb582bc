"""Programs that want text start without the libraries for PDF, XLSX and HTML."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("weasyprint", "jinja2", "xlsxwriter", "segno", "flask")

ASK = f"""
import sys
import reports.prepare, reports.renderers
from reports.renderers import RENDERERS
loaded = [name for name in {HEAVY} if name in sys.modules]
print(",".join(loaded), len(RENDERERS))
"""


def test_reports_load_no_renderer_before_it_is_asked():
    asked = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True
    )

    assert asked.stdout.split() == ["7"]
