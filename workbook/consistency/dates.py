"""Read dates as intervals: days, months, quarters, seasons, fiscal and spoken years, weekdays, times of day, "a year later"."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from workbook.consistency.claims import Claim, Mention, mention
from workbook.consistency.interval import Interval, exactly
from workbook.consistency.lexicon import groups, lexicon
from workbook.consistency.numerals import corrects, numeral_at
from workbook.consistency.text import Reading

DAYS, MONTHS, WEEKDAYS, CLOCK = "date", "month of the year", "weekday", "time of day"
_YEARS = range(1950, 2050)
_BEFORE_YEAR = frozenset(
    [
        "in",
        "since",
        "from",
        "until",
        "till",
        "by",
        "of",
        "during",
        "early",
        "late",
        "mid",
        "to",
        "and",
        "around",
        "about",
        "through",
        "between",
        ",",
        "(",
        "–",
        "-",
        "—",
        "after",
        "before",
        "fiscal",
        "year",
        "the",
        "last",
        "season",
        "back",
        "or",
        "for",
        "calendar",
        "circa",
        "'",
        "’",
        "starting",
        "summer",
        "spring",
        "autumn",
        "winter",
    ]
)

Found = tuple[Interval, str, int]
"""Value, unit, and the token index behind a date."""


def dates_in(reading: Reading) -> tuple[list[Mention], set[int]]:
    """Find dates, and the tokens they use up; `Claim.slot` says whether something starts or ends then.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> found, _ = dates_in(read("I joined in March 2019 and left in early 2021. We met at half past six."))
    >>> [(shown_date(m.claim), m.claim.slot) for m in found]
    [('March 2019', 'start'), ('January 2021 – June 2021', 'end'), ('6:30', '')]
    """
    found: list[Mention] = []
    used: set[int] = set()
    at = 0
    while at < len(reading.tokens):
        match = _later(reading, at, found) or _date_at(reading, at)
        if match is None:
            at += 1
            continue
        value, unit, end = match
        first, value, hedge = _narrowed(reading, at, value, unit)
        if found and found[-1].claim.unit == unit and corrects(reading, found[-1].span[1], first):
            found.pop()
        slot = _edge(reading, first, found)
        found.append(mention(reading, (first, end), "date", value, unit=unit, slot=slot, hedge=hedge))
        used.update(range(first, end))
        at = end
    return found, used


def _date_at(reading: Reading, at: int) -> Found | None:
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
        return _days(date(value, 4, 1), date(value + 1, 9, 30)), DAYS, end + 2  # a school or fiscal year
    return _days(date(value, 1, 1), date(value, 12, 31)), DAYS, end


def _month(reading: Reading, at: int, month: int) -> Found:
    """Read "May 2020", "May 5th, 2020", "May of 2020"; a month alone is a month of the year."""
    day = numeral_at(reading, at + 1)
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
        if month is not None and day is not None and month.value.low <= 12 and day.value.low <= 31:
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
        return _days(date(year[0] - 1, 4, 1), date(year[0], 12, 31)), DAYS, year[1]
    last = month + length - 1
    end_year, end_month = year[0] + (last - 1) // 12, (last - 1) % 12 + 1
    final = calendar.monthrange(end_year, end_month)[1]
    return _days(date(year[0], month, 1), date(end_year, end_month, final)), DAYS, year[1]


def _year(reading: Reading, at: int, *, surely: bool = False) -> tuple[int, int] | None:
    """Year and the index behind it: "2019", "'19", "FY21", "twenty nineteen", "two thousand and eight"."""
    if at >= len(reading.tokens):
        return None
    word, before = reading.lower(at), reading.lower(at - 1)
    if word in {"fy", "fiscal"}:
        follows = reading.lower(at + 1 + (reading.lower(at + 1) == "year"))
        end = at + 2 + (reading.lower(at + 1) == "year")
        return (_century(follows), end) if follows.isdecimal() and len(follows) in {2, 4} else None
    if word.startswith("fy") and word[2:].isdecimal():
        return _century(word[2:]), at + 1
    if word in {"'", "’"} and reading.lower(at + 1).isdecimal() and len(reading.lower(at + 1)) == 2:
        return _century(reading.lower(at + 1)), at + 2
    if word.isdecimal() and len(word) == 4 and int(word) in _YEARS:
        is_date = surely or before in _BEFORE_YEAR or not reading.is_topic(at + 1)
        return (int(word), at + 1) if is_date else None
    ones = lexicon("numbers")["ones"]
    if word in {"twenty", "nineteen"} and reading.lower(at + 1) in ones:
        pair = numeral_at(reading, at + 1)
        if pair is not None and 10 <= pair.value.low <= 99 and pair.value.low == pair.value.high:
            return (20 if word == "twenty" else 19) * 100 + int(pair.value.low), pair.end
    if reading.has(at, "two", "thousand"):
        spoken = numeral_at(reading, at)
        if spoken is not None and 2000 < spoken.value.low < 2050 and (surely or before in _BEFORE_YEAR):
            return int(spoken.value.low), spoken.end
    return None


def _century(digits: str) -> int:
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 50 else 2000)


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


def _later(reading: Reading, at: int, found: list[Mention]) -> Found | None:
    """Work out "the year after" and "two years later" from the date told before."""
    told = [m for m in found if m.claim.unit == DAYS]
    if not told:
        return None
    if reading.has(at, "the", "following", "year") or reading.has(at, "the", "next", "year"):
        years, end = 1, at + 3
    elif reading.lower(at + 1) in {"year", "years"} and reading.lower(at + 2) in {
        "later",
        "after",
        "on",
        "afterwards",
    }:
        number = numeral_at(reading, at)
        years = 1 if reading.lower(at) in {"a", "the"} else int(number.value.low) if number is not None else 0
        end = at + 3
    else:
        return None
    first, last = (
        date.fromordinal(int(edge)).year + years for edge in (told[-1].value.low, told[-1].value.high)
    )
    return (_days(date(first, 1, 1), date(min(last, 9000), 12, 31)), DAYS, end) if 0 < years < 60 else None


def _narrowed(reading: Reading, at: int, value: Interval, unit: str) -> tuple[int, Interval, str]:
    """Take in "early 2019", "the end of March", "around 2020", "before 2019"."""
    back = at
    while reading.lower(back - 1) in {"of", "-", "the", "in"} and at - back < 2:
        back -= 1
    parts = lexicon("quantities")["parts_of_dates"]
    name = reading.lower(back - 1)
    size = value.high - value.low
    if name == "half" and reading.lower(back - 2) in {"first", "second"}:
        name, back = f"{reading.lower(back - 2)} half", back - 1
    if (
        name in parts
        and unit != WEEKDAYS
        and (name in {"early", "mid", "late"} or reading.lower(back) == "of")
    ):
        low, high = parts[name]
        return back - 1, Interval(value.low + low * size, value.low + high * size), name
    name = reading.lower(at - 1)
    if name in {"around", "about", "roughly", "circa"} and unit == DAYS:
        return at - 1, Interval(value.low - 0.5 * size - 30, value.high + 0.5 * size + 30, loose=True), name
    is_alone = reading.lower(at - 2) not in {
        "year",
        "day",
        "month",
        "week",
        "long",
        "soon",
        "years",
        "months",
    }
    if name in {"before", "after"} and unit == DAYS and is_alone:
        ever = date(2200, 1, 1).toordinal()
        return at - 1, Interval(1, value.low) if name == "before" else Interval(value.high, ever), name
    return at, value, ""


def _edge(reading: Reading, first: int, found: list[Mention]) -> str:
    """Whether something starts or ends on a date: by its preposition, then by the nearest verb."""
    before = reading.lower(first - 1)
    if before in {"since", "from", "starting"}:
        return "start"
    follows_start = bool(found) and found[-1].claim.slot == "start" and 0 <= first - found[-1].span[1] < 3
    if before in {"until", "till", "through", "to"} or (before in {"-", "–", "—", "and"} and follows_start):
        return "end"
    if before in {"between"}:
        return "start"
    clause, edges = reading.clause_of(first), groups("quantities", "edges")
    for at in [*range(first - 1, clause[0] - 1, -1), *range(first, min(clause[1], first + 8))]:
        name = edges.get(reading.lower(at), "")
        if name and reading.lower(at - 1) not in {"the", "at"}:
            return name
    return ""


def _days(first: date, last: date) -> Interval:
    return Interval(first.toordinal(), last.toordinal())


def _on(year: int, month: int, day: int) -> Interval:
    return exactly((date(year, month, 1) + timedelta(days=day - 1)).toordinal())


def years_of(value: Interval) -> tuple[int, int]:
    """First and last year of an interval of days."""
    low, high = (date.fromordinal(max(1, min(int(edge), 3_000_000))).year for edge in (value.low, value.high))
    return low, high


def months_of(value: Interval) -> Interval:
    """Months of the year that an interval of days covers; the last may lie beyond 12."""
    first, last = (date.fromordinal(max(1, min(int(edge), 3_000_000))) for edge in (value.low, value.high))
    return Interval(first.month, first.month + (last.year - first.year) * 12 + last.month - first.month)


def dates_meet(one: Claim, two: Claim) -> bool | None:
    """Whether two dates may be the same; None when they cannot be compared.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> def meet(*texts):
    ...     return dates_meet(*(dates_in(read(text))[0][0].claim for text in texts))
    >>> meet("in Q3 2021", "in August 2021"), meet("in Q3 2021", "in May"), meet("on Friday", "in May")
    (True, False, None)
    """
    left, right = one.value, two.value
    assert isinstance(left, Interval) and isinstance(right, Interval)  # noqa: S101, PT018  (both are dates)
    if one.unit == two.unit:
        return left.meets(right, 0.0, 0.0) if one.unit != MONTHS else _months_meet(left, right)
    if {one.unit, two.unit} == {DAYS, MONTHS}:
        return _months_meet(
            *(months_of(v) if u == DAYS else v for v, u in ((left, one.unit), (right, two.unit)))
        )
    return None


def _months_meet(left: Interval, right: Interval) -> bool:
    if all(edge % 1 for edge in (left.low, right.low)):  # both name a day
        return left == right
    covered = [
        {(m - 1) % 12 for m in range(int(v.low), min(int(v.high), int(v.low) + 11) + 1)}
        for v in (left, right)
    ]
    return bool(covered[0] & covered[1])


def shown_date(claim: Claim) -> str:
    """Write a date for the reader.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [shown_date(m.claim) for m in dates_in(read("In Q3 2021, by Friday, in May, before 2019."))[0]]
    ['July 2021 – September 2021', 'Friday', 'May', 'before 2019']
    """
    assert isinstance(claim.value, Interval)  # noqa: S101  (a date is a quantity)
    low, high = claim.value.low, claim.value.high
    if claim.unit == WEEKDAYS:
        return calendar.day_name[int(low) % 7]
    if claim.unit == CLOCK:
        return f"{int(low) // 60 or 12}:{int(low) % 60:02d}"
    if claim.unit == MONTHS:
        names = [calendar.month_name[(int(edge) - 1) % 12 + 1] for edge in (low, high)]
        if low % 1:
            return f"{round(low % 1 * 100)} {names[0]}"
        return names[0] if names[0] == names[1] else " – ".join(names)
    if low <= 1 or high >= date(2200, 1, 1).toordinal():
        return claim.quote
    first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return plain_years(first.year, last.year)
    if first == last:
        return f"{first.day} {first:%B %Y}"
    names = [f"{edge:%B %Y}" for edge in (first, last)]
    return names[0] if names[0] == names[1] else " – ".join(names)


def plain_years(first: int, last: int) -> str:
    """Write one year, or two."""
    return str(first) if first == last else f"{first} – {last}"
