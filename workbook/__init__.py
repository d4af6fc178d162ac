"""Second Round: a workbook for people who have been asked to a second interview.

In a notebook of the workbook, or anywhere with the path of its folder::

    from workbook import open_workbook

    wb = open_workbook()
    wb.stories()

``help(wb)`` lists everything it offers.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.notebook import Workbook
    from workbook.opening import open_workbook

__version__ = "0.1.0"
__all__ = ["Workbook", "__version__", "open_workbook"]


def __getattr__(name: str) -> Any:
    # Imported when first asked for: `import workbook` and the command line stay quick.
    if name in {"Workbook", "open_workbook"}:
        from workbook import opening

        return getattr(opening, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
