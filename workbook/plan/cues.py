"""By which words a line of an advertisement is known: headings of sections, cues, pay."""

from __future__ import annotations

import re

from workbook.consistency.concepts import is_person
from workbook.star.lexicon import pattern, word_set

SECTIONS = ("wanted", "benefits", "company", "legal", "pay", "apply", "details")

_MONEY = re.compile(
    r"(?:[$£€]|\b(?:USD|EUR|GBP|CAD|AUD|CHF)\s?)\d|\b(?!401)\d{2,3}(?:[.,]\d)?k\b", re.IGNORECASE
)
_AMOUNTS_ONLY = re.compile(r"[\d.,;:$£€k–—-]+|\b(?:USD|EUR|GBP|CAD|AUD|CHF|to)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:The\s)?(?:[A-Z][\w.&'’-]*\s){1,4}(?:is|are|was|has been)\s(?:an?|the|one)\s")
"""How a sentence begins that presents the employer."""
_YEARS = re.compile(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s?\+|\sor\smore|\s?(?:-|–|to)\s?\w+)?\s?\+?\s"
    r"years?['’]?(?=\s(?:of|in|as|with|or\smore|work|prof|exp|rel|hands|post))",
    re.IGNORECASE,
)
_ROLE = re.compile(r"(?:The|This|Our)\s(?:[\w-]+\s){0,3}?([a-z]+)\s[a-z]+s\b", re.IGNORECASE)
"""“The office manager schedules …”: a person who does something."""
_OTHERS = {
    "customer",
    "client",
    "user",
    "employer",
    "founder",
    "owner",
    "partner",
    "member",
    "company",
    "team",
}


def plain(words: str) -> str:
    """Return words in small letters without signs, as they stand in the lists."""
    return " ".join(
        re.sub(r"[^\w\s'-]+", " ", words.replace("’", "'").replace("&", " and ")).casefold().split()
    )


def section_of(words: str) -> str:
    """Name the section that a heading opens, or return "" when it is not known."""
    bare = plain(words)
    for name in SECTIONS:
        if bare in word_set(f"heading_{name}"):
            return name
    for name in SECTIONS:  # "Key responsibilities of the role", "You might be a fit if you"
        known = pattern(rf"(?:(?:the|your|our|key|main|some|also|and)\s)?<heading_{name}>(?!\w)")
        if (match := known.match(bare)) and len(bare[match.end() :].split()) <= 4:
            return name
    return next((name for name in ("benefits", "wanted") if find(f"heading_hints_{name}", bare)), "")


def is_pay(words: str, section: str = "") -> bool:
    """Whether a line names the pay of the job: an amount with a word of pay, or a large one among what they give."""
    amounts = list(_MONEY.finditer(words))
    if not amounts or find("not_pay", words):
        return False
    is_large = section in {"benefits", "pay"} and re.search(r"\d{2}[.,]?\d{3}|\dk\b", words, re.IGNORECASE)
    rest = _AMOUNTS_ONLY.sub("", words)
    return bool(find("pay_cues", words) or is_large or (len(amounts) > 1 and not rest.strip()))


def find(name: str, words: str) -> re.Match[str] | None:
    """Find a phrase of a list of ``data/lexicons/plan.toml`` as whole words."""
    return pattern(rf"(?<!\w)<{name}>(?!\w)").search(words)


def find_wanted(words: str) -> re.Match[str] | None:
    """Find what asks for something: a phrase, or years of experience."""
    return find("wanted_cues", words) or _YEARS.search(words)


def presents_employer(words: str) -> bool:
    """Whether a sentence begins with a name and says what it is."""
    return bool(_NAMED.match(words))


def named_role(words: str) -> str:
    """Return the person whose work a sentence tells ("The office manager schedules …"), or nothing."""
    role = _ROLE.match(words)
    return role[1] if role and role[1].lower() not in _OTHERS and is_person(role[1].lower()) else ""
