"""Find clauses that say the opposite: denied against affirmed, antonyms, rose against fell, with all denials counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from workbook.consistency.claims import Claim, claim_at
from workbook.consistency.concepts import EVERYDAY, overlap, stem
from workbook.consistency.lexicon import lexicon
from workbook.consistency.statements import Statement, opposites, statements_in
from workbook.consistency.text import Reading

_MOST_PARTNERS = 40
Opposition = tuple[Claim, Claim, float]


def oppositions(first: Reading, second: Reading) -> list[Opposition]:
    """Pair clauses of two texts that cannot both hold.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(a.quote, b.quote, a.kind) for a, b, _ in oppositions(read("We passed the audit."), read("We failed the audit."))]
    [('passed', 'failed', 'negation')]
    >>> oppositions(read("We passed the audit."), read("We did not fail the audit."))
    []
    """
    left, right = statements_in(first), statements_in(second)
    found: list[Opposition] = []
    taken: set[int] = set()
    for one, partners in _candidates(left, right):
        best: tuple[float, int, Opposition] | None = None
        for j in partners:
            if j in taken:
                continue
            opposed = _opposed(first, second, one, right[j])
            if opposed is not None and (best is None or opposed[2] > best[0]):
                best = (opposed[2], j, opposed)
        if best is not None and not _affirmed(one, right, best[1]):
            taken.add(best[1])
            found.append(best[2])
    return found


def _affirmed(one: Statement, others: list[Statement], against: int) -> bool:
    """Whether the other text also says the very same, so that the opposite speaks of something else."""
    return any(
        j != against
        and other.is_denied == one.is_denied
        and len(one.concepts) > 1
        and one.concepts <= other.concepts
        for j, other in enumerate(others[:600])
    )


def _candidates(left: list[Statement], right: list[Statement]) -> Iterator[tuple[Statement, list[int]]]:
    """Clauses that share a concept or hold opposites, by an index."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for j, two in enumerate(right):
        for word in {*two.at, *two.words}:
            index[word].append(j)
    for one in left:
        partners: dict[int, None] = {}
        for word in one.at:
            for j in index.get(word, ())[:_MOST_PARTNERS]:
                partners[j] = None
        for word in one.words:
            for other in opposites().get(word, ()):
                for j in index.get(other, ())[:_MOST_PARTNERS]:
                    partners[j] = None
        yield one, sorted(partners)[: 4 * _MOST_PARTNERS]


def _opposed(first: Reading, second: Reading, one: Statement, two: Statement) -> Opposition | None:
    if not (one.is_firm and two.is_firm) or {one.subject, two.subject} in ({"I", "other"}, {"we", "other"}):
        return None
    flips = _flips(first, second, one, two)
    if (one.is_denied + two.is_denied + len(flips)) % 2 == 0:
        return None
    turned = {one.at_of(x) for x, _, _ in flips}, {two.at_of(y) for _, y, _ in flips}
    rest_one = frozenset(c for c, k in one.at.items() if k not in turned[0])
    rest_two = frozenset(c for c, k in two.at.items() if k not in turned[1])
    shared = rest_one & rest_two
    moves = bool(flips) and all(kind_of == "direction" for _, _, kind_of in flips)
    adjoins = moves and _adjoins(first, one.at_of(flips[0][0])) & _adjoins(second, two.at_of(flips[0][1]))
    if not adjoins and not _covers(one, two, rest_one, rest_two, shared, bool(flips)):
        return None
    kind = "direction" if moves else "negation"
    sureness = overlap(rest_one, rest_two) if rest_one and rest_two else 0.5
    spans = (
        _span(one, shared, [x for x, _, _ in flips]),
        _span(two, shared, [y for _, y, _ in flips]),
    )
    rule = "denied" if not flips else "opposite words" if kind == "negation" else "direction"
    claims = (
        claim_at(first, spans[0], kind, _value(first, spans[0]), polarity=not one.is_denied, rule=rule),
        claim_at(second, spans[1], kind, _value(second, spans[1]), polarity=not two.is_denied, rule=rule),
    )
    return claims[0], claims[1], sureness


def _adjoins(reading: Reading, at: int) -> frozenset[str]:
    """Concepts that stand close before or after a word of movement, in its clause."""
    first, end = reading.clause_of(at)
    ways = _ways()
    return (
        frozenset(
            word
            for word in reading.topic((max(first, at - 4), min(end, at + 4)))
            if word not in {"reduce", "increase"} and word not in ways
        )
        - EVERYDAY
    )


def _value(reading: Reading, span: tuple[int, int]) -> str:
    return " ".join(reading.lower(at) for at in range(*span) if reading.tokens[at].is_word)


def _flips(first: Reading, second: Reading, one: Statement, two: Statement) -> list[tuple[str, str, str]]:
    """Pairs of words of opposite meaning, one only in each clause's sentence."""
    found: list[tuple[str, str, str]] = []
    here = first.stems(first.sentence_of(one.span[0]))
    there = second.stems(second.sentence_of(two.span[0]))
    used: set[int] = set()
    used_there: set[int] = set()
    for x, at in one.words.items():
        if at in used:
            continue
        for y in sorted(opposites().get(x, frozenset()) | _prefixed(x, two)):
            if y in two.words and two.words[y] not in used_there and _only(x, y, here, there):
                found.append((x, y, "negation"))
                used.add(at)
                used_there.add(two.words[y])
                break
        else:
            way = _ways().get(first.lower(at))
            other = next(
                (y for y in two.words if way and _ways().get(second.lower(two.words[y])) == _AGAINST[way]),
                None,
            )
            if (
                other is not None
                and not _goes(second, two, way)
                and not _goes(first, one, _AGAINST[way or ""])
            ):
                found.append((x, other, "direction"))
                used.add(at)
    return found


def _prefixed(word: str, statement: Statement) -> frozenset[str]:
    """Words of a statement that are a word with "un-", "in-", "dis-" before it, or the reverse."""
    found = {prefix + word for prefix in _PREFIXES} | {
        word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix) and len(word) > 6
    }
    return frozenset(found & statement.words.keys()) - {word, "easy", "uneasy"}


def _goes(reading: Reading, statement: Statement, way: str | None) -> bool:
    return any(_ways().get(reading.lower(at)) == way for at in range(*statement.span))


def _only(x: str, y: str, here: frozenset[str], there: frozenset[str]) -> bool:
    return stem(y) not in here and stem(x) not in there and x != y


_PREFIXES = ("un", "in", "im", "ir", "dis", "non")
_AGAINST = {"": "", "up": "down", "down": "up", "better": "worse", "worse": "better"}


@cache
def _ways() -> dict[str, str]:
    return {
        word: way for way, members in lexicon("polarity")["directions"].items() for word in members.split()
    }


def _covers(
    one: Statement,
    two: Statement,
    rest_one: frozenset[str],
    rest_two: frozenset[str],
    shared: frozenset[str],
    flipped: bool,
) -> bool:
    """Whether two clauses speak of one thing, apart from what is opposed."""
    if flipped:
        if not rest_one and not rest_two:
            return True
        smaller = min(len(rest_one), len(rest_two))
        return (
            bool(shared)
            and len(shared) / max(smaller, 1) >= 0.5
            and len(shared) / max(len(rest_one | rest_two), 1) >= 0.25
        )
    denied = one if one.is_denied else two
    if not denied.head or denied.head not in shared:
        return False
    # A denial contradicts what holds all that it denies: "not guitar" leaves the flute alone.
    missing = (rest_one if one.is_denied else rest_two) - shared
    broad = len(shared) / max(len(rest_one | rest_two), 1)
    if 3 * len(missing) > len(shared) or broad < 0.3:
        return False
    return len(shared) > 1 or rest_one == rest_two or (denied.denies_verb and len(rest_one | rest_two) <= 3)


def _span(one: Statement, shared: frozenset[str], turned: list[str]) -> tuple[int, int]:
    """Token range to quote: the opposed words, or the denial up to the words both share."""
    if turned:
        places = [one.at_of(word) for word in turned]
        return min(places), max(places) + 1
    places = [one.at[word] for word in shared]
    if one.is_denied and one.denials:
        places.append(one.denials[-1])
    first, last = min(places), max(places)
    return first, min(last, first + 12) + 1
