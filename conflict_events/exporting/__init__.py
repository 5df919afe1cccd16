"""What leaves a ledger: its rows with their names, streamed, and the files that plugins make of them."""

from .calendars import calendar, calendar_entry
from .cells import safe_cell, write_rows
from .columns import CLAIM_COLUMNS, Column
from .ledger import PLACES_CREDIT, Ledger
from .points import feature
from .selecting import Selection
from .writing import export

__all__ = [
    "CLAIM_COLUMNS",
    "PLACES_CREDIT",
    "Column",
    "Ledger",
    "Selection",
    "calendar",
    "calendar_entry",
    "export",
    "feature",
    "safe_cell",
    "write_rows",
]
