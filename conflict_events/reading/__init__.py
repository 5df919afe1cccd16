"""From what the user names to documents: files, folders, patterns, standard input; then a reader for each."""

from .choosing import UNREADABLE, choose_reader, unreadable
from .naming import sources
from .walking import Part, parts, read

__all__ = ["UNREADABLE", "Part", "choose_reader", "parts", "read", "sources", "unreadable"]
