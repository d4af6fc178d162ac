"""The facts of a workbook: which texts are held against each other, and which differences are still to be settled."""

from workbook.ledger.conflicts import Checked, Conflict, checked, conflicts
from workbook.ledger.pairs import Pair, asks_for_pay, pairs
from workbook.ledger.places import Place, claims, known_names, places

__all__ = [
    "Checked",
    "Conflict",
    "Pair",
    "Place",
    "asks_for_pay",
    "checked",
    "claims",
    "conflicts",
    "known_names",
    "pairs",
    "places",
]
