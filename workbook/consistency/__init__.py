"""Has the story changed? Compare what was said in round one with what is planned for round two, claim by claim."""

from workbook.consistency.claims import KINDS, Claim
from workbook.consistency.comparison import claims_in, compare, compare_fully
from workbook.consistency.findings import Comparison, Finding, is_as_told, shown
from workbook.consistency.interval import Interval

__all__ = [
    "KINDS",
    "Claim",
    "Comparison",
    "Finding",
    "Interval",
    "claims_in",
    "compare",
    "compare_fully",
    "is_as_told",
    "shown",
]
