"""Forms about what people add to reports beside their texts."""

from __future__ import annotations

from bumdes.reporting.picture import LONGEST_CAPTION
from webapp.forms.fields import Line, PlainForm


class PictureForm(PlainForm):
    """What a picture shows; the picture itself comes as a file."""

    caption = Line("keterangan", most=LONGEST_CAPTION, missing="Tulis apa yang tampak.")
