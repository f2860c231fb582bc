"""Bring the catalogues up to date: ``python -m webapp.language``.

What is new is added without a translation, what is gone is taken out, and what is translated
stays. It says how many messages still want one.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from webapp.language.catalogue import translations
from webapp.language.sources import ROOT, messages

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = ROOT / "webapp" / "language" / "en"


def main() -> int:
    """Write every catalogue; return 1 if a translation is wanting."""
    known = {
        text: said
        for file in sorted(FOLDER.glob("*.po"))
        for text, said in translations(file.read_bytes()).items()
    }
    wanting = 0
    for name, here in messages().items():
        FOLDER.joinpath(f"{name}.po").write_bytes(written(here, known))
        wanting += sum(text not in known for text in here)
    sys.stdout.write(f"{wanting} messages want a translation\n")
    return int(wanting > 0)


def written(here: Mapping[str, list[str]], known: Mapping[str, str]) -> bytes:
    """Return a catalogue file with the messages *here*, and what is *known* of them."""
    catalogue = Catalog(locale="en")
    for text, places in here.items():
        catalogue.add(text, known.get(text, ""), locations=[(place, 0) for place in places])
    file = io.BytesIO()
    write_po(
        file, catalogue, omit_header=True, sort_by_file=True, include_lineno=False, width=98
    )
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
