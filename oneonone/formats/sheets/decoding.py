"""Bytes of a file to its text: which encoding it is in, and what cannot be read as a table."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from oneonone.errors import Impossible

LARGEST = 20 * 1024 * 1024

_CSV = "Save it as CSV UTF-8 and import that."
_NOT_A_TABLE = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel workbook (xls)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a word processor's document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
)
_WEB_PAGE = re.compile(rb"\s*<(!doctype|html|\?xml|table|head|meta)", re.IGNORECASE)
_LINE_END = re.compile(rb"\r\n|\r|\n")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf]..")


class Decoded(NamedTuple):
    """The text of a file, and a sentence on its encoding where that was a guess."""

    text: str
    remark: str = ""


def text_of(data: bytes, where: str) -> Decoded:
    """The text of a file. Raises Impossible for what is no text, or text of two encodings."""
    _refuse_what_is_no_table(data, where)
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return Decoded(_wide(data, encoding, where))
    if data.startswith(codecs.BOM_UTF8):
        return _utf8_or_fault(data.removeprefix(codecs.BOM_UTF8), where)
    wide = _wide_by_its_nuls(data)
    if wide:
        return Decoded(_wide(data, wide, where), "Read as UTF-16 (by its NUL bytes).")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _windows_1252(data, where)


def start_of(data: bytes) -> str:
    """The beginning of a file, cut off anywhere: to see what it is, whatever cannot be read."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-32" if data.startswith(codecs.BOM_UTF32_LE) else "utf-16"
    else:
        encoding = _wide_by_its_nuls(data) or "utf-8-sig"
    return data.decode(encoding, "ignore")


def _refuse_what_is_no_table(data: bytes, where: str) -> None:
    if len(data) > LARGEST:
        remedy = "Keep only the rows and columns needed, and import that."
        raise Impossible("the file is larger than 20 MB", where=where, remedy=remedy)
    if data.startswith(b"PK\x03\x04"):
        start = data[:4096]
        if b"xl/" in start or b"[Content_Types].xml" in start:
            raise Impossible("this is an Excel workbook (xlsx)", where=where, remedy=_CSV)
        if b"opendocument" in start:
            raise Impossible("this is a spreadsheet (ods)", where=where, remedy=_CSV)
        remedy = "Unpack it and import the right file in it, saved as CSV UTF-8."
        raise Impossible("this is a zip file", where=where, remedy=remedy)
    for magic, kind in _NOT_A_TABLE:
        if data.startswith(magic):
            raise Impossible(f"this is {kind}", where=where, remedy=_CSV)
    if _WEB_PAGE.match(data[:1024].removeprefix(codecs.BOM_UTF8)):
        # Many a school system's "Export to Excel" is a web page named .xls.
        remedy = "Open it in a spreadsheet program, save it as CSV UTF-8 and import that."
        raise Impossible("this is a web page, whatever it is called", where=where, remedy=remedy)


def _wide_by_its_nuls(data: bytes) -> str:
    """UTF-16 without a mark: most of its letters have a NUL on one side."""
    sample = data[:4096]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    enough = max(2, len(sample) * 0.15)
    if second >= enough and second > 4 * first:
        return "utf-16-le"
    return "utf-16-be" if first >= enough and first > 4 * second else ""


def _wide(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        name = encoding.upper()[:6]
        what = f"this begins as {name}, but is damaged or cut short"
        raise Impossible(what, where=where, remedy="Export it again as CSV UTF-8.") from None


def _utf8_or_fault(data: bytes, where: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        line = next(line for line, is_utf8, _ in _lines_with_accents(data) if not is_utf8)
        what = f"the file begins as UTF-8, but line {line} is not UTF-8"
        raise _two_encodings(what, line, where) from None


def _windows_1252(data: bytes, where: str) -> Decoded:
    """A file that is not UTF-8 is read as Windows-1252, unless part of it is UTF-8 after all."""
    utf8, other = [], []
    for line, is_utf8, has_utf8 in _lines_with_accents(data):
        if is_utf8 or has_utf8:
            utf8.append(line)
        if not is_utf8:
            other.append(line)
    if utf8 and len(other) <= len(utf8):
        what = f"the file mixes two encodings: line {other[0]} is not UTF-8, as others are"
        raise _two_encodings(what, other[0], where)
    if utf8:
        what = f"the file mixes two encodings: line {utf8[0]} is UTF-8, as others are not"
        raise _two_encodings(what, utf8[0], where)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as fault:
        line = 1 + len(_LINE_END.findall(data[: fault.start]))
        what = f"line {line} is neither UTF-8 nor Windows-1252"
        raise Impossible(what, where=where, remedy=_CSV) from None
    return Decoded(text, "Read as Windows-1252 (no sign of UTF-8).")


def _lines_with_accents(data: bytes) -> Iterator[tuple[int, bool, bool]]:
    """Each line beyond ASCII: its number, whether it is UTF-8, whether any letter in it is."""
    for line, content in enumerate(_LINE_END.split(data), 1):
        if content.isascii():
            continue
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            yield line, False, bool(_UTF8_LETTER.search(content))
        else:
            yield line, True, True


def _two_encodings(what: str, line: int, where: str) -> Impossible:
    remedy = f"Save it again as CSV UTF-8, and see that the names in line {line} are right."
    return Impossible(what, where=where, remedy=remedy)
