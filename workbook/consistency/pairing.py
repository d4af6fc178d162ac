"""Set aside what two texts both say, and pair the claims that are left and conflict."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.consistency.calendar_words import DAYS
from workbook.consistency.claims import Mention, Pair
from workbook.consistency.dates import LATER
from workbook.consistency.derive import MIXED, MONTH, ONE_MORE, YEAR
from workbook.consistency.evidence import features, is_long
from workbook.consistency.relate import CONFLICT, MORE, SAME, relation, size_of
from workbook.consistency.text import likeness, ties


def cancel(
    first: Sequence[Mention], second: Sequence[Mention]
) -> tuple[list[tuple[int, int, str]], set[int], set[int]]:
    """Set aside what both texts say, many to many.

    Returns
    -------
    tuple
        Matched pairs by index, each with `SAME` or `MORE`; indices matched in the first, and in the second.
    """
    pairs: list[tuple[int, int, str]] = []
    matched: tuple[set[int], set[int]] = (set(), set())
    found = []
    for i, one in enumerate(first):
        for j, two in enumerate(second):
            if (how := relation(one, two)) in {SAME, MORE}:
                is_later = LATER in {one.claim.rule, two.claim.rule}
                found.append((is_later, how == MORE, -_kinship(one, two), i, j))
    for is_later, is_more, _, i, j in sorted(found):
        is_new = i not in matched[0] and j not in matched[1]
        sides = ((first, matched[0], i, second[j]), (second, matched[1], j, first[i]))
        if is_later and any(_is_rather_told(*each) for each in sides):
            continue  # "in 2022 … the next year" and "in 2023" differ in the year that both tell
        if is_new and not (_one_thing(first[i], second[j]) or may_meet(first[i], second[j])):
            continue
        if is_new or ((i not in matched[0] or j not in matched[1]) and _one_thing(first[i], second[j])):
            if is_new:
                pairs.append((i, j, MORE if is_more else SAME))
            matched[0].add(i)
            matched[1].add(j)
    return pairs, matched[0], matched[1]


def _is_rather_told(side: Sequence[Mention], matched: set[int], at: int, other: Mention) -> bool:
    """Whether a date that is told in figures, and not matched yet, is more like another one than a date worked out."""
    told = [
        m for k, m in enumerate(side) if k not in matched and m.claim.unit == DAYS and m.claim.rule != LATER
    ]
    return side[at].claim.rule == LATER and any(_kinship(m, other) >= _kinship(side[at], other) for m in told)


def _one_thing(one: Mention, two: Mention) -> bool:
    """Whether nothing says that two counts are of two things: "two interns and four juniors", "four interns"."""
    if one.kind != "number" or one.about & two.about:
        return True
    return (not one.about or not two.about) and may_meet(one, two)


def may_meet(one: Mention, two: Mention) -> bool:
    """Whether two places may speak of one matter: in a long text, their sentences must share something."""
    return not is_long(one, two) or ties(one.reading, two.reading, one.span[0], two.span[0]) > 0


def _kinship(one: Mention, two: Mention) -> float:
    units = float(one.claim.unit == two.claim.unit) + len(one.about & two.about)
    return units + likeness(one.reading.around(one.span), two.reading.around(two.span))


def _implies(implied: Mention, one: Mention) -> bool:
    """Whether a figure worked out from the other text is this one."""
    if implied.claim.rule != "derived" or implied.kind != one.kind or not may_meet(implied, one):
        return False
    if relation(implied, one) not in {SAME, MORE}:
        return False
    if implied.claim.slot == MIXED and implied.about & one.about:
        return False  # four nurses and 22 patients are no 26 patients
    same = implied.claim.subject == one.claim.subject and one.claim.unit == "people"
    if implied.claim.slot == ONE_MORE and same:
        return False  # "four of us" is never "five of us"
    if one.kind == "date":
        return True
    left, right = (size_of(side.value) for side in (implied, one))
    return left.meets(right, 0.04, 0.06)


def _echoes(one: Mention, bare: Mention) -> bool:
    """Whether a bare number of the other text repeats a figure without its unit: "mine was 12", "sold for nineteen"."""
    if one.kind == "number" and not one.claim.unit and not one.about:
        one, bare = bare, one
    if bare.kind != "number" or bare.claim.unit or one.kind not in {"percent", "money", "duration"}:
        return False
    if not may_meet(one, bare):
        return False
    sizes = {"percent": (1.0,), "money": (1.0, 1000.0, 1e6), "duration": (1.0, 7.0, MONTH, YEAR)}[one.kind]
    return any(one.value.meets(bare.value.scaled(size), 0.02, 0.06) for size in sizes)


def conflicts(
    first: Sequence[Mention], second: Sequence[Mention], implied: tuple[Sequence[Mention], Sequence[Mention]]
) -> list[Pair]:
    """Pair the claims of one kind that are left and conflict, unless one is implied by the other text."""
    _, one_matched, two_matched = cancel(first, second)
    left = (
        [m for i, m in enumerate(first) if i not in one_matched],
        [m for j, m in enumerate(second) if j not in two_matched],
    )
    explained = [
        {id(m) for m in side if any(_implies(other, m) or _echoes(m, other) for other in others)}
        for side, others in zip(left, (implied[1], implied[0]), strict=True)
    ]
    open_left = tuple(
        [m for m in side if id(m) not in known] for side, known in zip(left, explained, strict=True)
    )
    found = []
    for one in left[0]:
        for two in left[1]:
            if relation(one, two) == CONFLICT:
                if id(one) in explained[0] or id(two) in explained[1]:
                    continue
                told = features(one, two, (first, second), (open_left[0], open_left[1]))
                found.append(Pair(one, two, "changed", told))
    return found
