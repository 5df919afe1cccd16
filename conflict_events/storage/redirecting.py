"""Where the ids of replaced articles and their rows lead: links to them go on working."""

from __future__ import annotations

from sqlite_utils import Database

from .columns import COLUMNS
from .rows import ArticleRows

_RECOGNISED = {
    "claims": ("outcome", "evidence", "count", "count_low", "count_high", "claimant"),
    "event_mentions": ("type", "evidence"),
    "quotes": ("text", "speaker", "speaker_text"),
}
"""By what a row of a changed article is recognised as the successor of an old one."""


def lead_on(db: Database, article: str, successor: ArticleRows) -> None:
    """Writes redirects from an article's old ids to the new ones of the same words.

    What is no longer said there leads to the article itself, so that a citation of it is told what became of it.
    """
    redirects: list[tuple[str, str, str]] = []
    if article != successor.id:
        redirects.append((article, successor.id, "article"))
    for table, columns in _RECOGNISED.items():
        places = [COLUMNS[table].index(column) for column in columns]
        new: dict[tuple[object, ...], str] = {}
        for row in successor.tables[table]:
            new.setdefault(tuple(row[place] for place in places), str(row[0]))
        kept = {str(row[0]) for row in successor.tables[table]}
        for old in db.execute(f"select id, {', '.join(columns)} from {table} where article = ?", [article]):
            if old[0] not in kept:
                target = new.get(tuple(old[1:]), successor.id)
                redirects.append((old[0], target, table.removesuffix("s")))
    run = db.conn.executemany
    run("update redirects set target = ? where target = ?", [(new, old) for old, new, _ in redirects])
    run("insert or replace into redirects (id, target, kind) values (?, ?, ?)", redirects)


def forget_redirects_in_use(db: Database) -> None:
    """An id that is in use again leads nowhere else."""
    if db.execute("select 1 from redirects limit 1").fetchone() is None:
        return
    for table in ("articles", *_RECOGNISED):
        db.conn.execute(
            f"delete from redirects where kind = ? and id in (select id from {table})",
            [table.removesuffix("s")],
        )
