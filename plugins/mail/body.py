"""The text of a letter without what is not its own: quotations, signatures, footers, letters passed on."""

import re
from collections.abc import Sequence

_RULE = re.compile(r"\s*[_=*-]{10,}\s*")
_HEADER = re.compile(r"\s*\*?[^\W\d_][\w -]{1,14}\*?\s?:\*?\s\S.*")
_LEAVE = re.compile(
    r"unsubscri|opt[ -]?out|list-manage|manage (your )?(subscription|preferences)|email preferences|"
    r"afmelden|uitschrij|abmelden|abbestell|se désabonner|désinscri|cancelar (la )?suscripci|отписаться|לביטול",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\[(?:image|cid|afbeelding|bild)[^\]\n]{0,200}\]", re.IGNORECASE)
_LINK = re.compile(r"(?<!\s)\s*[<(\[]\s*(?:https?://|mailto:)[^\s<>()\[\]]+\s*[>)\]]")
_ONLY_LINK = re.compile(r"(?:https?://|www\.)\S+")
_LONGEST_MARK = 200  # characters of a line that says that another letter begins
_FOOTER = 8  # lines at the end of a letter that a list puts there


def body_of(text: str, *, flowed: bool = False, unsubscribe: Sequence[str] = ()) -> tuple[str, bool]:
    """The letter's own text, and whether there was a letter passed on behind it.

    ``unsubscribe`` are addresses for leaving the list.
    """
    lines = _signed(text.split("\n"))
    lines, forwarded = _without_passed_on(lines)
    lines = _without_signature(_without_quotations(lines), unsubscribe)
    if flowed:
        lines = _joined(lines)
    kept = []
    for line in lines:
        line = _PICTURE.sub("", line).rstrip()
        if not _ONLY_LINK.fullmatch(line.strip()) and not _RULE.fullmatch(line):
            kept.append(line)
    # An address in brackets may stand in a line of its own, inside a sentence.
    return re.sub(r"\n{3,}", "\n\n", _LINK.sub("", "\n".join(kept))).strip(), forwarded


def _signed(lines: list[str]) -> list[str]:
    """Without the marks of a text that is signed in place (RFC 4880, 7)."""
    if not any(line.startswith("-----BEGIN PGP SIGNED MESSAGE") for line in lines):
        return lines
    start = next(number for number, line in enumerate(lines) if line.startswith("-----BEGIN PGP SIGNED"))
    head = next((number for number in range(start, len(lines)) if not lines[number].strip()), start)
    end = next(
        (n for n in range(head, len(lines)) if lines[n].startswith("-----BEGIN PGP SIGNATURE")), len(lines)
    )
    return [line.removeprefix("- ") for line in lines[head + 1 : end]]


def _without_passed_on(lines: list[str]) -> tuple[list[str], bool]:
    """Up to where another letter begins: a line that says so, or the headers of it."""
    for number, line in enumerate(lines):
        if len(line) > _LONGEST_MARK:
            continue
        following = [one for one in lines[number + 1 : number + 8] if one.strip()][:4]
        headers = sum(bool(_HEADER.fullmatch(one)) for one in following)
        if (_says_that_one_begins(line) or _RULE.fullmatch(line)) and headers >= 3:
            return lines[:number], True
        block = [one for one in lines[number : number + 5] if _HEADER.fullmatch(one)]
        if len(block) >= 4 and lines[number] == block[0] and any("@" in one for one in block[:2]):
            return lines[:number], True
    return lines, False


def _says_that_one_begins(line: str) -> bool:
    """'---- Original Message ----' in any language."""
    words = line.strip()
    return words.startswith("---") and words.endswith("---") and bool(words.strip("- "))


def _without_quotations(lines: list[str]) -> list[str]:
    """Without lines that quote, and the line above them that says whom ('On 3 May ... wrote:')."""
    kept: list[str] = []
    quoting = False
    for line in lines:
        if not line.startswith(">"):
            quoting = False
            kept.append(line)
            continue
        if not quoting:
            _drop_introduction(kept)
        quoting = True
    return kept


def _drop_introduction(kept: list[str]) -> None:
    last = next(
        (number for number in range(len(kept) - 1, max(len(kept) - 4, -1), -1) if kept[number].strip()), -1
    )
    if last < 0 or not kept[last].rstrip().endswith(":"):
        return
    first = last
    # It may be broken over lines.
    while first > 0 and last - first < 3 and not re.search(r"\d|@", " ".join(kept[first : last + 1])):
        first -= 1
        if not kept[first].strip():
            return
    if re.search(r"\d|@", " ".join(kept[first : last + 1])):
        if first and kept[first - 1].strip() and not re.search(r"\d{4}", " ".join(kept[first : last + 1])):
            first -= 1
        del kept[first:]


def _without_signature(lines: list[str], unsubscribe: Sequence[str]) -> list[str]:
    """Up to the mark of a signature, or to what a list puts under each letter."""
    for number, line in enumerate(lines):
        if line.rstrip("\r") in ("-- ", "--"):
            lines = lines[:number]
            break
    for number, line in enumerate(lines):
        late = number * 3 >= len(lines)
        if late and (any(one in line for one in unsubscribe) or (len(line) < 400 and _LEAVE.search(line))):
            start = number
            while start and lines[start - 1].strip():
                start -= 1
            return lines[:start]
        at_end = len(lines) - number <= _FOOTER
        if at_end and _RULE.fullmatch(line) and any("://" in one or "@" in one for one in lines[number:]):
            return lines[:number]
    return lines


def _joined(lines: list[str]) -> list[str]:
    """Lines of 'format=flowed' (RFC 3676): one that ends with a space goes on in the next."""
    joined: list[str] = []
    goes_on = False
    for line in lines:
        line = line[1:] if line.startswith(" ") else line
        if goes_on:
            joined[-1] += line
        else:
            joined.append(line)
        goes_on = line.endswith(" ")
    return joined
