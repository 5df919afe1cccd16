"""How a reader narrows a table down: months and linked things as lists, and what is chosen in words.

``_facet_month=COLUMN`` lists the months of a column of days, newest first. ``_facet_linked=parties`` or ``places``
lists who took part and where through the link tables; ``_party=ID`` and ``_at=ID`` keep the rows of one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.filters import FilterArguments
from datasette.utils import escape_sqlite, path_with_added_args, path_with_removed_args

from .columns import column_name
from .days import days_in_words
from .labels import label
from .language import N_, _
from .months import month_ends

# How a comparison is called in a form, in the order in which it is offered; others are shown where they are used.
COMPARISONS = {
    "exact": N_("is"), "not": N_("is not"), "contains": N_("contains"), "startswith": N_("begins with"),
    "gte": N_("is at least"), "lte": N_("is at most"), "gt": N_("is more than"), "lt": N_("is less than"),
    "isnull": N_("is not known"), "notnull": N_("is known"), "arraycontains": N_("has in it"),
}  # fmt: skip
SENTENCES = {
    "exact": N_("%(column)s: %(value)s"), "not": N_("%(column)s: not %(value)s"),
    "contains": N_("%(column)s contains “%(value)s”"), "startswith": N_("%(column)s begins with “%(value)s”"),
    "gte": N_("%(column)s: at least %(value)s"), "lte": N_("%(column)s: at most %(value)s"),
    "gt": N_("%(column)s: more than %(value)s"), "lt": N_("%(column)s: less than %(value)s"),
    "isnull": N_("%(column)s: not known"), "notnull": N_("%(column)s: known"),
    "arraycontains": N_("%(column)s: with %(value)s"),
}  # fmt: skip
DAYS = frozenset("published_start event_start start_date said_start".split())

# For each table with linked things: its key, and by the name of the list the link table, its columns,
# the table with the names, and the argument that chooses one.
LINKED: dict[str, tuple[str, dict[str, tuple[str, str, str, str, str]]]] = {
    "event_timeline": (
        "event",
        {
            "parties": ("event_parties", "event", "actor", "actors", "_party"),
            "places": ("event_places", "event", "place", "places", "_at"),
        },
    ),
    "claims_with_context": ("id", {"places": ("claim_places", "claim", "place", "places", "_at")}),
}
NAMES_OF = {
    "claimant": "actors", "victim_side": "actors", "speaker": "actors", "actor": "actors", "country": "actors",
    "reported_by": "actors", "body": "actors", "place": "places", "event": "events", "article": "articles",
    "conflict": "conflicts", "_party": "actors", "_at": "places",
}  # fmt: skip


class MonthFacet(Facet):  # type: ignore[misc]
    """Months of a column of ISO days, newest first, each with its number of rows."""

    type = "month"

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The lists, and the columns that took too long."""
        results: list[dict[str, Any]] = []
        late: list[str] = []
        pairs = parse_qsl(self.request.query_string, keep_blank_values=True)
        for chosen in self.get_configs():
            column = chosen["config"].get("column") or chosen["config"]["simple"]
            quoted = escape_sqlite(column)
            size = max(24, self.get_facet_size())
            sql = (
                f"select substr({quoted}, 1, 7) as month, count(*) as n from ({self.sql}) "
                f"where {quoted} is not null group by month order by month desc limit {size + 1}"
            )
            found = await _rows(self, sql, late, column)
            if found is None:
                continue
            values = []
            for month, n in found[:size]:
                first, last = month_ends(month)
                ends = {f"{column}__gte": first, f"{column}__lte": last}
                selected = all(pair in pairs for pair in ends.items())
                path = (path_with_removed_args if selected else path_with_added_args)(
                    self.request, {**ends, "_next": None} if not selected else ends
                )
                values.append({
                    "value": month, "label": days_in_words(first, last), "count": n, "selected": selected,
                    "toggle_url": self.ds.absolute_url(self.request, self.ds.urls.path(path)),
                })  # fmt: skip
            results.append(_listed(self, "_facet_month", column, chosen, values, len(found) > size))
        return results, late


class LinkedFacet(Facet):  # type: ignore[misc]
    """Parties or places of the rows, counted in the link table rather than in lists of names."""

    type = "linked"

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The lists, and those that took too long."""
        results: list[dict[str, Any]] = []
        late: list[str] = []
        key, links = LINKED.get(self.table or "", ("", {}))
        for chosen in self.get_configs():
            name = chosen["config"].get("column") or chosen["config"]["simple"]
            if name not in links:
                continue
            table, ours, theirs, named, argument = links[name]
            size = self.get_facet_size()
            sql = (
                f"select linked.{theirs}, {named}.name, linked.n from ("
                f"select {theirs}, count(*) as n from {table} where {ours} in (select {key} from ({self.sql})) "
                f"group by {theirs} order by n desc, {theirs} limit {size + 1}) as linked "
                f"join {named} on {named}.id = linked.{theirs} order by linked.n desc, {named}.name"
            )
            found = await _rows(self, sql, late, name)
            if found is None:
                continue
            asked_for = self.request.args.getlist(argument)
            values = []
            for id, label_, n in found[:size]:
                selected = id in asked_for
                change = path_with_removed_args if selected else path_with_added_args
                path = change(self.request, {argument: id})
                values.append({
                    "value": id, "label": label_, "count": n, "selected": selected,
                    "toggle_url": self.ds.absolute_url(self.request, self.ds.urls.path(path)),
                })  # fmt: skip
            results.append(_listed(self, "_facet_linked", name, chosen, values, len(found) > size))
        return results, late


def linked_filter(request: Any, table: str) -> FilterArguments | None:
    """The rows that ``_party`` or ``_at`` keep, as Datasette takes it."""
    key, links = LINKED.get(table, ("", {}))
    clauses: list[str] = []
    params: dict[str, str] = {}
    for link, ours, theirs, _named, argument in links.values():
        for value in request.args.getlist(argument):
            name = f"linked_{len(params)}"
            clauses.append(f"{key} in (select {ours} from {link} where {theirs} = :{name})")
            params[name] = value
    return FilterArguments(clauses, params) if clauses else None


async def chosen(datasette: Any, request: Any, database: str, table: str) -> list[dict[str, str]]:
    """What the rows are narrowed down by: each in words, with the address of the table without it."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    links = {argument: name for name, (*_, argument) in LINKED.get(table, ("", {}))[1].items()}
    served = datasette.get_database(database)
    found: list[dict[str, str]] = []
    taken: set[tuple[str, str]] = set()
    for key, value in pairs:
        if (key, value) in taken or (key.startswith("_") and key not in {"_search", *links}):
            continue
        column, _sep, comparison = key.rpartition("__") if "__" in key.strip("_") else (key, "", "exact")
        without = {key: value}
        if key == "_search":
            text = _("Words: %(words)s") % {"words": value}
        elif (end := _month_end(column, comparison, value)) and (f"{column}__lte", end) in pairs:
            taken.add((f"{column}__lte", end))
            without[f"{column}__lte"] = end
            text = _(SENTENCES["exact"]) % {"column": column_name(column), "value": days_in_words(value, end)}
        else:
            named = NAMES_OF.get(column)
            shown = label(column, value)
            if named and comparison == "exact":
                word = "label" if named == "articles" else "title" if named == "events" else "name"
                row = (await served.execute(f"select {word} from {named} where id = ?", [value])).first()
                shown = row[0] if row else value
            elif column in DAYS:
                shown = days_in_words(value)
            heading = column_name(links.get(column, column))
            told = SENTENCES.get(comparison)
            given = {"column": heading, "value": shown, "comparison": comparison}
            text = (_(told) if told else "%(column)s %(comparison)s %(value)s") % given
        path = datasette.urls.path(path_with_removed_args(request, without))
        found.append({"text": text, "href": str(path)})
    return found


def lookups(used: Callable[[], Any], selected: str = "") -> list[tuple[str, str, bool]]:
    """Comparisons for a form: (key, what it is called, whether it needs no value)."""
    known = {key: (display, alone) for key, display, alone in used()}
    shown = [key for key in COMPARISONS if key in known]
    shown += [selected] if selected in known and selected not in shown else []
    return [(key, _(COMPARISONS.get(key, known[key][0])), known[key][1]) for key in shown]


def _month_end(column: str, comparison: str, value: str) -> str | None:
    if column not in DAYS or comparison != "gte" or not value.endswith("-01"):
        return None
    return month_ends(value[:7])[1]


async def _rows(facet: Any, sql: str, late: list[str], name: str) -> list[Any] | None:
    limit = facet.ds.setting("facet_time_limit_ms")
    try:
        found = await facet.ds.execute(
            facet.database, sql, facet.params, truncate=False, custom_time_limit=limit
        )
    except QueryInterrupted:
        late.append(name)
        return None
    return list(found.rows)


def _listed(
    facet: Any, argument: str, name: str, chosen: Any, values: list[Any], more: bool
) -> dict[str, Any]:
    return {
        "name": name, "type": facet.type, "results": values, "truncated": more,
        "hideable": chosen["source"] != "metadata",
        "toggle_url": facet.ds.urls.path(path_with_removed_args(facet.request, {argument: name})),
    }  # fmt: skip
