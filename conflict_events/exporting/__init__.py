"""What leaves a ledger: its rows with their names, streamed, and the files that plugins make of them."""

from .cells import safe_cell, write_rows
from .columns import CLAIM_COLUMNS, Column
from .ledger import PLACES_CREDIT, Ledger
from .selecting import Selection
from .writing import export

__all__ = [
    "CLAIM_COLUMNS",
    "PLACES_CREDIT",
    "Column",
    "Ledger",
    "Selection",
    "export",
    "safe_cell",
    "write_rows",
]
