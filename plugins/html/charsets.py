"""Which encoding the bytes of a page are in: the transport, the page and the bytes may each say another."""

from __future__ import annotations

import re

from conflict_events import Source, text_codec

_META_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.-]{2,40})""")
_MANY_BYTES = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_HEAD = 4096


def encoding_of(source: Source, data: bytes) -> str | None:
    """What to decode as: the transport, the page and the bytes may each say something else.

    Multi-byte sequences that are all valid UTF-8 are no chance. Otherwise the first of the declared
    encodings that fits every byte counts, the transport's before the page's (WHATWG HTML, 13.2.3.2).
    """
    transport = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", source.media_type or "", re.IGNORECASE)
    head = data[:_HEAD]
    declared = [source.encoding, transport[1] if transport else None]
    said = [found[1] for mark in (_META_CHARSET, _XML_CHARSET) if (found := mark.search(head))]
    declared += [name.decode("ascii", "replace") for name in said]
    if _MANY_BYTES.search(data) and _fits(data, "utf-8"):
        return "utf-8"
    for name in declared:
        # A page that can be read to find its declaration is not of two bytes a character.
        if name and not name.lower().startswith(("utf-16", "utf16", "utf-32", "ucs")) and _fits(data, name):
            return _WEB_NAMES.get(name.lower(), name)
    return None


# The web reads these names as the larger set of which they are a part (WHATWG Encoding, 4.2).
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030"} | {
    "gbk": "gb18030", "iso-8859-9": "cp1254", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932"
}  # fmt: skip


def _fits(data: bytes, name: str) -> bool:
    codec = text_codec(_WEB_NAMES.get(name.lower(), name))
    if codec is None:
        return False
    try:
        data.decode(codec)
    except UnicodeError:
        return False
    return True
