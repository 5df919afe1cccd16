"""Articles that are the same text again: the same words, or nearly so.

A copy may be cut short, but it says nothing new: an article with a figure that the earlier one has not
is an update of it, and counts. Each article leaves a few word sequences behind (a bottom-k sketch of
sampled 5-word shingles; Broder 1997, Manasse 2012). Articles that share one are compared by all their
shingles, and those that resemble an earlier one by `RESEMBLANCE` (Jaccard), or lie within it by
`CONTAINED`, point to it. The earlier is the one with the earlier publication date, then the lower id: no
matter in which order they were read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from sqlite_utils import Database

RESEMBLANCE = 0.7
CONTAINED = 0.9  # of the shingles of the shorter text, which has at least a third of those of the longer
_WORDS = 5
_KEPT = 8
# A sequence in more articles than this is furniture of a site, not a sign of copying.
_COMMON = 50
_SHORTEST = 30


def shingles(text: str, *, sampled: bool = False) -> set[int]:
    """Digests of the 5-word sequences of ``text``; when ``sampled``, about an eighth of them.

    A sequence is sampled by its first word, so that two copies sample the same ones.
    """
    words = text.lower().split()
    if len(words) < _SHORTEST:
        return set()
    last = len(words) - _WORDS + 1
    if sampled:
        encoded = [word.encode("utf-8", "surrogatepass") for word in words]
        starts: Iterable[int] = [at for at in range(last) if not crc32(encoded[at]) & 7]
        return {crc32(b" ".join(encoded[at : at + _WORDS])) for at in starts}
    return {crc32(" ".join(words[at : at + _WORDS]).encode("utf-8", "surrogatepass")) for at in range(last)}


def sketch(text: str) -> list[int]:
    """The few lowest of the sampled shingles: what is stored of an article."""
    return sorted(shingles(text, sampled=True))[:_KEPT]


def mark_duplicates(db: Database) -> int:
    """Sets ``articles.duplicate_of`` anew for all articles; gives the number of duplicates."""
    order = {
        article: rank
        for rank, (article,) in enumerate(
            db.execute("select id from articles order by published_start is null, published_start, id")
        )
    }
    original = _same_text(db, order)
    candidates = _sharing(db, order)
    figures = _figures(db)
    texts: dict[str, set[int]] = {}

    def of(article: str) -> set[int]:
        if article not in texts:
            texts[article] = shingles(_own_text(db, article))
        return texts[article]

    for article in sorted(candidates, key=order.__getitem__):
        if article in original:
            continue
        best = RESEMBLANCE
        for other in sorted(candidates[article], key=order.__getitem__):
            if other in original or order[other] > order[article]:
                continue
            if not figures[article] <= figures[other]:
                continue
            resemblance = _resemblance(of(article), of(other))
            if resemblance >= best and (resemblance > best or article not in original):
                best, original[article] = resemblance, other
    marked = "select id, duplicate_of from articles where duplicate_of is not null"
    stored = dict(db.execute(marked).fetchall())
    for article, first in original.items():
        original[article] = original.get(first, first)
    with db.atomic():
        db.conn.executemany(
            "update articles set duplicate_of = ? where id = ?",
            [
                (original.get(article), article)
                for article in sorted({*stored, *original})
                if stored.get(article) != original.get(article)
            ],
        )
    return len(original)


def _resemblance(mine: set[int], theirs: set[int]) -> float:
    """How much of two texts is the same, from 0 to 1; one that is cut short counts by what is left of it."""
    shared = len(mine & theirs)
    shorter, longer = sorted((len(mine), len(theirs)))
    if shared >= CONTAINED * shorter and 3 * shorter >= longer:
        return shared / max(1, shorter)
    return shared / max(1, len(mine | theirs))


def _figures(db: Database) -> dict[str, set[tuple[object, ...]]]:
    """What each article counts: outcome and figure."""
    found: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for article, *figure in db.execute("select article, outcome, count, count_low, count_high from claims"):
        found[article].add(tuple(figure))
    return found


def _own_text(db: Database, article: str) -> str:
    """The text without the furniture that all articles of a site share."""
    text = str(db.execute("select text from article_texts where article = ?", [article]).fetchone()[0])
    furniture = "select start, end from sentences where article = ? and role = 'boilerplate'"
    for start, end in sorted(db.execute(furniture, [article]).fetchall(), reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _same_text(db: Database, order: dict[str, int]) -> dict[str, str]:
    """Articles whose text is exactly that of an earlier one, each with that one."""
    first: dict[str, str] = {}
    original: dict[str, str] = {}
    pairs = db.execute(
        "select text_sha256, id from articles where text_sha256 in (select text_sha256 from articles "
        "group by text_sha256 having count(*) > 1) and words > 0"
    )
    for digest, article in sorted(pairs, key=lambda pair: order[pair[1]]):
        if digest in first:
            original[article] = first[digest]
        else:
            first[digest] = article
    return original


def _sharing(db: Database, order: dict[str, int]) -> dict[str, set[str]]:
    """For each article those that share one of its stored sequences."""
    sharing: dict[str, set[str]] = defaultdict(set)
    block: list[str] = []
    current: int | None = None
    rows = db.execute(
        "select value, article from article_shingles where value in (select value from article_shingles "
        f"group by value having count(*) between 2 and {_COMMON}) order by value"
    ).fetchall()
    for value, article in [*rows, (None, "")]:
        if value != current:
            for one in block:
                sharing[one].update(block)
            block, current = [], value
        if article in order:
            block.append(article)
    for one, others in sharing.items():
        others.discard(one)
    return sharing
