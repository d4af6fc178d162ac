"""The conversation about pay: what to say in which order, figures already named, and the law of the place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from workbook import ledger
from workbook.cards.parts import bullets, card, heading, prose, quiet, table
from workbook.pay.laws import KINDS, NOT_ADVICE, PayLaw, pay_laws
from workbook.progress import place_name
from workbook.records import Answer, Contents, Question, Research
from workbook.rehearsal.attempts import without_attempts
from workbook.salary.oews import NATION, release
from workbook.salary.range import SuggestedRange
from workbook.salary.research import Findings, findings, states_of
from workbook.salary.wage import Wage
from workbook.wording import long_date, many

PRACTISE = "Sentences to practise in your own words; your walk-away is in none of them."
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}


def talk_card(contents: Contents, today: date) -> Markup:
    """The ladder of sentences to practise, filled from the research; what was named; pay law by place."""
    found = findings(contents, today)
    steps = [heading(title) + prose(sentence) for title, sentence in ladder(contents, found)]
    named = list(named_already(contents))
    note = PRACTISE
    note += f" {release()['notice']}" if found.wage else ""
    named_or_none = bullets(named) or quiet("None is entered, and no answer about pay names one.")
    says = card("What to say, in this order", *steps, quiet(note))
    return says + card("Figures already named", named_or_none) + _laws(contents, today)


def ladder(contents: Contents, found: Findings) -> Iterator[tuple[str, str]]:
    """Yield what to say, in which order: a title and a sentence each."""
    process, research = contents.process, contents.research
    title = process.role or research.title
    role = f"the role of {title}" if title else "this role"
    yield (
        "1. The scope first",
        f"“Before we talk about figures I would like to understand what {role} covers: what would be mine, and what"
        " would a good first year look like?”",
    )
    if research.posted.strip():
        asked = f"You posted {research.posted.strip()}. Is that still the range, and where in it do you see this role?"
    else:
        asked = "I’m sure you have a range in mind for this role. May I ask what it is?"
    yield "2. Their range", f"“{asked}”"
    owed = [law.place for law in _laws_of(_states(research)) if law.kind == "range"]
    if owed and not research.posted.strip():
        yield (
            "If they hold it back",
            f"“As I understand the law of {owed[0]}, an applicant may be told the range. Could you share it with me?”",
        )
    if found.range is None:
        yield "3. Your researched range", f"There is none yet. {found.why_not}"
    else:
        yield from _own_range(research, found, found.range)
    yield (
        "If they ask what you earn now",
        "“I would rather talk about what this work is worth to you; I can tell you what I am looking for.”",
    )


def _own_range(research: Research, found: Findings, suggested: SuggestedRange) -> Iterator[tuple[str, str]]:
    low, high = (round(each.value, -2) for each in (suggested.target, suggested.opening))
    rests = [_official(found.wage)] if found.wage and research.official_weight != 0 else []
    if used := suggested.points:
        days = [point.on for point in used if point.on]
        since = f" since {long_date(min(days))}" if len(days) == len(used) else ""
        rests.append(f"{many(len(used), 'figure')} I found{since}")
    yield (
        "3. Your researched range",
        f"“I looked at {' and '.join(rests) or 'what is paid'}. For the work as you describe it, base pay of"
        f" {_spoken(low, max(low, high), research.currency)} a year would be in line; I look at the whole package.”",
    )
    if found.posted and found.posted.basis == "base" and found.posted.high < low:
        end = _spoken(found.posted.high, found.posted.high, research.currency)
        yield (
            "If their range ends below that",
            f"“I understand that the range ends at {end}. Is there room above it for this scope, or in the bonus, the"
            " sign-on or an early review?”",
        )
    if found.said and found.said.basis == "base" and found.said.high < low:
        yield (
            "If they come back to what you named",
            f"“I named {research.said.strip()} before I knew the scope. Now that I know it, and have looked at what"
            " is paid, I see it higher.”",
        )


def _spoken(low: float, high: float, currency: str) -> str:
    sign = _SIGNS.get(currency, "")
    ends = dict.fromkeys(f"{sign}{end:,.0f}" for end in (low, high))
    return " to ".join(ends) + ("" if sign else f" {currency}")


def _official(wage: Wage) -> str:
    """Name official wages as one says it: by the first city of the area."""
    cities, comma, _ = wage.place.partition(", ")
    here = "the United States" if wage.area == NATION else cities.split("-")[0] if comma else cities
    trade = ", by industry," if wage.trade else ""
    return f"official wages for this work{trade} in {here} ({release()['name']})"


def named_already(contents: Contents) -> Iterator[str]:
    """Yield what was said of pay, to whom and when: as entered, and in answers to questions about salary."""
    research = contents.research
    if research.said.strip():
        to = f" to {research.said_to}" if research.said_to else ""
        on = f" on {long_date(research.said_on)}" if research.said_on else ""
        yield f"“{research.said.strip()}”, named{to}{on}."
    quotes: dict[str, list[str]] = {}
    for place, claim in ledger.claims(without_attempts(contents)):
        answer = place.record
        if isinstance(answer, Answer) and claim.kind == "money":
            asked = contents.find(Question, answer.question)
            if asked and ledger.asks_for_pay(asked):
                quotes.setdefault(place_name(place, contents), []).append(f"“{claim.quote}”")
    for name, said in quotes.items():
        yield f"Your answer in “{name}” has {' and '.join(dict.fromkeys(said))}."


def _laws(contents: Contents, today: date) -> Markup:
    """What the places' lists say: of where the work is done, and of where the employer is, when that is elsewhere."""
    research = contents.research
    work, employer = states_of(research.area), states_of(research.employer_state)
    states = _states(research)
    if not states:
        return card("Pay law", quiet(f"Choose a place above, and its laws are listed here. {NOT_ADVICE}"))
    laws = _laws_of(states)
    lines = [f"No law of {state} is in the list; that does not mean that there is none." for state in states
             if state not in {law.place for law in laws}]  # fmt: skip
    if len(states) > len(work) > 0:
        lines.append(
            f"You would work in {' or '.join(work)}, for an employer in {' or '.join(employer)}. Which law counts"
            " may depend on both, on whom you report to, and on the size of the employer; ask before you rely on it."
        )
    header = ("Place", "Rule", "Since", "What it says", "Source", "Looked up")
    rows = [_law(law, today) for law in laws]
    body = table(header, rows) if rows else ""
    return card(f"Pay law: {', '.join(states)}", body, bullets(lines), quiet(NOT_ADVICE))


def _states(research: Research) -> tuple[str, ...]:
    """Names of the states of the place of work, and of the employer's."""
    return tuple(dict.fromkeys((*states_of(research.area), *states_of(research.employer_state))))


def _laws_of(states: tuple[str, ...]) -> list[PayLaw]:
    return [law for state in states for law in pay_laws(state)]


def _law(law: PayLaw, today: date) -> tuple[str, ...]:
    return (
        f"{law.city}, {law.place}" if law.city else law.place,
        KINDS[law.kind],
        law.since + (" · not yet" if law.is_ahead(today) else ""),
        " ".join(filter(None, (law.note, law.remote))),
        f"{law.source} (as told by: {law.seen})",
        long_date(law.as_of) + (" · over a year ago, check it" if law.is_stale(today) else ""),
    )
