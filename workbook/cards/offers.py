"""The card of offers: every part by year, what they come to, the base that makes them equal, and what each hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from workbook.cards.parts import bullets, card, folded, quiet, table
from workbook.cards.wide import wide_table
from workbook.records import Contents
from workbook.salary.offers import (
    NOT_MODELLED,
    YEARS,
    Offer,
    break_even_base,
    hourly_rate,
    offer_parts,
    offer_total,
    offers_of,
    periods_a_year,
    sensitivity,
)
from workbook.wording import span

_PARTS = {"base": "Base pay", "bonus": "Bonus", "sign_on": "Sign-on bonus", "equity": "Equity",
          "match": "Retirement match", "health": "Health"}  # fmt: skip
_SUMS = (("the equity as it is today", 1.0), ("half the equity", 0.5), ("no equity", 0.0))


def offers_card(contents: Contents) -> Markup:
    """Offers by part and year, their sums at three values of the equity, equal bases, and what each hangs on."""
    title, (offers, faults) = "Offers", offers_of(contents)
    if not offers:
        return card(title, quiet("No offer is entered yet."), bullets(faults))
    names = _apart(offers)
    rows = [row for offer in offers for row in _by_year(offer)]
    groups = [name for offer, name in zip(offers, names, strict=True) for _ in _by_year(offer)]
    header = ("Part", *(f"Year {year}" for year in YEARS), "Four years")
    return card(
        title,
        wide_table("offers-by-year", "Offers, every part by year", header, rows, groups=groups),
        table(("Taken together", *names), _together(offers, names)),
        *(
            folded(f"What {name} hangs on, and how much", _hanging(each))
            for each, name in zip(offers, names, strict=True)
        ),
        bullets(faults),
        bullets([_a_year(*each) for each in zip(offers, names, strict=True) if each[0].paid_by != "year"]),
        quiet(NOT_MODELLED),
    )


def _by_year(offer: Offer) -> list[tuple[str, ...]]:
    years = [offer_parts(offer, year) for year in YEARS]
    rows = {words: [year[part] for year in years] for part, words in _PARTS.items()}
    rows = {words: amounts for words, amounts in rows.items() if any(amounts)}
    rows["Together"] = [sum(year.values()) for year in years]
    return [
        (words, *(f"{each:,.0f}" for each in (*amounts, sum(amounts)))) for words, amounts in rows.items()
    ]


def _together(offers: Sequence[Offer], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    sums = [*_SUMS] if any(offer.equity for offer in offers) else [*_SUMS[:1]]
    sums = [(f", {words}" if len(sums) > 1 else "", share) for words, share in sums]
    for words, share in sums:
        yield f"Four years{words}", *(f"{offer_total(offer, share):,.0f}" for offer in offers)
    yield "An hour really worked", *(f"{hourly_rate(offer):,.2f}" for offer in offers)
    for words, share in sums[:: len(sums) - 1 or 1] if len(offers) > 1 else ():
        best = max(range(len(offers)), key=lambda place: offer_total(offers[place], share))
        even = [f"{max(0.0, break_even_base(offer, offers[best], share)):,.0f}" for offer in offers]
        even[best] = "–"
        yield f"Base at which it equals {names[best]}{words}", *even


def _hanging(offer: Offer) -> Markup:
    """How the first year, four years and an hour move with each assumption; the most telling comes first."""
    rows = [
        (
            f"{swing.what[:1].upper()}{swing.what[1:]}: {swing.least}, or {swing.most}",
            span(*swing.first_year),
            span(*swing.four_years),
            " to ".join(dict.fromkeys(f"{end:,.2f}" for end in swing.hour)),
        )
        for swing in sensitivity(offer)
    ]
    return table(("If only this is otherwise", "First year", "Four years", "An hour really worked"), rows)


def _a_year(offer: Offer, name: str) -> str:
    """Say how base pay became pay by the year."""
    count, weeks = (
        periods_a_year(offer),
        f" ({offer.hours:g} a week, 52 weeks)" if offer.paid_by == "hour" else "",
    )
    each = {"hour": "an hour", "biweek": "for two weeks"}.get(offer.paid_by, f"a {offer.paid_by}")
    unit = "fortnights" if offer.paid_by == "biweek" else f"{offer.paid_by}s"
    return f"{name}, base pay: {offer.base / count:,.2f} {each} × {count:,.0f} {unit}{weeks} = {offer.base:,.0f} a year."


def _apart(offers: Sequence[Offer]) -> list[str]:
    """Names of the offers; those that are called alike are numbered."""
    names = [offer.name for offer in offers]
    return [f"{name} ({number})" if names.count(name) > 1 else name for number, name in enumerate(names, 1)]
