"""Second Round: a workbook for people who have been asked to a second interview."""

__version__ = "0.1.0"
