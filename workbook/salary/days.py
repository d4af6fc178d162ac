"""Days as tables write them: 2026-11-28, 28.11.2026, 11/28/2026, 28 Nov 2026; what may be read in two ways is not read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_NAMED = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d-%b-%Y")


def read_days(texts: Iterable[str]) -> dict[str, date | None]:
    """Return the day that each text of a column names; None where there is none, or 3/4/2026 may be two.

    Whether the day or the month stands first is told by the other texts of the column, if by any.

    Examples
    --------
    >>> [*read_days(["3/4/2026", "3/28/2026"]).values()]
    [datetime.date(2026, 3, 4), datetime.date(2026, 3, 28)]
    >>> read_days(["3/4/2026", "last week"])
    {'3/4/2026': None, 'last week': None}
    """
    found = {text: _FIGURES.match(text) for text in dict.fromkeys(texts)}
    with_slash = [match for match in found.values() if match and match[2] != "."]
    day_first = any(int(match[1]) > 12 for match in with_slash)
    month_first = any(int(match[3]) > 12 for match in with_slash)
    return {text: _day(text, match, day_first, month_first) for text, match in found.items()}


def _day(text: str, match: re.Match[str] | None, day_first: bool, month_first: bool) -> date | None:
    try:
        if _ISO.match(text):
            return date.fromisoformat(text[:10])
        if match:
            one, two, year = int(match[1]), int(match[3]), int(match[4])
            if match[2] == "." or one > 12 or one == two or (day_first and not month_first):
                return date(year, two, one)
            return date(year, one, two) if two > 12 or (month_first and not day_first) else None
    except ValueError:  # 31 February
        return None
    for form in _NAMED:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()
    return None
