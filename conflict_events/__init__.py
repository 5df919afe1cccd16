"""Reads news about armed conflict into evidence: who claims what about which event.

The flow, one direction: file, feed, archive -> `Source` -> `Document` -> text -> sentences ->
mentions -> claims, event mentions, quotes (`extract`) -> SQLite (`build`) -> events (`link`).
"""

from typing import TYPE_CHECKING

from .credits import credible_byline, credible_title
from .decoding import text_codec
from .edtf import parse_published
from .errors import (
    ConflictEventsError,
    DatabaseError,
    ExportError,
    MetadataError,
    PackError,
    PluginError,
    ReaderChoiceError,
    SourceError,
)
from .fetching import Fetcher, Fetching
from .findings import Claim, EventMention, Extraction, Issue, Mention, Quote, Report, Sentence
from .hookspecs import hookimpl
from .limits import limit
from .markup import text_of_cells, text_of_markup
from .models import (
    Actor,
    Coded,
    CodedActor,
    CodedFigure,
    CodedPlace,
    Document,
    Exporter,
    LanguagePack,
    Place,
    Reader,
    Source,
)
from .publication import credible_days, has_passed, published_days

if TYPE_CHECKING:
    from .building import build
    from .exporting import (
        CLAIM_COLUMNS,
        PLACES_CREDIT,
        Column,
        Ledger,
        Selection,
        calendar,
        calendar_entry,
        export,
        feature,
        safe_cell,
        write_rows,
    )
    from .linking.link import link
    from .pipeline import extract, extract_source
    from .plugins import load_plugins
    from .tables.articles import Articles
    from .tables.lines import open_text, text_lines
    from .tables.rows import Row, header_of, read_rows
    from .tables.values import Values
    from .tables.wording import Wording

__all__ = [
    "CLAIM_COLUMNS",
    "PLACES_CREDIT",
    "Actor",
    "Articles",
    "Claim",
    "Coded",
    "CodedActor",
    "CodedFigure",
    "CodedPlace",
    "Column",
    "ConflictEventsError",
    "DatabaseError",
    "Document",
    "EventMention",
    "ExportError",
    "Exporter",
    "Extraction",
    "Fetcher",
    "Fetching",
    "Issue",
    "LanguagePack",
    "Ledger",
    "Mention",
    "MetadataError",
    "PackError",
    "Place",
    "PluginError",
    "Quote",
    "Reader",
    "ReaderChoiceError",
    "Report",
    "Row",
    "Selection",
    "Sentence",
    "Source",
    "SourceError",
    "Values",
    "Wording",
    "build",
    "calendar",
    "calendar_entry",
    "credible_byline",
    "credible_days",
    "credible_title",
    "export",
    "extract",
    "extract_source",
    "feature",
    "has_passed",
    "header_of",
    "hookimpl",
    "limit",
    "link",
    "load_plugins",
    "open_text",
    "parse_published",
    "published_days",
    "read_rows",
    "safe_cell",
    "text_codec",
    "text_lines",
    "text_of_cells",
    "text_of_markup",
    "write_rows",
]

_TABLES = {
    "Articles": "articles",
    "Row": "rows",
    "header_of": "rows",
    "open_text": "lines",
    "read_rows": "rows",
    "text_lines": "lines",
    "Values": "values",
    "Wording": "wording",
}


def __getattr__(name: str) -> object:
    """The functions come from their modules at first use, so that importing the package is quick."""
    if name in ("extract", "extract_source"):
        from . import pipeline

        return getattr(pipeline, name)
    if name == "build":
        from .building import build

        return build
    if name == "link":
        from .linking.link import link

        return link
    if name == "load_plugins":
        from .plugins import load_plugins

        return load_plugins
    if name in _TABLES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.tables.{_TABLES[name]}"), name)
    if name in __all__:
        from . import exporting

        return getattr(exporting, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
