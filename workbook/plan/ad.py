"""Takes a pasted advertisement apart: what it asks for, told from pay, benefits, the company and the law's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from workbook.plan.cues import (
    SECTIONS,
    find,
    find_wanted,
    is_pay,
    named_role,
    plain,
    presents_employer,
    section_of,
)
from workbook.plan.units import LABEL, Unit, units_of
from workbook.star.lexicon import word_set

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
_LONGEST_HEADING = 9
_ASKING = re.compile(r"(?:about|what|why|who|how|where|is this|to do)\s", re.IGNORECASE)
_ADDRESS = re.compile(r"\S@\S+\.\w|https?://|\bwww\.")


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
    units = list(units_of(text))
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


def _heading(words: str, unit: Unit, section: str, *, opens: bool) -> tuple[str, str] | None:
    """Return section and words of a heading; the section is "" when the one before goes on; None for no heading.

    ``opens`` says that a list follows.
    """
    count = len(words.split())
    if unit.is_bullet or count > _LONGEST_HEADING or words.endswith((".", "!", ",")) or is_pay(words):
        return None
    if not (bare := words.strip("#*_ ")):
        return None
    is_marked = (
        words[0] in "#*_" or bare.endswith(":") or (bare.isupper() and count > 1) or ord(words[0]) > 0x2190
    )
    is_marked |= opens and count <= 6 and bare[0].isupper()
    is_marked |= bool(_ASKING.match(bare)) and bool(section_of(bare))
    if plain(bare) in word_set(*(f"heading_{name}" for name in SECTIONS)):
        is_marked = True
    if not is_marked:
        return None
    named = section_of(bare.rstrip(":"))
    is_list = section == "wanted" or (section == "benefits" and count <= 2)
    return (named or ("" if is_list else "unknown")), bare.rstrip(":").strip("*_ ")


def _sort(words: str, section: str, heading: str, *, is_bullet: bool) -> tuple[str, str]:
    if is_pay(words, section):
        return "pay", _WHYS["pay"]
    under = f", under “{heading}”" if heading else ""
    wanted, demand = find_wanted(words), find("demands", words)
    is_item = is_bullet and section == "wanted"
    for name in ("legal", "apply") if is_item else ("legal", "apply", "benefit", "company"):
        found = find(f"{name}_cues", words)
        # What is said first counts: "You should know a dental office", but "We offer a gym, and you will …".
        is_second = found and wanted and name in {"benefit", "company"} and wanted.start() < found.start()
        if found and not (is_second and section != "benefits") and not (name == "benefit" and demand):
            sort = "benefits" if name == "benefit" else name
            return sort, f"{_WHYS[sort]}: “{found[0]}”"
    if not is_bullet and presents_employer(words):
        return "company", _WHYS["company"]
    if _ADDRESS.search(words):
        return "apply", _WHYS["apply"]
    label = LABEL.match(words)
    if label and not is_bullet and section_of(label[1]) == "details":
        return "details", _WHYS["details"]
    if section == "wanted":
        return ("other", _WHYS["other"]) if words.endswith(":") else (WANTED, under.lstrip(", "))
    if section in {"", "unknown", "company"}:
        if wanted:
            return WANTED, f"has “{wanted[0]}”"
        if role := named_role(words):
            return WANTED, f"says what the {role} does"
    if section == "benefits" and demand:  # "Vaccination is required" is nothing that they give
        return WANTED, f"has “{demand[0]}”"
    if section in _WHYS:
        sort = "benefits" if section == "pay" else section
        return sort, _WHYS[sort] + under
    return (WANTED, "an item of a list" + under) if is_bullet else ("other", _WHYS["other"])
