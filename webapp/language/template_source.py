"""The words in the source of a template: found, and put into another language.

The templates are written in Indonesian, as people see them. What they say is found between
tags, in the attributes that are read aloud or shown, and in the texts given to macros. A
message is a stretch of text together with what stands inside it: ``{1}`` is an expression or a
piece of markup without words, ``<2>…</2>`` a tag around words. So a translation may put them
in another order, and does not see the markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Say = Callable[[str], "str | None"]
    """Gives the translation of a message, or None if there is none."""

INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "kbd", "span", "strong", "time"})
SHOWN_ATTRIBUTES = (
    "alt",
    "aria-label",
    "data-l",
    "data-queue",
    "label",
    "placeholder",
    "title",
)
SPEAKING_STATEMENTS = frozenset({"call", "for", "macro", "set", "with"})

_JINJA = r"\{\{.*?\}\}|\{%.*?%\}"
_TOKEN = re.compile(
    rf"""
    (?P<comment>\{{\#.*?\#\}}|<!--.*?-->|<![^>]*>)
    |(?P<statement>\{{%.*?%\}})
    |(?P<expression>\{{\{{.*?\}}\}})
    |(?P<tag></?[A-Za-z](?:{_JINJA}|"(?:{_JINJA}|[^"])*"|'(?:{_JINJA}|[^'])*'|[^>"'])*>)
    |(?P<text>[^<{{]+|.)
    """,
    re.DOTALL | re.VERBOSE,
)
_CODE = re.compile(_JINJA, re.DOTALL)
_ATTRIBUTE = re.compile(
    rf'(?<=\s)(?P<name>{"|".join(SHOWN_ATTRIBUTES)})="(?P<value>(?:{_JINJA}|[^"])*)"', re.DOTALL
)
_TAG_NAME = re.compile(r"</?([A-Za-z][\w-]*)")
_LITERAL = re.compile(
    r"""(?P<quote>["'])(?P<text>[^"'\\\n]*)(?P=quote)(?P<marked>\s*\|\s*t\b)?"""
)
_NO_WORDS = re.compile(r"&#?\w+;|\bRp\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SLOT = re.compile(r"\{(\d+)\}|<(\d+)>|</(\d+)>")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    source: str

    @property
    def is_tag(self) -> bool:
        return self.kind == "tag"

    @property
    def name(self) -> str:
        found = _TAG_NAME.match(self.source) if self.is_tag else None
        return found.group(1).lower() if found else ""

    @property
    def closes(self) -> bool:
        return self.source.startswith("</")

    @property
    def breaks(self) -> bool:
        """Whether no message goes on beyond it."""
        if self.is_tag:
            return self.name not in INLINE
        return self.kind in {"comment", "statement"}


@dataclass(slots=True)
class _Element:
    opening: _Token
    children: list[_Node] = field(default_factory=list)
    closing: _Token | None = None


_Node = _Token | _Element


def translated(source: str, say: Say) -> str:
    """Return the source of a template with every message said by *say*, where it can."""
    out: list[str] = []
    run: list[_Token] = []
    for token in _tokens(source):
        if token.breaks:
            out += [_said_run(run, say), _said_token(token, say)]
            run = []
        else:
            run.append(token)
    return "".join([*out, _said_run(run, say)])


def messages(source: str) -> list[str]:
    """Return the messages of a template, in their order."""
    found: list[str] = []

    def note(message: str) -> None:
        found.append(message)

    translated(source, note)
    return found


def is_text(literal: str) -> bool:
    """Whether a literal in a program is something that people read."""
    words = literal.strip()
    if not _WORD.search(words) or re.match(r"[/#]|\.\S", words):
        return False
    return " " in words or re.fullmatch(r"[A-Z][a-z]+(?:[-/]\w+)*[.:…?!]?", words) is not None


def slots(message: str) -> list[str]:
    """Return the places in *message* that are filled, in order."""
    return sorted(found.group() for found in _SLOT.finditer(message))


# --- stretches of text -----------------------------------------------------------------------


def _tokens(source: str) -> Iterable[_Token]:
    for found in _TOKEN.finditer(source):
        yield _Token(str(found.lastgroup), found.group())


def _said_run(run: Sequence[_Token], say: Say) -> str:
    """Return a stretch without a break; a tag without its partner breaks it as well."""
    partners = _partners(run)
    out: list[str] = []
    part: list[_Token] = []
    for place, token in enumerate(run):
        if token.is_tag and place not in partners:
            out += [_said_nodes(_tree(part), say), _said_token(token, say)]
            part = []
        else:
            part.append(token)
    return "".join([*out, _said_nodes(_tree(part), say)])


def _partners(run: Sequence[_Token]) -> set[int]:
    found: set[int] = set()
    opened: list[int] = []
    for place, token in enumerate(run):
        if not token.is_tag:
            continue
        if not token.closes:
            opened.append(place)
        elif opened and run[opened[-1]].name == token.name:
            found |= {opened.pop(), place}
        else:
            opened.clear()
    return found


def _tree(run: Iterable[_Token]) -> list[_Node]:
    top: list[_Node] = []
    levels = [top]
    opened: list[_Element] = []
    for token in run:
        if not token.is_tag:
            levels[-1].append(token)
        elif token.closes:
            opened.pop().closing = token
            levels.pop()
        else:
            element = _Element(token)
            levels[-1].append(element)
            opened.append(element)
            levels.append(element.children)
    return top


def _said_nodes(nodes: Sequence[_Node], say: Say) -> str:
    if not any(_is_wordy(node) for node in nodes if not isinstance(node, _Element)):
        return "".join(_said_node(node, say) for node in nodes)
    first, last = 0, len(nodes)
    while _stands_apart(nodes[first]):
        first += 1
    while _stands_apart(nodes[last - 1]):
        last -= 1
    before = "".join(_said_node(node, say) for node in nodes[:first])
    after = "".join(_said_node(node, say) for node in nodes[last:])
    return before + _Message(nodes[first:last], say).said() + after


def _said_node(node: _Node, say: Say) -> str:
    if not isinstance(node, _Element):
        return _said_token(node, say)
    closing = node.closing.source if node.closing else ""
    return _said_token(node.opening, say) + _said_nodes(node.children, say) + closing


def _is_wordy(node: _Node) -> bool:
    if isinstance(node, _Element):
        return any(_is_wordy(child) for child in node.children)
    return node.kind == "text" and bool(_WORD.search(_NO_WORDS.sub("", node.source)))


def _stands_apart(node: _Node) -> bool:
    """Whether *node* is white space or a picture, which no sentence needs."""
    if isinstance(node, _Element):
        return bool(node.children) and all(_stands_apart(child) for child in node.children)
    return not node.source.strip() or node.source.startswith("{{ icon(")


class _Message:
    """A message, with what stands in its places."""

    def __init__(self, nodes: Sequence[_Node], say: Say) -> None:
        self.say = say
        self.filled: dict[str, str] = {}
        self.count = 0
        self.written = "".join(map(self._write, nodes))

    def said(self) -> str:
        text = " ".join(self.written.split())
        said = self.say(text)
        if said is None:
            return self._fill(self.written)
        before = self.written[: len(self.written) - len(self.written.lstrip())]
        after = self.written[len(self.written.rstrip()) :]
        return before + self._fill(said) + after

    def _write(self, node: _Node) -> str:
        if isinstance(node, _Token) and node.kind == "text":
            return node.source
        self.count += 1
        number = self.count
        if isinstance(node, _Element) and _is_wordy(node):
            self.filled[f"<{number}>"] = _said_token(node.opening, self.say)
            self.filled[f"</{number}>"] = node.closing.source if node.closing else ""
            return f"<{number}>{''.join(map(self._write, node.children))}</{number}>"
        self.filled[f"{{{number}}}"] = _said_node(node, self.say)
        return f"{{{number}}}"

    def _fill(self, text: str) -> str:
        return _SLOT.sub(lambda found: self.filled.get(found.group(), found.group()), text)


# --- tags, and what is given to macros --------------------------------------------------------


def _said_token(token: _Token, say: Say) -> str:
    if token.is_tag:
        return _said_tag(token.source, say)
    if token.kind == "expression":
        return _said_code(token.source, say)
    if token.kind == "statement":
        word = token.source.strip("{%-+ ").partition(" ")[0]
        return _said_code(token.source, say) if word in SPEAKING_STATEMENTS else token.source
    return token.source


def _said_tag(source: str, say: Say) -> str:
    def said(attribute: re.Match[str]) -> str:
        value = _said_nodes(list(_tokens(attribute["value"])), say)
        return f'{attribute["name"]}="{value}"'

    shown = _ATTRIBUTE.sub(said, source)
    return _CODE.sub(lambda code: _said_code(code.group(), say), shown)


def _said_code(source: str, say: Say) -> str:
    def said(literal: re.Match[str]) -> str:
        text = literal["text"]
        before = source[: literal.start()].rstrip()
        is_compared = before.endswith(("==", "!=", " in"))
        after = source[literal.end() :].lstrip()
        is_joined = text != text.strip() and (before.endswith("~") or after.startswith("~"))
        is_said = literal["marked"] or is_text(text) or (is_joined and _WORD.search(text))
        if is_compared or not is_said:
            return literal.group()
        words = " ".join(text.split())
        found = say(words) if words else None
        if found is None:
            return literal.group()
        start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        escaped = found.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{start}{escaped}{end}"'

    return _LITERAL.sub(said, source)
