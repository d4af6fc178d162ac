"""Read one date at a place: day, month, quarter, season, fiscal or spoken year, weekday, time of day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from workbook.consistency.interval import Interval, exactly
from workbook.consistency.lexicon import lexicon, words
from workbook.consistency.spelling import numeral_at
from workbook.consistency.text import Reading

DAYS, MONTHS, WEEKDAYS, CLOCK = "date", "month of the year", "weekday", "time of day"
_YEARS = range(1950, 2050)

Found = tuple[Interval, str, int]
"""Value, unit, and the token index behind a date."""


def date_at(reading: Reading, at: int) -> Found | None:
    """Read the date that begins at a token.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> date_at(read("Q3 in general"), 0)
    (Interval(low=7, high=9, loose=False), 'month of the year', 1)
    """
    word, token = reading.lower(at).removesuffix("."), reading.tokens[at]
    months, seasons = lexicon("quantities")["months"], lexicon("quantities")["seasons"]
    if (clock := _clock(reading, at)) is not None:
        return clock
    if word in months and (
        token.is_capital or word not in {"may", "march", "mar", "jan", "dec", "sep", "jun"}
    ):
        return _month(reading, at, months[word])
    if word in seasons and reading.lower(at - 1) not in {"free", "to", "will", "would", "can"}:
        month, length = seasons[word]
        return _with_year(reading, at + 1, month, length)
    if len(word) == 2 and word[0] == "q" and word[1] in "1234":
        return _with_year(reading, at + 1, 3 * int(word[1]) - 2, 3)
    ranks = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    if word in ranks and reading.lower(at + 1) == "quarter" and reading.lower(at + 2) in {"of", "in"}:
        return _with_year(reading, at + 2, 3 * ranks[word] - 2, 3)
    weekday = lexicon("quantities")["weekdays"].get(word.removesuffix("s"))
    if weekday is not None and (token.is_capital or reading.lower(at - 1) in {"on", "every", "last"}):
        return exactly(weekday), WEEKDAYS, at + 1
    if token.is_number and (day := _day_of_month(reading, at)) is not None:
        return day
    year = _year(reading, at)
    if year is None:
        return None
    value, end = year
    if reading.lower(end) in {"/", "-", "–"} and reading.lower(end + 1) == f"{(value + 1) % 100:02d}":
        return days(date(value, 4, 1), date(value + 1, 9, 30)), DAYS, end + 2  # a school or fiscal year
    return days(date(value, 1, 1), date(value, 12, 31)), DAYS, end


def _month(reading: Reading, at: int, month: int) -> Found:
    """Read "May 2020", "May 5th, 2020", "May of 2020"; a month alone is a month of the year."""
    day = numeral_at(reading, at + 1)
    if day is not None and day.form == "cardinal" and not reading.tokens[at + 1].is_number:
        day = None  # "last April three doctors left"
    size = 2 if day is not None and day.form == "ordinal" and reading.tokens[at + 1].is_number else 1
    if day is not None and day.end == at + 1 + size and 1 <= day.value.low <= 31:
        year = _year(reading, day.end + (reading.lower(day.end) == ","), surely=True)
        if year is not None:
            return _on(year[0], month, int(day.value.low)), DAYS, year[1]
        return exactly(month + day.value.low / 100), MONTHS, day.end
    return _with_year(reading, at + 1, month, 1)


def _day_of_month(reading: Reading, at: int) -> Found | None:
    """Read "5 May 2020", "the 5th of May", "2020-05-31"."""
    numeral = numeral_at(reading, at)
    if numeral is None:
        return None
    if reading.lower(numeral.end) == "-" == reading.lower(numeral.end + 2) and numeral.value.low in _YEARS:
        month, day = numeral_at(reading, numeral.end + 1), numeral_at(reading, numeral.end + 3)
        if month and day and month.value.low in range(1, 13) and day.value.low in range(1, 32):
            return _on(int(numeral.value.low), int(month.value.low), int(day.value.low)), DAYS, day.end
        return None
    at = numeral.end + (reading.lower(numeral.end) == "of")
    number = lexicon("quantities")["months"].get(reading.lower(at))
    if number is None or not 1 <= numeral.value.low <= 31 or not reading.tokens[at].is_capital:
        return None
    value, unit, end = _with_year(reading, at + 1, number, 1)
    if unit == DAYS:
        return _on(date.fromordinal(int(value.low)).year, number, int(numeral.value.low)), DAYS, end
    return exactly(number + numeral.value.low / 100), unit, end


def _with_year(reading: Reading, at: int, month: int, length: int) -> Found:
    """Months of the year that follows, else months of any year."""
    behind = at + (reading.lower(at) in {"of", ",", "in"})
    year = _year(reading, behind, surely=True)
    if year is None:
        return Interval(month, month + length - 1), MONTHS, at
    if reading.lower(behind).startswith(("fy", "fiscal")):  # whose first month nobody tells
        return days(date(year[0] - 1, 4, 1), date(year[0], 12, 31)), DAYS, year[1]
    last = month + length - 1
    end_year, end_month = year[0] + (last - 1) // 12, (last - 1) % 12 + 1
    final = calendar.monthrange(end_year, end_month)[1]
    return days(date(year[0], month, 1), date(end_year, end_month, final)), DAYS, year[1]


def _year(reading: Reading, at: int, *, surely: bool = False) -> tuple[int, int] | None:
    """Year and the index behind it: "2019", "'19", "FY21", "twenty nineteen", "two thousand and eight"."""
    if at >= len(reading.tokens):
        return None
    word, before = reading.lower(at), reading.lower(at - 1)
    if word in {"fy", "fiscal"}:
        follows = reading.lower(at + 1 + (reading.lower(at + 1) == "year"))
        end = at + 2 + (reading.lower(at + 1) == "year")
        return _of_century(follows, end)
    if word.startswith("fy"):
        return _of_century(word[2:], at + 1)
    if word in {"'", "’"} and len(reading.lower(at + 1)) == 2:
        return _of_century(reading.lower(at + 1), at + 2)
    if word.isdecimal() and len(word) == 4 and int(word) in _YEARS:
        is_date = surely or before in words("quantities", "before_year") or not reading.is_topic(at + 1)
        return (int(word), at + 1) if is_date else None
    ones = lexicon("numbers")["ones"]
    if word in {"twenty", "nineteen"} and reading.lower(at + 1) in ones:
        pair = numeral_at(reading, at + 1)
        if pair is not None and 10 <= pair.value.low <= 99 and pair.value.low == pair.value.high:
            return (20 if word == "twenty" else 19) * 100 + int(pair.value.low), pair.end
    if reading.has(at, "two", "thousand"):
        spoken = numeral_at(reading, at)
        if (
            spoken is not None
            and 2000 < spoken.value.low < 2050
            and (surely or before in words("quantities", "before_year"))
        ):
            return int(spoken.value.low), spoken.end
    return None


def _of_century(digits: str, end: int) -> tuple[int, int] | None:
    """Year that two or four digits name, and the index behind it; none that nobody tells of in an interview."""
    if not digits.isdecimal() or len(digits) not in {2, 4}:
        return None
    year = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 50 else 2000)
    return (year, end) if year in _YEARS else None


def _clock(reading: Reading, at: int) -> Found | None:
    """Read "9:30", "6 am", "half past six", "quarter to nine" as minutes of half a day."""
    word = reading.lower(at)
    if word in {"half", "quarter"} and reading.lower(at + 1) in {"past", "to"}:
        hour = numeral_at(reading, at + 2)
        if hour is not None and hour.value.high <= 12:
            minutes = {"half": 30, "quarter": 15}[word] * (1 if reading.lower(at + 1) == "past" else -1)
            return exactly((60 * hour.value.low + minutes) % 720), CLOCK, hour.end
    if reading.tokens[at].is_number and reading.lower(at + 1) in {":", "am", "pm", "o'clock"}:
        if not word.isdecimal() or int(word) > 24:
            return None
        if reading.lower(at + 1) != ":":
            return exactly(60 * int(word) % 720), CLOCK, at + 2
        minutes_word = reading.lower(at + 2)
        if (
            minutes_word.isdecimal()
            and len(minutes_word) == 2
            and reading.tokens[at + 1].end == reading.tokens[at + 2].start
        ):
            end = at + 3 + (reading.lower(at + 3) in {"am", "pm"})
            return exactly((60 * int(word) + int(minutes_word)) % 720), CLOCK, end
    return None


def days(first: date, last: date) -> Interval:
    """Return the interval from a day to another."""
    return Interval(first.toordinal(), last.toordinal())


def _on(year: int, month: int, day: int) -> Interval:
    return exactly((date(year, month, 1) + timedelta(days=day - 1)).toordinal())
