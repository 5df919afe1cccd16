"""From what the user names to documents: files, folders, patterns, standard input; then a reader for each."""

from ..outside import read_columns
from .addressing import is_address
from .choosing import UNREADABLE, choose_reader, unreadable
from .naming import sources
from .walking import Part, parts, read

__all__ = [
    "UNREADABLE",
    "Part",
    "choose_reader",
    "is_address",
    "parts",
    "read",
    "read_columns",
    "sources",
    "unreadable",
]
