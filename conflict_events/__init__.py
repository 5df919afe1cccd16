"""Reads news about armed conflict into evidence: who claims what about which event.

The flow, one direction: file, feed, archive -> `Source` -> `Document` -> text -> sentences ->
mentions -> claims, event mentions, quotes (`extract`) -> SQLite (`build`) -> events (`link`).
"""

from typing import TYPE_CHECKING

from .credits import credible_byline, credible_title
from .edtf import parse_published
from .errors import (
    ConflictEventsError,
    DatabaseError,
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
from .markup import text_of_markup
from .models import (
    Actor,
    Coded,
    CodedActor,
    CodedFigure,
    CodedPlace,
    Document,
    LanguagePack,
    Place,
    Reader,
    Source,
)

if TYPE_CHECKING:
    from .building import build
    from .linking.link import link
    from .pipeline import extract, extract_source
    from .plugins import load_plugins

__all__ = [
    "Actor",
    "Claim",
    "Coded",
    "CodedActor",
    "CodedFigure",
    "CodedPlace",
    "ConflictEventsError",
    "DatabaseError",
    "Document",
    "EventMention",
    "Extraction",
    "Fetcher",
    "Fetching",
    "Issue",
    "LanguagePack",
    "Mention",
    "MetadataError",
    "PackError",
    "Place",
    "PluginError",
    "Quote",
    "Reader",
    "ReaderChoiceError",
    "Report",
    "Sentence",
    "Source",
    "SourceError",
    "build",
    "credible_byline",
    "credible_title",
    "extract",
    "extract_source",
    "hookimpl",
    "limit",
    "link",
    "load_plugins",
    "parse_published",
    "text_of_markup",
]


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
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
