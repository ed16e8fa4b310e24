"""What a value says, and writing one that has no lines of its own yet."""

from __future__ import annotations

import json
import re

from oneonone.formats.yaml_text import Items, Node, Text, write_yaml


def plain(node: Node) -> object:
    """What a node says, without how and where it was written."""
    if isinstance(node, Text):
        return "" if node.empty else node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}


def written(key: str, node: Node) -> str:
    """A key and its value as lines; what no note holds is written as JSON, which is YAML too."""
    said = plain(node)
    try:
        if _simple(said):
            return write_yaml({key: said})  # type: ignore[dict-item]  # _simple looked
    except AssertionError:
        pass
    return f"{_json(key)}: {_json(said)}\n"


def flowing(node: Node) -> str:
    """A value on one line."""
    if isinstance(node, Text):
        value = plain(node)
        plainly = _WORD.fullmatch(str(value)) and not Text(str(value), 1).empty
        return str(value) if plainly else _json(value)
    if isinstance(node, Items):
        return f"[{', '.join(flowing(item) for item in node.items)}]"
    inner = (f"{flowing(key)}: {flowing(value)}" for key, value in node.pairs)
    return f"{{{', '.join(inner)}}}"


_WORD = re.compile(r"[A-Za-z0-9](?:[\w ./-]*\w)?", re.ASCII)


def _simple(said: object) -> bool:
    if isinstance(said, list):
        return all(isinstance(item, str) for item in said)
    return isinstance(said, str) or (
        isinstance(said, dict) and bool(said) and all(_simple(inner) for inner in said.values())
    )


def _json(said: object) -> str:
    text = json.dumps(said, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", text)
