"""Find clauses that say the opposite: denied against affirmed, antonyms, rose against fell, with all denials counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from workbook.consistency.claims import Pair, mention
from workbook.consistency.concepts import concept, is_person, stem, weight
from workbook.consistency.evidence import closeness
from workbook.consistency.lexicon import groups, lexicon, words
from workbook.consistency.statements import Statement, opposites, statements_in
from workbook.consistency.text import Reading, likeness

_MOST_PARTNERS = 40
_AGAINST = {"up": "down", "down": "up", "better": "worse", "worse": "better"}
_PREFIXES = ("un", "in", "im", "ir", "dis", "non")


def oppositions(first: Reading, second: Reading) -> list[Pair]:
    """Pair clauses of two texts that cannot both hold.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> found = oppositions(read("We passed the audit."), read("We failed the audit."))
    >>> [(o.first.claim.quote, o.second.claim.quote, o.first.kind) for o in found]
    [('passed', 'failed', 'negation')]
    >>> oppositions(read("We passed the audit."), read("We did not fail the audit."))
    []
    """
    left, right = statements_in(first), statements_in(second)
    found = []
    for one, partners in _candidates(left, right):
        opposed = [(two, o) for two in partners if (o := _opposed(first, second, one, two)) is not None]
        found += [
            pair for two, pair in opposed if not _affirmed(one, right, two) and not _affirmed(two, left, one)
        ]
    return found


def _affirmed(one: Statement, others: list[Statement], against: Statement) -> bool:
    """Whether the other text also says the very same, so that the opposite speaks of something else."""
    said = frozenset(one.at)
    return len(said) > 1 and any(
        other is not against and other.is_denied == one.is_denied and said <= frozenset(other.at)
        for other in others[:600]
    )


def _candidates(left: list[Statement], right: list[Statement]) -> Iterator[tuple[Statement, list[Statement]]]:
    """Clauses that share a concept or hold opposites, by an index."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    ways = groups("polarity", "directions")
    for j, two in enumerate(right):
        for word in {*two.at, *two.plain, *(f"way:{ways[w]}" for w in two.plain if w in ways)}:
            index[word].append(j)
    for one in left:
        partners: dict[int, None] = {}
        keys = [*one.at, *(other for word in one.plain for other in opposites().get(word, ()))]
        keys += [f"way:{_AGAINST[ways[w]]}" for w in one.plain if w in ways]
        for word in keys:
            partners |= dict.fromkeys(index.get(word, ())[:_MOST_PARTNERS])
        yield one, [right[j] for j in sorted(partners)[: 4 * _MOST_PARTNERS]]


def _opposed(first: Reading, second: Reading, one: Statement, two: Statement) -> Pair | None:
    if not (one.is_firm and two.is_firm):
        return None
    told = _sides(first, one), _sides(second, two)
    is_timed = all(told)
    if is_timed and not told[0] & told[1]:
        return None
    flips = _flips(first, second, one, two)
    if (one.is_denied + two.is_denied + len(flips)) % 2 == 0:
        return None
    turned = {one.place(x) for x, _, _ in flips}, {two.place(y) for _, y, _ in flips}
    rest_one, rest_two = (
        {c for c, k in side.at.items() if k not in places and not (is_timed and c in _periods())}
        for side, places in ((one, turned[0]), (two, turned[1]))
    )
    shared = rest_one & rest_two
    moves = bool(flips) and all(kind == "direction" for _, _, kind in flips)
    denied = one if one.is_denied else two
    if not flips and (not denied.denied or denied.denied not in shared):
        return None
    reading, other = (second, two) if denied is one else (first, one)
    behind = 0 if flips else other.at[denied.denied] + 1
    if behind and is_person(reading.lower(behind)) and reading.tokens[behind].concept not in shared:
        return None  # an "infection nurse" is no infection
    spans = _span(one, shared, [x for x, _, _ in flips]), _span(two, shared, [y for _, y, _ in flips])
    smaller, union = min(map(_sum, (rest_one, rest_two))), _sum(rest_one | rest_two)
    own = any(frozenset((stem(x), stem(y))) in _surest() for x, y, _ in flips)
    features = {
        "covered": _sum(shared) / smaller if smaller else 1.0,
        "alike": _sum(shared) / union if union else 1.0,
        "shared": min(_sum(shared), 3.0),
        "around": likeness(first.around(spans[0]), second.around(spans[1])),
        "beside": float(bool(_beside(first, spans[0]) & _beside(second, spans[1]))),
        "other_actor": float({one.actor, two.actor} in ({"I", "other"}, {"we", "other"})),
        "flips": float(bool(flips)),
        "moves": float(moves),
        "own": float(own),
        "other_matter": float(moves and not _moved(first, spans[0]) & _moved(second, spans[1])),
    }
    sides = [mention(r, span, "negation", "") for r, span in ((first, spans[0]), (second, spans[1]))]
    features |= closeness(sides[0], sides[1])
    kind = "direction" if moves else "negation"
    rule = "denied" if not flips else "opposite words" if kind == "negation" else "direction"
    sides = [
        mention(reading, span, kind, reading.quote(span).lower(), polarity=not side.is_denied, rule=rule)
        for reading, side, span in ((first, one, spans[0]), (second, two, spans[1]))
    ]
    return Pair(sides[0], sides[1], "reversed", features)


def _sides(reading: Reading, one: Statement) -> set[str]:
    """Whether a clause tells of a time before or after: "in the year before", "the next year"."""
    sides = groups("order", "sides")
    return {sides[reading.lower(k)] for k in range(one.span[0], one.span[1] + 1) if reading.lower(k) in sides}


@cache
def _periods() -> frozenset[str]:
    """Concepts of words that only say when something was."""
    return frozenset(map(concept, words("order", "periods") | groups("order", "sides").keys()))


@cache
def _surest() -> frozenset[frozenset[str]]:
    """The workbook's own opposites, of which a job interview leaves no doubt."""
    pairs = (entry.split("|") for entry in lexicon("polarity")["opposites"])
    return frozenset(
        frozenset((stem(one), stem(two))) for a, b in pairs for one in a.split(",") for two in b.split(",")
    )


def _sum(concepts: set[str]) -> float:
    return sum(map(weight, concepts))


def _beside(reading: Reading, span: tuple[int, int]) -> frozenset[str]:
    """Telling concepts close to the opposed words, in their sentence."""
    first, end = reading.sentence_of(span[0])
    near = reading.concepts((max(first, span[0] - 6), min(end, span[1] + 6)))
    return frozenset(word for word in near if weight(word) == 1.0) - reading.concepts(span)


def _moved(reading: Reading, span: tuple[int, int]) -> frozenset[str]:
    """What a word of movement speaks of: the last two concepts before it and the first behind it, in its clause."""
    clause = reading.clause_of(span[0])
    before = [t.concept for t in reading.tokens[clause[0] : span[0]] if t.is_content]
    behind = [t.concept for t in reading.tokens[span[1] : clause[1]] if t.is_content]
    return frozenset(before[-2:] + behind[:1])


def _flips(first: Reading, second: Reading, one: Statement, two: Statement) -> list[tuple[str, str, str]]:
    """Pairs of words of opposite meaning, each only in its own sentence."""
    here, there = (
        {token.stem for token in reading.tokens[slice(*reading.sentence_of(side.span[0]))]}
        for reading, side in ((first, one), (second, two))
    )
    ways = groups("polarity", "directions")
    found: list[tuple[str, str, str]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for x, at in one.plain.items():
        if at in used[0]:
            continue
        partners = [y for y in {*opposites().get(x, ()), *_prefixed(x, two)} if y in two.plain]
        word = next((y for y in sorted(partners) if stem(y) not in here and stem(x) not in there), None)
        kind = "negation"
        if x in ways:
            against = _AGAINST[ways[x]]
            turned = next((y for y in two.plain if ways.get(y) == against), None)
            goes_too = any(ways.get(y) == ways[x] for y in two.plain) or any(
                ways.get(y) == against for y in one.plain
            )
            if turned is not None and not goes_too:
                word, kind = turned, "direction"
        if word is not None and two.plain[word] not in used[1]:
            found.append((x, word, kind))
            used[0].add(at)
            used[1].add(two.plain[word])
    return found


def _prefixed(word: str, statement: Statement) -> set[str]:
    """Words of a statement that are a word with "un-", "in-", "dis-" before it, or the reverse."""
    bare = {word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix) and len(word) > 6}
    return (({prefix + word for prefix in _PREFIXES} | bare) & statement.plain.keys()) - {word}


def _span(statement: Statement, shared: set[str], turned: list[str]) -> tuple[int, int]:
    """Token range to quote: the opposed words, or the denial up to the words both share."""
    if turned:
        places = [statement.place(word) for word in turned]
        return min(places), max(places) + 1
    places = [statement.at[word] for word in shared]
    if statement.is_denied and statement.denied in statement.at:
        places = [statement.denials[-1], statement.at[statement.denied]]
    first, last = min(places), max(places)
    return first, min(last, first + 8) + 1
