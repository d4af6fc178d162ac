"""Read the parts of a date: months, quarters, seasons, fiscal years, days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from workbook.consistency.concepts import is_content
from workbook.consistency.interval import Interval
from workbook.consistency.lexicon import lexicon, words
from workbook.consistency.text import Reading

DAYS, MONTHS, WEEKDAYS = "date", "month of the year", "weekday"


def date_at(reading: Reading, at: int) -> tuple[Interval, str, int] | None:
    """Value, unit and end of the date that begins at a token."""
    units = lexicon("units")
    token = reading.tokens[at]
    word = token.lower
    month = units["months"].get(word.removesuffix("."))
    if month is not None and (
        word not in {"may", "march", "mar", "jan", "dec", "sep", "jun", "jul"} or token.is_capital
    ):
        return _month_date(reading, at, month)
    if word in units["weekdays"] or (word.removesuffix("s") in units["weekdays"] and token.is_capital):
        day = units["weekdays"][word.removesuffix("s") if word not in units["weekdays"] else word]
        return Interval(day, day), WEEKDAYS, at + 1
    if word in units["seasons"]:
        return _season(reading, at, *units["seasons"][word])
    if word in {"q1", "q2", "q3", "q4"}:
        return _quarter(reading, at + 1, int(word[1]))
    if (
        word in {"first", "second", "third", "fourth", "last"}
        and reading.lower(at + 1) == "quarter"
        and reading.lower(at + 2) in {"of", "in"}
    ):
        number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[word]
        year = _year(reading, at + 3)
        return _quarter(reading, at + 3, number) if year else None
    if (word[:2] == "fy" and word[2:].isdecimal()) or (word == "fy" and reading.lower(at + 1).isdecimal()):
        digits, end = (word[2:], at + 1) if word != "fy" else (reading.lower(at + 1), at + 2)
        year = int(digits) if len(digits) == 4 else 2000 + int(digits[-2:])
        if not 1950 <= year <= 2100:
            return None
        return Interval(date(year - 1, 4, 1).toordinal(), date(year, 12, 31).toordinal()), DAYS, end
    if (token.is_number and reading.lower(at + 1) in {"st", "nd", "rd", "th", "of"}) or (
        token.is_number and reading.lower(at + 1) in units["months"]
    ):
        return _day_first(reading, at)
    return _year_date(reading, at)


def _month_date(reading: Reading, at: int, month: int) -> tuple[Interval, str, int] | None:
    end = at + 1
    day = 0
    token = reading.lower(end)
    if token.isdecimal() and 1 <= int(token) <= 31:
        day, end = int(token), end + 1
        if reading.lower(end) in {"st", "nd", "rd", "th"}:
            end += 1
    gap = end + (reading.lower(end) in {",", "of"})
    year = _year(reading, gap)
    if year:
        return month_interval(year, month, day), DAYS, gap + 1
    if (
        reading.lower(at) in {"may", "march", "mar"}
        and not day
        and reading.lower(at - 1) not in words("cues", "before_month")
    ):
        return None
    low = month + (day - 1) / 31 if day else month
    return Interval(low, low + (0.03 if day else 0.99)), MONTHS, end


def month_interval(year: int, month: int, day: int = 0, months: int = 1) -> Interval:
    """Days of a month, of a day in it, or of several months."""
    first = date(year, month, 1)
    if day:
        first += timedelta(days=min(day, calendar.monthrange(year, month)[1]) - 1)
        return Interval(first.toordinal(), first.toordinal())
    last_month = (month - 1 + months - 1) % 12 + 1
    last_year = year + (month - 1 + months - 1) // 12
    return Interval(
        first.toordinal(),
        date(last_year, last_month, calendar.monthrange(last_year, last_month)[1]).toordinal(),
    )


def _season(reading: Reading, at: int, month: int, months: int) -> tuple[Interval, str, int] | None:
    gap = at + 1 + (reading.lower(at + 1) in {"of", ","})
    year = _year(reading, gap)
    if year:
        interval = month_interval(year, month, months=months)
        if month == 12 and months > 1:
            interval = Interval(date(year, 1, 1).toordinal() - 31, interval.high)
        return interval, DAYS, gap + 1
    if reading.lower(at - 1) in {"in", "last", "that", "this", "next"} or (
        reading.lower(at - 1) == "the"
        and reading.lower(at - 2) in {"in", "during", "over", "by", "of", "since", "until"}
    ):
        return Interval(month, month + months - 0.01), MONTHS, at + 1
    return None


def _quarter(reading: Reading, end: int, number: int) -> tuple[Interval, str, int]:
    month = 3 * number - 2
    gap = end + (reading.lower(end) in {"of", "in"})
    year = _year(reading, gap)
    if year:
        return month_interval(year, month, months=3), DAYS, gap + 1
    return Interval(month, month + 2.99), MONTHS, end


def _day_first(reading: Reading, at: int) -> tuple[Interval, str, int] | None:
    """Read "5 March 2019" and "the 5th of March"."""
    form = reading.lower(at)
    if not form.isdecimal() or not 1 <= int(form) <= 31:
        return _year_date(reading, at)
    after = at + 1
    after += reading.lower(after) in {"st", "nd", "rd", "th"}
    after += reading.lower(after) == "of"
    month = lexicon("units")["months"].get(reading.lower(after))
    if month is None:
        return None
    gap = after + 1 + (reading.lower(after + 1) == ",")
    year = _year(reading, gap)
    if year:
        return month_interval(year, month, int(form)), DAYS, gap + 1
    low = month + (int(form) - 1) / 31
    return Interval(low, low + 0.03), MONTHS, after + 1


def _year(reading: Reading, at: int) -> int:
    """Return the year written at a token, or 0."""
    form = reading.lower(at)
    if form in {"'", "’"} and reading.lower(at + 1).isdecimal():
        form = ""
    if len(form) == 4 and form.isdecimal() and 1800 <= int(form) <= 2100:
        return int(form)
    return 0


def _year_date(reading: Reading, at: int) -> tuple[Interval, str, int] | None:
    form = reading.lower(at)
    if (
        form in {"'", "’"}
        and len(reading.lower(at + 1)) == 2
        and reading.lower(at + 1).isdecimal()
        and at
        and reading.tokens[at + 1].start == reading.tokens[at].end
    ):
        short = int(reading.lower(at + 1))
        year = (2000 if short <= 40 else 1900) + short
        return month_interval(year, 1, months=12), DAYS, at + 2
    year = _year(reading, at)
    if not year:
        return None
    before, after = reading.lower(at - 1), reading.lower(at + 1)
    if (
        before in lexicon("units")["currency"]
        or after in lexicon("units")["currency"]
        or after in {"%", "percent"}
    ):
        return None
    counts = (
        before not in {"the", "in", "of"}
        and at + 1 < len(reading.tokens)
        and is_content(reading.tokens[at + 1])
        and after.endswith("s")
        and after not in {"s"}
    )
    if (
        counts
        or after in lexicon("numbers")["scales"]
        or after in lexicon("units")["duration"]
        or not (
            before in words("cues", "before_year") | words("words", "clause_openers")
            or at == 0
            or 1950 <= year <= 2040
        )
    ):
        return None
    if after == "s" or after == "'s":
        return month_interval(year, 1, months=120), DAYS, at + 2
    return month_interval(year, 1, months=12), DAYS, at + 1
