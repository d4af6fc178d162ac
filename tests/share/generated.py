"""Workbooks made at random, with names and amounts in every disguise among hostile text, and a way to find them again.

The way to find them is made apart from the product's: it knows each name and amount that was put in, throws everything
away but letters and digits, and looks for them.
"""

import html
import random
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from workbook.records import (
    Answer,
    Contents,
    Decision,
    FollowUp,
    Goal,
    Interviewer,
    JobAd,
    JobOffer,
    PayPoint,
    Pitch,
    Process,
    Question,
    QuestionToAsk,
    Research,
    Round,
    Story,
    ThankYou,
)

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

HOSTILE = [
    "<script>alert(1)</script>", "</p></div><h1 onclick=x>", "<img src=x onerror='alert(1)'>", '"><style>*{display:none}</style>',
    "{} {0} %s %(a)s", "\\n \\u003c \\", "&lt;b&gt; &amp;amp; &#60; &nbsp", "<!-- -->]]><?php ?>", "$x^2$ \\frac{1}{2}",
    "Ünï 🧑‍🚀 漢字 עברית \u202e\u200b", "two\nlines\n\n\tand a tab", "# head\n- list\n> quote\n`code` **bold** [a](b)", "=1+1", "@SUM(A1)",
    "\ttab first", "-3", "+4", "\rreturn", "| a | b |", "\ud83d half", "  spaces  ", "~~~\n```", "1. one", "\\", "ends with \\", "\u2028line",
    "\x00\x07\x1b[31m", "&#0; &#x11FFFF;", "https://x.example/?a=b&c=d", "a@b.example", "",
]  # fmt: skip
WORDS = [
    "we",
    "had",
    "the",
    "team",
    "in",
    "our",
    "plan",
    "and",
    "it",
    "went",
    "well",
    "because",
    "she",
    "said",
    "that",
    "they",
    "would",
    "need",
    "more",
    "of",
    "it",
    "by",
    "then",
]
ALIKE = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "i": "і"}
BACK = str.maketrans({other: letter for letter, other in ALIKE.items()})


@dataclass
class Made:
    """A workbook, and what was hidden in it."""

    contents: Contents
    names: list[str] = field(default_factory=list)
    walk_away: int = 0
    pay: list[int] = field(default_factory=list)


def make(seed):
    """Make one workbook."""
    chance = random.Random(seed)
    names = [word(chance) for _ in range(6)]
    company, first, last, place, friend, other = names
    walk = 1000 * chance.randint(41, 399)
    pay = [1000 * n for n in chance.sample(range(410, 990), 3)]

    def say(*hidden, amounts=()):
        pieces = [chance.choice(HOSTILE), *(chance.choice(WORDS) for _ in range(chance.randint(2, 8)))]
        pieces += [disguised(chance, each) for each in hidden if chance.random() < 0.8]
        pieces += [written(chance, each) for each in amounts if chance.random() < 0.8]
        chance.shuffle(pieces)
        return " ".join(pieces)

    def prose():
        return say(*chance.sample(names, 3), f"{first} {last}", amounts=(walk,))

    id = chance.choice(
        ["q-1", f"{first}-{last}".lower(), "ä/ö", "a`b", "x y", f"{company}", "\u2028"]
    ).replace("/", "-")
    records = [
        Process(id=Process.ID, company=company.capitalize(), role=say(company), interview_on=date(2026, 12, 3), words_per_minute=140),
        Interviewer(id=f"{first}-{last}".lower(), name=f"{first.capitalize()} {last.capitalize()}", role=say(company)),
        Interviewer(id="2", name=friend.capitalize(), sort="peer"),
        Round(id="first", name=say(company), held_on=date(2026, 1, 2)),
        Question(id=id, text=prose(), type="behavioural", source=say(f"{first} {last}")),
        Question(id="pay", text="What do you want to earn?", type="salary"),
        Answer(id=f"first/{id}", question=id, round="first", text=prose(), loose_end=say(friend, amounts=(walk,)), seconds=90),
        Answer(id="first/pay", question="pay", round="first", text=say(amounts=(*pay, walk))),
        Story(id="s", title=prose(), situation=prose(), result=say(first), skills=("teamwork", chance.choice(HOSTILE)), questions=(id,)),
        Decision(id="d", verdict="first", note=say(last), about=f"“{prose()}” / “x”"),
        Research(id=Research.ID, title=say(), place=place.capitalize(), posted=written(chance, pay[0]), said=written(chance, pay[1]),
                 said_to=f"{first} {last}", walk_away=written(chance, walk), target=written(chance, pay[2])),
        PayPoint(id="p", text=written(chance, pay[0]), low=str(pay[0]), company=other.capitalize(), source=say(other), note=say(place)),
        JobOffer(id="o", name=say(company), base=written(chance, chance.choice([*pay, walk]))),
        JobAd(id=JobAd.ID, text=prose()),
        Pitch(id="why_hire", text=say(company), rests_on=(f"answer/first/{id}",)),
        Goal(id="g", what=say(place), day=30),
        QuestionToAsk(id="a", text=say(first, amounts=(walk,)), interviewers=(f"{first}-{last}".lower(),), answer=say()),
        ThankYou(id=f"{first}-{last}".lower(), text=say(last), sent_on=date(2026, 12, 4)),
        FollowUp(id=FollowUp.ID, next_step=say(company), told_by=friend),
    ]  # fmt: skip
    return Made(Contents(records), names, walk, pay)


def word(chance):
    """Make a name that is no word of any language, so that finding it is no chance."""
    return (
        "".join(
            chance.choice("bcdfgkmpvxz") + chance.choice("aeiou") for _ in range(chance.choice([2, 3, 4]))
        )
        + "xq"
    )


def disguised(chance, name):
    """Write a name as people, programs and those who mean harm do."""
    forms = [
        str, str.upper, str.title, lambda n: n.replace(" ", "-"), lambda n: n.replace(" ", "\u00a0"), lambda n: n.replace(" ", "\n"),
        lambda n: n[:3] + "\u00ad" + n[3:], lambda n: n[:2] + "\u200b" + n[2:], lambda n: f"{n}’s", lambda n: f"{n}'s",
        lambda n: "".join(ALIKE.get(letter, letter) for letter in n), lambda n: f"&#{ord(n[0])};{n[1:]}", lambda n: f"({n})",
        lambda n: "".join(chr(ord(letter) + 0xFEE0) if letter != " " else letter for letter in n), lambda n: n[0] + "\u0301" + n[1:],
        lambda n: f"“{n}”", lambda n: f"<b>{n}</b>", lambda n: f"**{n}**", lambda n: f"{n},", lambda n: n.replace(" ", "_"),
    ]  # fmt: skip
    return chance.choice(forms)(name)


def written(chance, amount):
    """Write a whole number of thousands as people do."""
    k = amount // 1000
    forms = [
        f"{k}k", f"{k} K", f"${k}K", f"{amount:,}", f"{amount:,}".replace(",", "."), f"{amount:,}".replace(",", " "), f"{amount}",
        f"${amount:,}.00", f"USD {amount:,}", f"{amount:,}".replace(",", "\u00a0"), f"{amount:,}".replace(",", "'"), f"{k} thousand",
        f"{in_words(k)} thousand", f"{in_words(k)} thousand dollars".upper(), f"€{amount:,}".replace(",", "."), f"{k}k a year",
    ]  # fmt: skip
    return chance.choice(forms)


def in_words(count):
    """Say a number under a thousand."""
    ones = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    tens = ["x", "x", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if count >= 100:
        rest = f" {in_words(count % 100)}" if count % 100 else ""
        return f"{ones[count // 100]} hundred{rest}"
    return ones[count] if count < 20 else tens[count // 10] + (f"-{ones[count % 10]}" if count % 10 else "")


def letters_of(text):
    """Return the letters and digits of a text, whatever stands between them."""
    flat = unicodedata.normalize("NFKD", html.unescape(html.unescape(text))).casefold().translate(BACK)
    return re.sub(r"[\W_]+", "", flat)


def plain_of(text):
    """Return a text as `amount_pattern` wants it."""
    return unicodedata.normalize("NFKD", html.unescape(html.unescape(text))).lower()


def amount_pattern(amount):
    """Return what finds an amount of whole thousands."""
    k, said = amount // 1000, re.sub(r"\W+", r"\\W+", in_words(amount // 1000))
    digits = rf"(?<!\d)(?<!\d[.,' ]){k}(?:\s?k(?![a-z])|\s?thousand|[.,' ]?000(?!\d|[.,' ]\d{{3}}))"
    return re.compile(rf"{digits}|(?<!hundred )(?<![a-z-]){said}\W+thousand")
