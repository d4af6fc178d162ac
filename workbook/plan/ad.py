"""Takes a pasted advertisement apart: what it asks for, told from pay, benefits, the company and the law's words."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from workbook.consistency.lexicon import words as listed
from workbook.star.lexicon import pattern, word_set

WANTED = "requirement"
_WHYS = {
    "pay": "says what is paid",
    "benefits": "says what they give",
    "company": "says what they are",
    "legal": "a statement that says nothing of the job",
    "apply": "says how to apply",
    "details": "place, hours and the like",
    "heading": "a heading",
    "other": "asks for nothing that could be seen",
}
_SECTIONS = ("wanted", "benefits", "company", "legal", "pay", "apply", "details")
_LONGEST_HEADING = 9

_MARK = re.compile(r"\s*(?:[-–—*•·▪◦‣►▶→✓✔✅o]\s+|[•·▪◦‣►▶→✓✔]|\(?(?:\d{1,2}|[a-z])[.)]\s+)", re.IGNORECASE)
_INLINE = re.compile(r"\s+[•·▪◦‣►▶→✓✔]\s*")
_ABBREVIATION = re.compile(r"(?:^|[\s(])([\w.]+)\.$")
_SENTENCE = re.compile(r"(?<=[.!?])[\"')\]”’]*\s+(?=[\"'(“‘]?[A-Z0-9$£€])")
_LABEL = re.compile(r"([^:.\n]{2,60}):(?=\s)")
_MONEY = re.compile(r"(?:[$£€]|\b(?:USD|EUR|GBP|CAD|AUD|CHF)\s?)\d|\b\d{2,3}(?:[.,]\d)?k\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\S@\S+\.\w|https?://|\bwww\.")
_NAMED = re.compile(r"(?:The\s)?(?:[A-Z][\w.&'’-]*\s){1,4}(?:is|are|was|has been)\s(?:an?|the|one)\s")
"""How a sentence begins that presents the employer."""
_YEARS = re.compile(r"\d\s?\+?(?:\s?(?:-|–|to)\s?\d+)?\s?\+?\s?years?\b", re.IGNORECASE)
_OPEN_ENDS = ("and", "or", "of", "in", "with", "to", "the", "a", "an", "for", "our", "your", "at", "by", "on")


class _Unit(NamedTuple):
    start: int
    end: int
    is_bullet: bool


@dataclass(frozen=True)
class AdLine:
    r"""One line of an advertisement: its place there, its words, and what it was taken for.

    Examples
    --------
    >>> [line.text for line in split_ad("Requirements:\n- SQL\n- Patience\nBenefits:\n- Dental") if line.is_wanted]
    ['SQL', 'Patience']
    """

    start: int
    end: int
    text: str
    """The words between, with one blank where there were several."""
    sort: str
    """``"requirement"`` or what else it is: a key of the reasons above."""
    why: str
    """The reason, for the reader."""

    @property
    def is_wanted(self) -> bool:
        """Whether it asks for something or says what is to be done."""
        return self.sort == WANTED


def split_ad(text: str) -> tuple[AdLine, ...]:
    """Return the lines of an advertisement in order, each with what it was taken for; a suggestion.

    No word is lost or invented: joined, the lines are the text without its bullets and numbering.
    """
    section, heading, has_items, found = "", "", False, list[AdLine]()
    units = list(_units(text))
    for unit, follows in zip_longest(units, units[1:]):
        words = " ".join(text[unit.start : unit.end].split())
        if named := _heading(words, unit, section, opens=bool(follows and follows.is_bullet)):
            section, heading = named if named[0] else (section, heading)
            has_items = False
            sort, why = "heading", _WHYS["heading"]
        else:
            has_items |= unit.is_bullet
            # Behind a list, what is no item of it must itself say that it asks.
            place = "unknown" if section == "wanted" and has_items and not unit.is_bullet else section
            sort, why = _sort(words, place, heading, is_bullet=unit.is_bullet)
        found.append(AdLine(unit.start, unit.end, words, sort, why))
    return tuple(found)


# Lines, bullets, sentences


def _units(text: str) -> Iterator[_Unit]:
    for start, end, is_bullet in _joined(text):
        begin = yield from _label(text, start, end)
        # "Chicago · full-time" is no list, "Duties: • A • B" is one.
        is_list = is_bullet or begin > start
        marks = [match.span() for match in _INLINE.finditer(text, begin, end)] if is_list else []
        if not is_bullet and not marks:
            yield from _sentences(text, begin, end)
        else:
            pieces = zip([begin, *(stop for _, stop in marks)], [*(at for at, _ in marks), end], strict=True)
            yield from (_Unit(first, last, True) for first, last in pieces if first < last)


def _joined(text: str) -> list[_Unit]:
    """Lines without their bullets; one that goes on in the next is joined with it."""
    found: list[_Unit] = []
    at, is_apart = 0, True
    for line in text.splitlines(keepends=True):
        begin, at = at, at + len(line)
        if not line.strip():
            is_apart = True
            continue
        mark = _MARK.match(line)
        start = begin + (mark.end() if mark else len(line) - len(line.lstrip()))
        end = begin + len(line.rstrip())
        if start >= end:  # a bullet alone on its line belongs to the next one
            is_apart = True
            continue
        if found and not mark and not is_apart and _goes_on(text[found[-1].start : found[-1].end], line):
            found[-1] = _Unit(found[-1].start, end, found[-1].is_bullet)
        else:
            found.append(_Unit(start, end, bool(mark)))
        is_apart = False
    return found


def _goes_on(before: str, line: str) -> bool:
    last = before.splitlines()[-1].strip()
    if last.endswith((".", "!", "?", ":", ";")):
        return False
    is_open = last.endswith(",") or last.split()[-1].lower() in _OPEN_ENDS
    return (
        is_open or (line.strip()[0].islower() and len(last) >= 40) or (line[0] in " \t" and len(last) >= 50)
    )


def _label(text: str, start: int, end: int) -> Generator[_Unit, None, int]:
    """Yield the heading that stands before a colon on the line of what belongs to it; return where that begins."""
    label = _LABEL.match(text, start, end)
    first = _SENTENCE.split(text[start:end], maxsplit=1)[0]
    if label and not _is_pay(first) and _section(label[1]) not in {"", "details"}:
        yield _Unit(start, label.end(), False)
        start = label.end() + len(text[label.end() : end]) - len(text[label.end() : end].lstrip())
        mark = _MARK.match(text, start, end)
        return mark.end() if mark and mark.end() < end else start
    return start


def _sentences(text: str, start: int, end: int) -> Iterator[_Unit]:
    for stop in _SENTENCE.finditer(text, start, end):
        ending = _ABBREVIATION.search(text[start : stop.start()])
        if ending and ending[1].lower() in listed("words", "abbreviations") - {"etc"}:
            continue
        first = stop.start() + len(stop[0].rstrip()) if stop[0].strip() else stop.start()
        yield _Unit(start, first, False)
        start = stop.end()
    if start < end:
        yield _Unit(start, end, False)


# What a line is


def _plain(words: str) -> str:
    return " ".join(
        re.sub(r"[^\w\s'-]+", " ", words.replace("’", "'").replace("&", " and ")).casefold().split()
    )


def _section(words: str) -> str:
    """Name the section that a heading opens, or return "" when it is not known."""
    plain = _plain(words)
    for name in _SECTIONS:
        if plain in word_set(f"heading_{name}"):
            return name
    for name in _SECTIONS:  # "Key responsibilities of the role", "You might be a fit if you"
        known = pattern(rf"(?:(?:the|your|our|key|main|some|also)\s)?<heading_{name}>(?!\w)")
        if (match := known.match(plain)) and len(plain[match.end() :].split()) <= 4:
            return name
    return ""


def _heading(words: str, unit: _Unit, section: str, *, opens: bool) -> tuple[str, str] | None:
    """Return section and words of a heading; the section is "" when the one before goes on; None for no heading.

    ``opens`` says that a list follows.
    """
    count = len(words.split())
    if unit.is_bullet or count > _LONGEST_HEADING or words.endswith((".", "!", ",")) or _is_pay(words):
        return None
    if not (bare := words.strip("#*_ ")):
        return None
    is_marked = (
        words[0] in "#*_" or bare.endswith(":") or (bare.isupper() and count > 1) or ord(words[0]) > 0x2190
    )
    is_marked |= opens and count <= 6 and bare[0].isupper()
    if _plain(bare) in word_set(*(f"heading_{name}" for name in _SECTIONS)):
        is_marked = True
    if not is_marked:
        return None
    named = _section(bare.rstrip(":"))
    is_list = section in {"wanted", "benefits"}
    return (named or ("" if is_list else "unknown")), bare.rstrip(":").strip("*_ ")


def _is_pay(words: str) -> bool:
    is_named = pattern(r"(?<!\w)<pay_cues>(?!\w)").search(words)
    return bool(_MONEY.search(words) and is_named and not pattern(r"(?<!\w)<not_pay>(?!\w)").search(words))


def _sort(words: str, section: str, heading: str, *, is_bullet: bool) -> tuple[str, str]:
    if _is_pay(words):
        return "pay", _WHYS["pay"]
    under = f", under “{heading}”" if heading else ""
    is_item = is_bullet and section == "wanted"
    for name in ("legal", "apply") if is_item else ("legal", "apply", "benefit", "company"):
        if name in {"benefit", "company"} and section == "wanted" and _cue("wanted_cues", words):
            continue
        if cue := _cue(f"{name}_cues", words):
            sort = "benefits" if name == "benefit" else name
            return sort, f"{_WHYS[sort]}: “{cue}”"
    if not is_bullet and _NAMED.match(words):
        return "company", _WHYS["company"]
    if _ADDRESS.search(words):
        return "apply", _WHYS["apply"]
    label = _LABEL.match(words)
    if label and not is_bullet and _section(label[1]) == "details":
        return "details", _WHYS["details"]
    if section == "wanted":
        return ("other", _WHYS["other"]) if words.endswith(":") else (WANTED, under.lstrip(", "))
    cue = _cue("wanted_cues", words) or ((years := _YEARS.search(words)) and years[0]) or ""
    if cue and section in {"", "unknown", "company"}:
        return WANTED, f"has “{cue}”"
    if section in _WHYS:
        return section, _WHYS[section] + under
    if is_bullet:
        return WANTED, "an item of a list" + under
    return "other", _WHYS["other"]


def _cue(name: str, words: str) -> str:
    found = pattern(rf"(?<!\w)<{name}>(?!\w)").search(words)
    return found[0] if found else ""
