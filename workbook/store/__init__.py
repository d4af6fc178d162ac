"""Keeping what was typed: one SQLite file a workbook, to which revisions are only ever added."""

from workbook.store.database import FILE_NAME
from workbook.store.failures import StoreError
from workbook.store.revision import Revision
from workbook.store.store import Saved, Store

__all__ = ["FILE_NAME", "Revision", "Saved", "Store", "StoreError"]
