"""What PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1, Matterhorn) ask of a file.

veraPDF, the reference, comes with no package of Debian or PyPI. This is the strongest check
that could be had without it: it reads the file with qpdf (pikepdf), which has no code of the
printer, and goes through the rules that a machine can decide, object by object and operator by
operator.
"""

from __future__ import annotations

import io
from collections import Counter
from xml.etree import ElementTree as ET

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

STANDARD_ROLES = {
    *(
        "/Document",
        "/Part",
        "/Art",
        "/Sect",
        "/Div",
        "/BlockQuote",
        "/Caption",
        "/TOC",
        "/TOCI",
    ),
    *("/Index", "/NonStruct", "/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"),
    *("/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/THead", "/TBody"),
    *("/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code", "/Link"),
    *("/Annot", "/Figure", "/Formula", "/Form"),
}
FORBIDDEN_ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/Sound",
    "/Movie",
    "/ResetForm",
    "/ImportData",
    "/Hide",
    "/SetOCGState",
    "/Rendition",
    "/Trans",
    "/GoTo3DView",
}
FORBIDDEN_NAMES = ("/AA", "/XFA", "/Encrypt", "/Alternates", "/OPI", "/TR", "/HTP", "/JS")
PAINTING = {
    *("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh"),
    *("Tj", "TJ", "'", '"', "Do", "BI", "INLINE IMAGE"),
}
TEXT = {"Tj", "TJ", "'", '"'}


def faults(data):
    """Return what the file does that the standards forbid, or lacks that they ask for."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [*_file(data, pdf), *_metadata(pdf), *_objects(pdf), *_files(pdf)]
        tree = _Tree(pdf)
        found += tree.faults
        for number, page in enumerate(pdf.pages, start=1):
            found += [f"page {number}: {fault}" for fault in _page(page, tree)]
    return found


def _file(data, pdf):
    first, second = data.split(b"\n", 2)[:2]
    if not first.startswith(b"%PDF-1."):
        yield "header"
    if second[:1] != b"%" or min(second[1:5]) < 128:
        yield "no binary mark after the header"
    if data.rstrip().rpartition(b"\n")[2] != b"%%EOF":
        yield "something follows the end"
    if "/ID" not in pdf.trailer or "/Encrypt" in pdf.trailer:
        yield "trailer"
    yield from (f"qpdf: {problem}" for problem in pdf.check_pdf_syntax())
    yield from _root(pdf.Root)


def _root(root):
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "not marked"
    if root.get("/MarkInfo", Dictionary()).get("/Suspects", False):
        yield "suspects"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "title not displayed"
    intents = [i for i in root.get("/OutputIntents", []) if i.S == Name.GTS_PDFA1]
    if len(intents) != 1 or intents[0].DestOutputProfile.read_bytes()[36:40] != b"acsp":
        yield "output intent"


def _metadata(pdf):
    stream = pdf.Root.get("/Metadata")
    if stream is None:
        yield "no metadata"
        return
    ET.fromstring(stream.read_bytes())  # noqa: S314 - our own
    with pdf.open_metadata() as meta:
        if meta.pdfa_status != "3A":
            yield f"claims PDF/A {meta.pdfa_status}"
        if meta.get("pdfuaid:part") != "1":
            yield "claims no PDF/UA"
        if not meta.get("dc:title"):
            yield "no title"
        pairs = (
            ("/Title", "dc:title"),
            ("/Subject", "dc:description"),
            ("/Producer", "pdf:Producer"),
            ("/Creator", "xmp:CreatorTool"),
        )
        for key, name in pairs:
            if key in pdf.docinfo and str(pdf.docinfo[key]) != str(meta.get(name)):
                yield f"{key} is not {name}"
        author = str(pdf.docinfo.get("/Author", ""))
        if author and author not in list(meta.get("dc:creator", [])):
            yield "author"


def _objects(pdf):
    for thing in _things(pdf.objects):
        yield from (f"{name} in an object" for name in FORBIDDEN_NAMES if name in thing)
        if str(thing.get("/S", "")) in FORBIDDEN_ACTIONS:
            yield f"action {thing.S}"
        if isinstance(thing, Stream):
            yield from _stream(thing)
        if thing.get("/Type") == Name.Font:
            yield from _font(thing)


def _things(values):
    """Yield every dictionary and stream among *values*, and those right in them."""
    for value in values:
        if isinstance(value, Dictionary | Stream):
            yield value
            direct = [each for key, each in value.items() if not _is_elsewhere(each)]
            yield from _things(direct)
        elif isinstance(value, Array):
            yield from _things([each for each in value if not _is_elsewhere(each)])


def _is_elsewhere(value):
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _stream(stream):
    if any(key in stream for key in ("/F", "/FFilter", "/FDecodeParms")):
        yield "external stream"
    if "/LZWDecode" in str(stream.get("/Filter", "")):
        yield "LZW"
    if stream.get("/Interpolate", False):
        yield "interpolated image"


def _font(font):
    name = str(font.get("/BaseFont", "?"))
    if font.Subtype == Name.Type0:
        if "/ToUnicode" not in font:
            yield f"{name}: no text behind its codes"
        below = font.DescendantFonts[0]
        descriptor = below.FontDescriptor
        if below.Subtype == Name.CIDFontType2 and "/CIDToGIDMap" not in below:
            yield f"{name}: no map to glyphs"
        if not {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"{name}: not embedded"
        if "+" not in name or len(name.partition("+")[0]) != 7:
            yield f"{name}: subset without its mark"
    elif "/FontDescriptor" not in font and font.Subtype not in {
        Name.CIDFontType0,
        Name.CIDFontType2,
    }:
        yield f"{name}: not embedded"


def _files(pdf):
    named = pdf.Root.get("/AF", Array())
    for name, spec in pdf.attachments.items():
        whole = spec.obj
        if not any(each.objgen == whole.objgen for each in named):
            yield f"{name}: not associated"
        if "/AFRelationship" not in whole or "/UF" not in whole or "/F" not in whole:
            yield f"{name}: relationship or name"
        if not str(whole.get("/Desc", "")):
            yield f"{name}: not described"
        file = whole.EF.F
        if "/Subtype" not in file or "/ModDate" not in file.get("/Params", Dictionary()):
            yield f"{name}: type or day"
    if list(pdf.attachments) != sorted(pdf.attachments):
        yield "names of files are not sorted"


class _Tree:
    """The structure: what each marked piece of a page is, and whether that is well formed."""

    def __init__(self, pdf):
        self.faults = []
        self.owners = Counter()
        self.pieces = set()
        self.links = set()
        self.levels = []
        root = pdf.Root.StructTreeRoot
        self.roles = root.get("/RoleMap", Dictionary())
        self.parents = _numbers(root.ParentTree)
        for child in _kids(root):
            self._walk(child, "StructTreeRoot", None)
        if self.levels and self.levels[0] != 1:
            self.faults.append("the first heading is not the first")
        for above, level in zip(self.levels, self.levels[1:], strict=False):
            if level > above + 1:
                self.faults.append(f"heading {level} right below {above}")

    def role(self, element):
        role = str(element.S)
        return str(self.roles.get(role, role)) if role in self.roles else role

    def _walk(self, element, parent, page):
        page = element.get("/Pg", page)
        role = self.role(element)
        if role not in STANDARD_ROLES:
            self.faults.append(f"role {role}")
        self._judge(element, role, parent)
        for child in _kids(element):
            if isinstance(child, int):
                self.pieces.add((page.objgen, child))
            elif child.get("/Type") == Name.MCR:
                self.pieces.add((child.get("/Pg", page).objgen, int(child.MCID)))
            elif child.get("/Type") == Name.OBJR:
                self.links.add(child.Obj.objgen)
            else:
                self._walk(child, role, page)

    def _judge(self, element, role, parent):
        self.owners[role] += 1
        if role[1:2] == "H" and role[2:].isdigit():
            self.levels.append(int(role[2:]))
        wanted = {
            "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
            "/TH": {"/TR"},
            "/TD": {"/TR"},
            "/LI": {"/L"},
            "/LBody": {"/LI"},
        }.get(role)
        if wanted and parent not in wanted:
            self.faults.append(f"{role} in {parent}")
        if role == "/Figure" and not str(element.get("/Alt", "")):
            self.faults.append("figure without words")
        if role == "/TH" and not self._scoped(element):
            self.faults.append("head of a table without scope")
        if role == "/Table":
            self._table(element)

    def _scoped(self, element):
        return any("/Scope" in each or "/Headers" in each for each in _attributes(element))

    def _table(self, table):
        """Count the columns of each row, with what reaches down from the rows above."""
        widths, reaching = set(), []
        for row in self._rows(table):
            width = sum(columns for _, columns in reaching)
            reaching = [(rows - 1, columns) for rows, columns in reaching if rows > 1]
            for cell in _kids(row):
                columns, rows = self._spans(cell)
                width += columns
                if rows > 1:
                    reaching.append((rows - 1, columns))
            widths.add(width)
        if len(widths) > 1:
            self.faults.append(f"table with rows of {sorted(widths)} columns")

    def _rows(self, element):
        for child in _kids(element):
            if self.role(child) == "/TR":
                yield child
            elif self.role(child) in {"/THead", "/TBody", "/TFoot"}:
                yield from self._rows(child)

    def _spans(self, cell):
        spans = {}
        for each in _attributes(cell):
            spans |= {key: int(each[key]) for key in ("/ColSpan", "/RowSpan") if key in each}
        return spans.get("/ColSpan", 1), spans.get("/RowSpan", 1)


def _attributes(element):
    attributes = element.get("/A", [])
    return attributes if isinstance(attributes, Array) else [attributes]


def _kids(element):
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


def _numbers(tree):
    found = {}
    if "/Nums" in tree:
        nums = list(tree.Nums)
        found |= {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    for below in tree.get("/Kids", []):
        found |= _numbers(below)
    return found


def _page(page, tree):
    if page.obj.get("/Tabs") != Name.S:
        yield "tab order"
    parents = tree.parents.get(int(page.obj.get("/StructParents", -1)), Array())
    seen = set()
    yield from _painted(page, seen)
    for number in seen:
        if (page.obj.objgen, number) not in tree.pieces:
            yield f"piece {number} is nowhere in the structure"
        if number >= len(parents):
            yield f"piece {number} has no parent"
    yield from _annotations(page, tree)


def _painted(page, seen):
    """Yield what is painted without a mark, or shown without text; add the marks to *seen*."""
    stack, font = [], None
    letters = {str(key): _letters(each) for key, each in page.resources.Font.items()}
    for operands, operator in pikepdf.parse_content_stream(page):
        what = str(operator)
        if what in {"BDC", "BMC"}:
            stack.append(_mark(operands))
            seen |= {mark for mark in stack if mark is not None and mark >= 0}
        elif what == "EMC":
            stack.pop()
        elif what == "Tf":
            font = str(operands[0])
        elif what in PAINTING and all(mark is None for mark in stack):
            yield f"{what} is neither marked nor an artifact"
        if what in TEXT:
            yield from _codes(operands, letters[font], font)
    if stack:
        yield "marks do not end"


def _annotations(page, tree):
    for annotation in page.obj.get("/Annots", []):
        flags = int(annotation.get("/F", 0))
        if not flags & 4 or flags & (1 | 2 | 32):
            yield "an annotation that does not print"
        if annotation.Subtype == Name.Link:
            if annotation.objgen not in tree.links:
                yield "a link outside the structure"
            if not str(annotation.get("/Contents", "")):
                yield "a link without words"


def _mark(operands):
    """Return the number of a marked piece, -1 for an artifact, None for neither."""
    if str(operands[0]) == "/Artifact":
        return -1
    if len(operands) > 1 and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
        return int(operands[1].MCID)
    return None


def _letters(font):
    cmap = font.ToUnicode.read_bytes().decode()
    return {
        line.split()[0].strip("<>").lower()
        for line in cmap.splitlines()
        if line.count("<") == 2
    }


def _codes(operands, letters, font):
    """Yield each code that shows no glyph, or says no text."""
    strings = operands[0] if isinstance(operands[0], Array) else operands
    for each in strings:
        if isinstance(each, pikepdf.String):
            code = bytes(each).hex()
            for place in range(0, len(code), 4):
                pair = code[place : place + 4]
                if pair == "0000":
                    yield f"{font}: a letter that its type has not"
                elif pair not in letters:
                    yield f"{font}: code {pair} says nothing"
