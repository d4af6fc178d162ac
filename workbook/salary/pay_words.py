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
    ('AED', 'AUD', 'BRL')
    """
    return tuple(sorted({*pay_words()["currencies"].values()} - {""}))


def lowered(text: str) -> str:
    """Return a text in lower case, each letter where it was: patterns that ignore case take several times as long."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


@cache
def pay_words() -> dict[str, Any]:
    """Patterns and tables made from ``data/lexicons/pay.toml``."""
    tree = tomllib.loads(read_text(shipped("data", "lexicons", "pay.toml")))
    lists = {
        table: {key: [word.strip() for word in text.split(",")] for key, text in tree[table].items()}
        for table in ("currencies", "units", "periods", "multiples", "context")
    }
    of = {name: {word: key for key, words in keys.items() for word in words} for name, keys in lists.items()}
    money, units, alone, multiples, _ = map(_alternatives, of.values())
    thousands = r"\d{1,3}(?:(?:[ \u00a0\u2009\u202f]|[,.'’])\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)"
    number = rf"(?P<number>{thousands}|\d+(?:[.,]\d{{1,2}}|\.\d{{4}})?(?![.,]?\d))"
    behind = rf"(?:\s?(?P<multiple>{multiples})(?![^\W\d_]))?(?:\s?(?P<after>{money}|\$)(?![^\W\d_]))?"
    tax = r"(?:\s?(?:\(?(?:gross|net|brutto|netto|brut|base|ote)\)?|(?:\+|plus|ex|excl\.?|inc\.?)\s?(?:vat|gst|super)))?"
    per = rf"\s?(?:/|per\b|a\b|an\b|each\b|every\b|pro\b|p(?=er))\s?(?P<unit>{units})"
    period = rf"\+?{tax}(?:{per}|\s?/?\s?(?P<alone>{alone}))(?![^\W\d_])(?:\.(?=\s*[-–—+/,)]))?"
    lead = r"(?:\s(?:a|an|the|of|is|at|salary|pay|wage|rate)){0,3}[\s:~]*$"
    patterns = {
        "amount": rf"(?P<all>(?!401\s?\(?k){number}(?!\s?%|\s?per\s?cent){behind}(?!\d|\s?%))(?:{period})?",
        "joint": rf"\s?\+?{tax}\s{{0,3}}(?:-|–|—|−|~|to|and|bis|à|through|until)\s{{0,3}}",
        "as_pay": r"\s?\(?(?:gross|net|brutto|netto|brut)\b\)?(?:\s(?:salary|pay|income|plus|and)\b|(?!\s?\w))"
        r"|\s?plus\s(?:bonus|benefits|equity|commission)\b",  # and no count of things called “gross” or “plus”
        "alone": rf"(?<![^\W_])(?:{alone})(?![^\W_])",
        "piece": r"\s?(?:per\s[^\W\d]|semi-?monthly)",  # a visit, a mile
        "open": r"\s?\+(?!\s*[\w(])|\s(?:and|or)\s(?:up|above|more)\b",
        "share": r"\b(?:up to )?\d+(?:[.,]\d+)?\s?%(?:\s\w+){0,2}?\s(?:bonus|commission)\b",
    }
    gates = {"piece": ["per", "semi", "semimonthly"], "ends": ["and", "or"], "period": [*of["periods"]]}
    gates["dollar"] = ["super", "superannuation", "cad", "aud", "nzd", "sgd", "hkd"]
    for key, labels in lists["context"].items():
        end = lead if key in ("from", "to") else r"(?![^\W_])"
        patterns[key] = rf"(?<![^\W_])(?:{_alternatives(labels)}){end}"
        gates.setdefault("ends" if key in ("from", "to") else key, []).extend(labels)
    topics, before = dict[str, list[str]](), dict[str, list[str]]()
    for topic, labels in gates.items():
        for label in labels:
            topics.setdefault(WORD.findall(label)[0], []).append(topic)
    with_digits = {
        "401",
        *chain(*(re.findall(r"\d+ ?[^\W\d]|[^\W\d]\d+|\d+", word) for word in chain(*of.values()))),
    }
    for word in sorted([*of["currencies"], "$", "r"], key=len, reverse=True):
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
    }


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
