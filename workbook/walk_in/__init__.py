"""The one page for the last fifteen minutes: what stands on it, and the page as a PDF."""

from workbook.walk_in.page import CLOSING, WalkIn, page_facts, page_sections, walk_in
from workbook.walk_in.pdf import PAPERS, walk_in_pdf

__all__ = [
    "CLOSING",
    "PAPERS",
    "WalkIn",
    "page_facts",
    "page_sections",
    "walk_in",
    "walk_in_pdf",
]
