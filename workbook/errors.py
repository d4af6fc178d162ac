"""The one family of errors: each message says what was found, where, and what to do."""


class WorkbookError(Exception):
    """Something the reader can act on; its text is one sentence or two, fit to show as it is."""


class DataError(WorkbookError):
    """A file under ``data/``, or one the reader added, does not have the form it should have."""


class InputError(WorkbookError):
    """What was typed, pasted or chosen cannot be used."""
