"""Make more pairs from those at hand: one word swapped, a denial put in, two stories that have nothing to do with each other.

What is made here serves to learn from, never to measure with.
"""

import csv
import random
import re
from collections.abc import Iterator

from labelled import HERE, Change, Row

from workbook.consistency.names import names_in
from workbook.consistency.numerals import numerals_in
from workbook.consistency.text import read

LIGHT, HALF = 0.35, 0.5
"""Made pairs weigh less than written ones."""

NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "sixty",
]
ORDINALS = [
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "twentieth",
]
PLACES = [
    "floor",
    "engineer",
    "attempt",
    "storey",
    "ward",
    "customer",
    "chapter",
    "table",
    "lane",
    "row",
    "branch",
    "page",
    "time",
    "place",
]
OBJECTS = [
    "mortgage",
    "violin",
    "tractor",
    "pension",
    "lighthouse",
    "sandwich",
    "keyboard",
    "curtain",
    "hedgehog",
    "glacier",
    "trombone",
]
PEOPLE = (
    "Marta Lindgren",
    "Okafor",
    "Jansen Group",
    "Priya",
    "Halford",
    "Tobias Krall",
    "Ostrava",
    "Brennan",
)
FRAMES = (
    "It was {}.", "That is {}.", "He is {}.", "The room was {}.", "I am {} about the plan.", "The work is {}.",
    "My manager was {} with the result.", "They are {}.",
)  # fmt: skip
ORDERED = (
    "I worked on the {} {} of the building.", "It was the {} {} we had that week.", "She was the {} {} to arrive.",
    "The {} {} is full of people eating lunch.",
)  # fmt: skip


def variations(written: list[Row], seed: int = 0) -> list[Row]:
    """Made pairs of every sort, the same for the same seed."""
    chance = random.Random(seed)
    told = [sentence for row in written for text in (row.first, row.second) for sentence in _sentences(text)]
    told = list(dict.fromkeys(told))
    chance.shuffle(told)
    short = [row for row in written if len(row.first.split()) < 120]
    sorts = (
        _denied(told, chance), _renumbered(told, chance), _reordered(chance), _renamed(told, chance),
        _subjects(told, chance), _plain(chance), _strangers(short, chance), _chains(short, chance),
    )  # fmt: skip
    return [row for rows in sorts for row in rows]


def _sentences(text: str) -> Iterator[str]:
    reading = read(text)
    yield from (q for s in reading.sentences if 5 <= len((q := reading.quote(s)).split()) <= 26)


def _row(first: str, second: str, *changes: tuple[str, str, str], weight: float = LIGHT) -> Row:
    return Row("made", first, second, tuple(Change(*change) for change in changes), weight)


def _denied(told: list[str], chance: random.Random, most: int = 130) -> Iterator[Row]:
    """A "not" put in; and the same with another object, which denies nothing."""
    verb = re.compile(r"\b(was|were|is|are|had|did|could|am)\b (?!not|no|never)(\w+(?: \w+){1,4})")
    found = ((s, m) for s in told if (m := verb.search(s)) and not re.search(r"n't| not | no |never", s))
    for sentence, match in list(found)[:most]:
        denied = f"{sentence[: match.end(1)]} not{sentence[match.end(1) :]}"
        yield _row(sentence, denied, ("negation", match.group(), denied[match.start() : match.end() + 4]))
        rest = re.findall(r"[a-z]{5,}", sentence[match.end() :])
        if rest and chance.random() < 0.6:
            yield _row(sentence, denied.replace(rest[-1], chance.choice(OBJECTS)))


def _renumbered(told: list[str], chance: random.Random, most: int = 130) -> Iterator[Row]:
    count = 0
    for sentence in told:
        reading = read(sentence)
        plain = [
            n
            for n in numerals_in(reading)
            if n.form == "cardinal" and n.end == n.first + 1 and n.value.low > 1
        ]
        if not plain or count >= most:
            continue
        token = reading.tokens[chance.choice(plain).first]
        if token.form.isdecimal() and len(token.form) <= 4:
            size = int(token.form)
            other = str(
                size + chance.choice((1, 2, 5)) if size > 1000 else int(size * chance.choice((1.4, 2, 3))) + 1
            )
        elif token.lower in NUMBERS:
            other = chance.choice([word for word in NUMBERS if word != token.lower])
        else:
            continue
        count += 1
        yield _row(
            sentence, sentence[: token.start] + other + sentence[token.end :], ("number", token.form, other)
        )


def _reordered(chance: random.Random, count: int = 65) -> Iterator[Row]:
    for _ in range(count):
        one, other = chance.sample(ORDINALS, 2)
        frame, noun = chance.choice(ORDERED), chance.choice(PLACES)
        yield _row(frame.format(one, noun), frame.format(other, noun), ("number", one, other))


def _renamed(told: list[str], chance: random.Random, most: int = 86) -> Iterator[Row]:
    named = [(s, found) for s in told if (found := [m.claim for m in names_in(read(s))])]
    known = sorted({claim.quote for _, claims in named for claim in claims})
    for sentence, claims in named[:most]:
        claim, other = chance.choice(claims), chance.choice(known)
        if not set(claim.quote.lower().split()) & set(other.lower().split()):
            yield _row(
                sentence,
                sentence[: claim.start] + other + sentence[claim.end :],
                ("name", claim.quote, other),
            )


def _subjects(told: list[str], chance: random.Random, most: int = 60) -> Iterator[Row]:
    """Who acts told by name, against another name in the sentence: no change."""
    opens = re.compile(r"(I|We|He|She|It|They) (\w+)")
    found = []
    for sentence in told:
        names, subject = (
            [m.claim for m in names_in(read(sentence)) if m.claim.start > 8],
            opens.match(sentence),
        )
        if names and subject:
            found.append((sentence, names[0], subject))
    for sentence, name, subject in found[:most]:
        head = sentence[len(subject.group(1)) : name.start]
        yield _row(sentence, f"{chance.choice(PEOPLE)}{head}there{sentence[name.end :]}")


def _plain(chance: random.Random, count: int = 260) -> Iterator[Row]:
    """ "It was late.", "It was not early." """
    with (HERE / "adjectives.csv").open(encoding="utf-8") as lines:
        pairs = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    opposite = [(p["one"], p["other"]) for p in pairs if p["relation"] == "opposite"]
    same = [(p["one"], p["other"]) for p in pairs if p["relation"] == "same"]
    for _ in range(count):
        frame, (one, other), (third, _) = (
            chance.choice(FRAMES),
            chance.choice(opposite),
            chance.choice(opposite),
        )
        denied = re.sub(r"\b(was|is|am|are)\b", r"\1 not", frame, count=1)
        sort = chance.random()
        if sort < 0.3:
            yield _row(frame.format(one), frame.format(other), ("negation", one, other))
        elif sort < 0.5:
            yield _row(frame.format(one), denied.format(one), ("negation", one, one))
        elif sort < 0.65:
            yield _row(denied.format(one), frame.format(other))
        elif sort < 0.75:
            yield _row(denied.format(one), denied.format(other), ("negation", one, other))
        elif sort < 0.85:
            one, other = chance.choice(same)
            yield _row(frame.format(one), frame.format(other))
        elif third not in {one, other}:
            yield _row(frame.format(one), denied.format(third))


def _strangers(short: list[Row], chance: random.Random, count: int = 260) -> Iterator[Row]:
    """Two stories of two people."""
    for _ in range(count):
        one, other = chance.sample(short, 2)
        yield _row(one.first, other.second)


def _chains(short: list[Row], chance: random.Random, count: int = 36, length: int = 7) -> Iterator[Row]:
    """Long answers made of short ones, two of them told in another order."""
    short = [row for row in short if len(row.first.split()) > 14]
    for _ in range(count):
        chosen = chance.sample(short, length)
        order, k = list(chosen), chance.randrange(length - 1)
        order[k], order[k + 1] = order[k + 1], order[k]
        first, second = " ".join(row.first for row in chosen), " ".join(row.second for row in order)
        changes = tuple(change for row in chosen for change in row.changes)
        sides = ((first, "first"), (second, "second"))
        if all(
            text.lower().count((getattr(c, side) or "\0").lower()) == 1
            for c in changes
            for text, side in sides
        ):
            yield Row("made", first, second, changes, HALF)
