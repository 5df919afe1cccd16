"""What the reader types into a search box, as an expression that full-text search understands."""

from __future__ import annotations

from datasette.utils import escape_fts

from ..storage.searching import normalise


def escape_search(query: object) -> str:
    """Each word of ``query`` quoted, in the form in which texts are searched.

    Takes the place of Datasette's SQL function ``escape_fts``, so that its own search box finds what
    is written with other digits, marks or letters. Words between double quotes stay a phrase.
    """
    return str(escape_fts(normalise("" if query is None else str(query))))
