"""YAML as this program reads and writes it: text first, one document, nothing that can surprise.

Reading is one walk over the parser's events (libyaml's where present). It stops at the first
anchor, alias, tag, directive, second document, merge key, duplicate or non-text key, or ninth
level, before anything is built: composing sixty kilobytes of nested brackets crashes libyaml.
Writing goes through PyYAML's pure emitter, since libyaml's escapes emoji even when told not to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import yaml

from oneonone.formats.text import LINE_END, Unreadable

DEEPEST = 8
"""Levels a document may have; a note needs three."""

_Reader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Text(NamedTuple):
    """A scalar, as it was written: ``NO``, ``12:30`` and ``0123`` stay what they are."""

    value: str
    line: int
    plain: bool = True
    """Written without quotes, so that ``~`` and ``null`` may mean nothing at all."""
    cut: bool = False
    """A `` #`` stands behind it on its line: what follows was lost to a comment."""

    @property
    def empty(self) -> bool:
        """Whether this says nothing: empty, ``~`` or ``null``, where free text is not asked."""
        return self.value.strip() == "" or (self.plain and self.value in _NOTHING)


class Items(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int


class Pairs(NamedTuple):
    """A mapping, in its order; every key is text and stands once."""

    pairs: tuple[tuple[Text, Node], ...]
    line: int


Node = Text | Items | Pairs

_new = tuple.__new__
"""What ``_make`` of a value does, at half its time."""

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


def read_yaml(text: str) -> Pairs:
    """The mapping a text holds, its scalars untyped; Unreadable at the first thing refused."""
    try:
        return _document(_Walk(text))
    except yaml.reader.ReaderError as fault:
        line = text.encode("utf-8", "replace").count(b"\n", 0, fault.position) + 1
        message = "holds a character that cannot stand in a text file. Take it out"
        raise Unreadable(line, "character", message) from None
    except yaml.MarkedYAMLError as fault:
        raise _malformed(fault, text) from None


def _document(walk: _Walk) -> Pairs:
    root: Node | None = None
    while not isinstance(event := walk.next(), yaml.StreamEndEvent):
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise _refused(event, "document", "a second document starts here (---)")
            if event.version or event.tags:
                raise _refused(event, "directive", "starts with a % line, which is not used here")
            root = walk.node(walk.next(), 1)
    if not isinstance(root, Pairs):
        line = root.line if root else 1
        raise Unreadable(line, "shape", "does not hold lines of the form key: value")
    return root


class _Walk:
    """Builds nodes from events, and stops at the first event that is not allowed. A district has
    a million scalars: what is asked of each is asked once, the likeliest first."""

    def __init__(self, text: str) -> None:
        self.next: Callable[[], yaml.Event] = _Reader(text).get_event
        self.text = text
        self.lines: list[str] | None = None
        self.has_comments = "#" in text

    def node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag is None:
            return self._text(event)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            raise _refused(event, "alias", f'"*{anchor}" needs quotes to be text')
        if anchor is not None:
            raise _refused(event, "anchor", f'"&{anchor}" needs quotes to be text')
        if tag is not None:
            raise _refused(event, "tag", f'"{tag}" needs quotes to be text')
        if depth > DEEPEST:
            raise _refused(event, "depth", f"lies more than {DEEPEST} levels deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, depth)
        return self._pairs(event, depth)

    def _text(self, event: yaml.ScalarEvent) -> Text:
        plain = not event.style
        cut = plain and self.has_comments and self._cut(event)
        return _new(Text, (event.value, _line(event), plain, cut))

    def _cut(self, event: yaml.ScalarEvent) -> bool:
        end = event.end_mark
        if end is None:
            return False
        if self.lines is None:
            self.lines = re.split(LINE_END, self.text)
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        return rest[:1].isspace() and rest.lstrip().startswith("#")

    def _items(self, start: yaml.Event, depth: int) -> Items:
        items = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Items(tuple(items), _line(start))

    def _pairs(self, start: yaml.Event, depth: int) -> Pairs:
        pairs: list[tuple[Text, Node]] = []
        seen: set[str] = set()
        while True:
            event = self.next()
            if isinstance(event, yaml.ScalarEvent):
                key = self.node(event, DEEPEST + 1)
            elif isinstance(event, yaml.MappingEndEvent):
                return Pairs(tuple(pairs), _line(start))
            else:
                raise _refused(event, "key", "a key here is not a word")
            assert isinstance(key, Text)
            if key.value == "<<" and key.plain:
                raise _refused(event, "merge", '"<<" is not used here')
            if key.value in seen:
                message = f'"{key.value}" stands here a second time. Keep one of the two'
                raise _refused(event, key.value, message)
            seen.add(key.value)
            pairs.append((key, self.node(self.next(), depth + 1)))


_SEEN = 400
"""Letters of a line that are looked at: on a longer one the pattern would take its time."""

_COLON_INSIDE = r"^\s*(?:- *)?\{?\s*([\w-]+): +([^\"'#\[{|>][^\"]*?: .*?)\s*\}?$"


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


def _refused(event: yaml.Event, rule: str, message: str) -> Unreadable:
    return Unreadable(_line(event), rule, message)


def _malformed(fault: yaml.MarkedYAMLError, text: str) -> Unreadable:
    """The parser's complaint in a teacher's words; the likeliest hand edit has its own."""
    mark = fault.problem_mark or fault.context_mark
    line = mark.line if mark else 0
    lines = re.split(LINE_END, text)
    written = lines[line] if line < len(lines) else ""
    if found := re.match(_COLON_INSIDE, written[:_SEEN]):
        key, words = found.groups()
        inner = words.split(": ")[0].rsplit(" ", 1)[-1]
        message = f'the colon after "{inner}" needs quotes: {key}: "{words}"'
        return Unreadable(line + 1, key, message)
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return Unreadable(line + 1, "tab", "starts with a tab. Use spaces to move text in")
    if line and not written.strip():
        line -= 1
    message = "cannot be read from here on. Put the words in quotes, and check the spaces in front"
    return Unreadable(line + 1, "form", message)


# Writing

Value = str | int | date | Sequence[str] | Mapping[str, "Value"]
"""What can stand under a key: free text, a number, true or false, a day, words, more keys."""

_LONG = 100
_READS_AS_OTHER = r"(?i)[-+.~=<]|\d|(?:y|n|yes|no|on|off|true|false|null|none)\Z"
_NOT_IN_BLOCK = r"\t|[ ]\n|[ ]\Z|\A[\s]|\n\n\Z|[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe]"


def write_yaml(pairs: Mapping[str, Value]) -> str:
    """A block mapping as text that any reader of YAML 1.1 or 1.2 understands the same way."""
    for cautious in (False, True):
        text: str = yaml.serialize(
            _mapping(pairs, cautious),
            Dumper=yaml.SafeDumper,
            allow_unicode=True,
            width=float("inf"),
        )
        if _plain(read_yaml(text)) == _expected(pairs):
            return text
    raise AssertionError("what was written does not read back the same")


def _mapping(pairs: Mapping[str, Value], cautious: bool) -> yaml.MappingNode:
    return yaml.MappingNode(
        "tag:yaml.org,2002:map",
        [(_scalar(key, cautious, True), _node(value, cautious)) for key, value in pairs.items()],
        flow_style=False,
    )


def _node(value: Value, cautious: bool) -> yaml.Node:
    if isinstance(value, Mapping):
        return _mapping(value, cautious)
    if isinstance(value, Sequence) and not isinstance(value, str):
        words = [_scalar(word, cautious, True) for word in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", words, flow_style=True)
    return _scalar(value, cautious, False)


def _scalar(value: str | int | date, cautious: bool, on_one_line: bool) -> yaml.ScalarNode:
    if isinstance(value, str):
        style = '"' if cautious else _style(value, on_one_line)
        return yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style)
    kind = {bool: "bool", int: "int"}.get(type(value), "timestamp")
    return yaml.ScalarNode(f"tag:yaml.org,2002:{kind}", _typed(value))


def _style(text: str, on_one_line: bool) -> str | None:
    if "\n" in text or len(text) > _LONG:
        return '"' if on_one_line or re.search(_NOT_IN_BLOCK, text) else "|"
    return "'" if text == "" or re.match(_READS_AS_OTHER, text) else None


def _typed(value: str | int | date) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return [(key.value, _plain(value)) for key, value in node.pairs]


def _expected(value: Value) -> object:
    if isinstance(value, Mapping):
        return [(key, _expected(inner)) for key, inner in value.items()]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return _typed(value)
