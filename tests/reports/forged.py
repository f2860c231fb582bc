"""Papers as somebody might forge them."""

from __future__ import annotations

import io
import json
import re

import pikepdf

from reports.fingerprint import fingerprint


def with_data(pdf, change, *, refingerprint=False):
    """Return *pdf* with its data changed; with the fingerprint that this has, if asked."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for name, spec in opened.attachments.items():
            if name.endswith(".json"):
                data = json.loads(spec.get_file().read_bytes())
                change(data)
                if refingerprint:
                    told = data.pop("verification")
                    told["fingerprint"] = fingerprint(data)
                    data["verification"] = told
                content = json.dumps(data, ensure_ascii=False).encode()
                opened.attachments[name] = pikepdf.AttachedFileSpec(
                    opened, content, filename=name
                )
        return _written(opened)


def without_files(pdf):
    """Return *pdf* without the files in it, as some programs save it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for name in list(opened.attachments):
            del opened.attachments[name]
        return _written(opened)


def with_text(pdf, before, after):
    """Return *pdf* with a text of its pages replaced by one as long, in its own type."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            content = page.Contents.read_bytes().decode("latin-1")
            for font in page.Resources.Font.values():
                content = _replaced(content, before, after, _letters(font))
            page.Contents = opened.make_stream(content.encode("latin-1"))
        return _written(opened)


def _letters(font):
    cmap = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]{4})>\n", cmap)
    return {code: chr(int(text, 16)) for code, text in pairs}


def _replaced(content, before, after, letters):
    codes = {letter: code for code, letter in letters.items()}

    def forged(run):
        written = "".join(re.findall(r"<([0-9a-f]*)>", run[0]))
        pairs = [written[place : place + 4] for place in range(0, len(written), 4)]
        said = "".join(letters.get(pair, "\0") for pair in pairs)
        start = said.find(before)
        if start < 0 or not set(after) <= codes.keys():
            return run[0]
        for place, (old, new) in enumerate(zip(before, after, strict=True), start=start):
            if old != new:
                pairs[place] = codes[new]
        return f"[<{''.join(pairs)}>] TJ"

    return re.sub(r"\[[^\]]*\] ?TJ", forged, content)


def _written(opened):
    out = io.BytesIO()
    opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
