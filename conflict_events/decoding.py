"""Bytes to text, once: byte order mark, declared encoding, UTF-8, then a detector.

Nothing after this stage sees bytes, a carriage return, or a NUL.
"""

from __future__ import annotations

import codecs
import re

from .errors import SourceError
from .limits import TEXT_BYTES, refuse_above

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Declared far more often than meant: servers send them by default, and they decode any bytes.
_UNRELIABLE = {"iso8859-1", "cp1252", "ascii", "iso8859-15"}
_NOT_IN_USE = {"punycode", "idna", "undefined", "unicode-escape", "raw-unicode-escape"}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE_ENDS = ("\r\n", *"\r\x0b\x0c\x85\u2028\u2029")
_DETECTOR_BYTES = 65_536


def refuse_too_large(size: int, name: str) -> None:
    """Raises `SourceError` where one text of ``size`` bytes is more than the limit."""
    told = f"{name} is {{size}} bytes, more than the {{limit}} that one text may have"
    refuse_above(size, TEXT_BYTES, told, "split it into articles")


def decode(data: bytes, *, declared: str | None = None, name: str = "the source") -> str:
    """The text of ``data``, with line ends made ``\\n`` and stray NULs gone.

    A declared encoding is believed unless a byte order mark contradicts it or it is one of those
    that servers declare unasked while the bytes are UTF-8. A few invalid bytes in UTF-8 are read
    as Windows-1252, which is what they nearly always are (WHATWG Encoding, 'windows-1252' as the
    fallback). Raises `SourceError` for bytes that are no text, or too many.
    """
    refuse_too_large(len(data), name)
    text = _decoded(data, declared, name)
    if "\0" in text:
        text = text.replace("\0", "")
    for end in _LINE_ENDS:  # one by one: ten times as fast as a pattern, and most are in no text
        if end in text:
            text = text.replace(end, "\n")
    return text


def _decoded(data: bytes, declared: str | None, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _attempt(data, encoding) or data.decode(encoding, "replace")
    codec = text_codec(declared)
    utf8 = _attempt(data, "utf-8")
    if codec is not None and not (utf8 is not None and codec in _UNRELIABLE):
        text = _attempt(data, codec)
        if text is not None:
            return text
    if b"\0" in data[:_DETECTOR_BYTES]:
        wide = _wide(data)
        if wide is not None:
            return wide
    if _is_binary(data):
        raise SourceError(
            f"{name} holds binary data, not text; give it the suffix of its format, or leave it out"
        )
    return utf8 if utf8 is not None else _repaired_utf8(data) or _detected(data, name)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def text_codec(declared: str | None) -> str | None:
    """The codec for an encoding that a file or server names; None for what is no encoding of text in use.

    Some that Python knows are refused on purpose: reading a large text with 'punycode' takes hours.
    """
    try:
        found = codecs.lookup(declared.strip()) if declared else None
    except (LookupError, ValueError):
        return None
    if found is None or not found._is_text_encoding or found.name in _NOT_IN_USE:
        return None
    return found.name


def _wide(data: bytes) -> str | None:
    """Two-byte text without a mark: in such text the NULs of Latin and of spaces keep to one side."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 60 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    text = _attempt(data[: len(data) // 2 * 2], "utf-16-be" if even > odd else "utf-16-le")
    if text is None or sum(not (char.isprintable() or char.isspace()) for char in text[:2048]) > 8:
        return None
    return text


def _is_binary(data: bytes, *, share: int = 500, least: int = 0) -> bool:
    """Whether of so many characters more than one is a control (and so many are), as in no real text."""
    if data.startswith(
        (b"%PDF-", b"\x89PNG", b"PK\x03\x04", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF")
    ):
        return True
    sample = data[:_DETECTOR_BYTES]
    controls = len(_CONTROLS.findall(sample))
    return controls * share > len(sample) and controls >= least


def _repaired_utf8(data: bytes) -> str | None:
    """UTF-8 with wrong bytes in it; None where fewer of its sequences are right than wrong.

    In text of another encoding right sequences are chance, and rare.
    """
    text = data.decode("utf-8", "surrogateescape")
    wrong = len(re.findall("[\udc80-\udcff]", text))
    right = sum(1 for _ in re.finditer("[^\x00-\x7f]", text)) - wrong
    if wrong > right:
        return None
    return re.sub("[\udc80-\udcff]", lambda found: _western(ord(found[0]) - 0xDC00), text)


def _western(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # 30 ms to import, and nearly never needed

    best = from_bytes(data[:_DETECTOR_BYTES]).best()
    encoding = best.encoding if best is not None else None
    text = _attempt(data, encoding) if encoding else None
    if text is None and encoding:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") * 100 > len(text):
            text = None
    if text is None:
        raise SourceError(f"{name} is in no known encoding; convert it to UTF-8, or say which it has")
    return text


def encoding_of(head: bytes, *, declared: str | None = None, name: str = "the source") -> str:
    """The codec of a text of which these are the first bytes, told as `decode` tells it of a whole one.

    Raises `SourceError` for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    codec = text_codec(declared)
    cut = head[: max(0, len(head) - 3)] if len(head) > 3 else head  # the last letter may be cut in two
    utf8 = _begins_as_utf8(head)
    if codec is not None and not (utf8 and codec in _UNRELIABLE) and _attempt(cut, codec) is not None:
        return codec
    if head[:256].count(0) * 4 > len(head[:256]) and _wide(head) is not None:
        return "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"
    if _is_binary(head, share=20, least=50):  # a table may have a null in each of its cells
        raise SourceError(
            f"{name} holds binary data, not text; give it the suffix of its format, or leave it out"
        )
    if utf8 or _repaired_utf8(head) is not None:
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    return best.encoding if best is not None else "utf-8"


def _begins_as_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a last letter that may be cut in two."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
