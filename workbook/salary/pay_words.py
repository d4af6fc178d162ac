"""The words of pay strings (``data/lexicons/pay.toml``) and the patterns made from them: currencies, periods, multiples, what stands around pay."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Any

from workbook.shipped import shipped
from workbook.tomlfile import read_text

WORD = re.compile(r"[^\W\d_]+")
DENSE = "\u3000-\u9fff\uac00-\ud7a3"  # scripts that put no spaces between words
_LETTER = rf"[^\W\d_{DENSE}]"


def find_period(text: str) -> str:
    """Return the first of `PERIODS` that a text names, or nothing.

    >>> find_period("Bi-Weekly"), find_period("Year"), find_period("each visit")
    ('biweek', 'year', '')
    """
    low, words = lowered(text).strip(), pay_words()
    found = words["alone"].search(low)
    return str(words["periods"].get(low, words["periods"][found[0]] if found else ""))


def currencies() -> tuple[str, ...]:
    """Return the codes of the currencies that pay strings may name.

    >>> currencies()[:3]
    ('AED', 'ARS', 'AUD')
    """
    return tuple(sorted(code for code in {*pay_words()["currencies"].values()} if code.isalpha()))


def lowered(text: str) -> str:
    """Return a text in lower case, each letter where it was: patterns that ignore case take several times as long."""
    low = text.lower().replace("’", "'")
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


@cache
def pay_words() -> dict[str, Any]:
    """Patterns and tables made from ``data/lexicons/pay.toml``."""
    tree = tomllib.loads(read_text(shipped("data", "lexicons", "pay.toml")))
    lists = {
        table: {key: [word.strip() for word in text.split(",")] for key, text in tree[table].items()}
        for table in ("currencies", "units", "periods", "multiples", "pieces", "context")
    }
    of = {name: {word: key for key, words in keys.items() for word in words} for name, keys in lists.items()}
    money, units, alone, multiples, _, _ = map(_alternatives, of.values())
    pieces = {key: _alternatives(words) for key, words in lists["pieces"].items()}
    manner, months = pieces["manner"], rf"(?:{pieces['months']}|{pieces['salaries']})"
    thousands = (
        r"\d{1,3}(?:(?:[ \u00a0\u2009\u202f]|[,.'’])\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)"
        r"|\d{1,3}(?: [,.] ?\d{3})+(?: [.,] ?\d\d)?(?!\d)|\d{1,3} [.,] \d\d(?!\d)"  # “75 , 000”
    )
    number = rf"(?P<number>{thousands}|\d+(?:[.,]\d{{1,2}}|\.\d{{4}})?(?![.,]?\d))"
    no_cents = r"(?:[.,](?:--?|[–—])(?!\s?\$?\d))?"  # “3.500,-”
    mark = rf"\s?(?P<multiple>{multiples})(?:(?!{_LETTER})|(?=(?:{money})(?!{_LETTER})))"
    behind = rf"{no_cents}(?:{mark})?(?:\s?(?P<after>{money})(?!{_LETTER}))?"
    tax = rf"(?:\s?(?:\(?(?:{manner})\)?(?!{_LETTER})|(?:\+|plus|ex|excl\.?|inc\.?)\s?(?:vat|gst|super)))?"
    per = rf"\s?(?:/|(?:{pieces['per']})(?:\b|(?<=[./])))\s?(?P<unit>{units})"
    period = (
        rf"\+?{tax}(?:{per}|\s?/?\s?(?P<alone>{alone})(?!(?:\s\w+)?:))(?!{_LETTER})(?:\.(?=\s*[-–—+/,)]))?"
    )
    lead = r"(?:\s(?:a|an|the|of|is|at|salary|pay|wage|rate)){0,3}[\s:~]*"
    standing = r"(?![^\W_])"
    tails = {"above": "", "below": ""} | dict.fromkeys(
        ("from", "to", "between", "reference"), f"{lead}[#.:-]*$"
    )
    patterns = {
        "amount": rf"(?P<all>(?!401\s?\(?k){number}(?!\s?%|\s?per\s?cent){behind}(?!\d|\s?%))(?:{period})?",
        "joint": rf"\s?\+?{tax}\s{{0,3}}(?:{pieces['to']}|(?P<both>{pieces['and']})|(?P<slash>/))\s{{0,3}}",
        "as_pay": rf"\s?\(?(?:{manner})\b\)?(?:\s(?:salary|pay|income|plus|and)\b|(?!\s?\w))"
        r"|\s?plus\s(?:bonus|benefits|equity|commission)\b"  # and no count of things called “gross” or “plus”
        rf"|\s(?:{_alternatives({*lists['context']['kept'], *lists['context']['total']} - {*lists['pieces']['manner']})})\b",
        "alone": rf"(?<![^\W_{DENSE}])(?:{alone})(?!{_LETTER})",
        "lead": lead,
        "link": rf"\W*(?:(?:{pieces['link']})\W*)*",
        "piece": r"\s?(?:per\s[^\W\d]|semi-?monthly)",  # a visit, a mile
        "open": r"\+(?![\w(])|\s\+(?=\s*(?:[;,.)|/]|$))",
        "share": r"\b(?:up to )?\d+(?:[.,]\d+)?\s?%(?:\s\w+){0,2}?\s(?:bonus|commission)\b",
        "lasting": rf"\s?-?(?:{pieces['lasting']})(?![^\W_])",
        "role": rf"(?<![^\W_])(?:{_alternatives(w.strip() for w in tree['roles']['nouns'].split(','))})(?![^\W_])",
        "parts": rf"[;,+()|/\n·•]|[.!?]\s|\b(?:{pieces['parts']})\b",
        "paid_months": rf"(?<!\w)(?:(?:x|sur)\s?\d\d(?:[.,]\d\d?)?(?:\s{months})?|\d\d(?:[.,]\d\d?)?\s(?:{pieces['salaries']})"
        rf"|\d\d(?:th|\.|e|er|[eè]me|º|ª|:e)\s{months})(?!\w)",  # “x 13 Gehälter”, “13th month”
        "codes": rf"\b(?:{pieces['codes']})\b",
    }
    gates = {"piece": ["per", "semi", "semimonthly"], "period": [*of["periods"]]}
    gates["codes"] = ["super", "superannuation", *map(str.lower, lists["pieces"]["codes"])]
    gates["paid_months"] = ["x", "sur", *lists["pieces"]["months"], *lists["pieces"]["salaries"]]
    for key, labels in lists["context"].items():
        patterns[key] = rf"(?<![^\W_])(?:{_alternatives(labels)}){tails.get(key, standing)}"
        gates.setdefault("ends" if key in ("from", "to", "above", "below") else key, []).extend(labels)
    for key in ("above", "below"):  # behind an amount, and not before the next
        patterns[key] = rf"[\s(]{{0,2}}{patterns[key]}(?!{_LETTER}|[^,;.|)\n]*\d)"
    topics, dense = dict[str, list[str]](), dict[str, str]()
    before = dict[str, list[str]]()
    for topic, label in ((topic, label) for topic, labels in gates.items() for label in labels):
        if label[0] > "\u3000":
            dense[label] = topic
        topics.setdefault(WORD.findall(label)[0], []).append(topic)
    with_digits = {
        "401",
        *chain(*(re.findall(r"\d+ ?[^\W\d]|[^\W\d]\d+|\d+", word) for word in chain(*of.values()))),
    }
    for word in sorted({*of["currencies"], "r"} - {*of["multiples"]}, key=lambda word: (-len(word), word)):
        before.setdefault(word[-1], []).append(word)
    return {
        **{name: re.compile(pattern) for name, pattern in patterns.items()},
        "currencies": of["currencies"] | {"r": "ZAR"},
        "periods": of["periods"] | of["units"],
        "multiples": {word: float(key) for word, key in of["multiples"].items()},
        "units_a_dollar": tree["units_a_dollar"],
        "with_digits": {*with_digits, *map(str.upper, with_digits)},
        "before": before,  # words of currencies by their last letter, the longest first
        "topics": topics,  # by the first word of a label, what is worth looking for
        "dense": dense,  # the same for labels that stand within others' words
    }


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
