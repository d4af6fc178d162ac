"""Facts that texts state, and where two of them differ, as tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook import ledger
from workbook.consistency import Claim, Interval, shown
from workbook.frames import frame
from workbook.progress import place_name, topic_name
from workbook.records import Contents, Question, Story

if TYPE_CHECKING:
    import pandas as pd


def claims_table(contents: Contents) -> pd.DataFrame:
    """One row a claim that an answer or a story states."""
    rows = []
    for place, claim in ledger.claims(contents):
        field, start = place.field_at(claim.start)
        edges = claim.value if isinstance(claim.value, Interval) else None
        rows.append(
            {
                "kind": claim.kind,
                "value": shown(claim),
                "unit": claim.subject if claim.rule == "count" and " " not in claim.unit else claim.unit,
                "low": edges.low if edges else None,
                "high": edges.high if edges else None,
                "quote": claim.quote,
                **_origin(place, contents),
                "field": field,
                "start": start,
                "end": start + claim.end - claim.start,
                "begins": _day(claim, edges.low) if edges else None,
                "ends": _day(claim, edges.high) if edges else None,
                "subject": claim.subject,
                "hedge": claim.hedge,
                "is_denied": not claim.polarity,
                "sentence": claim.sentence,
            }
        )
    return frame("claims", rows)


def findings_table(contents: Contents) -> pd.DataFrame:
    """One row a difference between two texts; those of low severity (softer, stronger) ask for no decision."""
    rows = []
    for each in ledger.checked(contents):
        asked = {id(conflict.finding): conflict for conflict in each.conflicts}
        for finding in each.comparison.findings:
            conflict = asked.get(id(finding))
            one, two = finding.first, finding.second
            rows.append(
                {
                    **{name: getattr(finding, name) for name in ("kind", "status", "severity")},
                    "first": one.quote if one else "",
                    "second": two.quote if two else "",
                    "first_value": shown(one) if one else "",
                    "second_value": shown(two) if two else "",
                    "first_in": place_name(each.pair.first, contents),
                    "second_in": place_name(each.pair.second, contents),
                    "about": topic_name(each.pair.first, contents),
                    "is_open": conflict is not None and conflict.is_open,
                    "decision": conflict.decision.verdict if conflict else "",
                    "note": conflict.decision.note if conflict else "",
                    **{name: getattr(finding, name) for name in ("reason", "question", "rule", "confidence")},
                    "key": conflict.key if conflict else "",
                }
            )
    return frame("findings", rows)


def _origin(place: ledger.Place, contents: Contents) -> dict[str, str]:
    record = place.record
    if isinstance(record, Story):
        return {"question": "", "round": "", "story": record.title or "Untitled story"}
    asked = contents.find(Question, record.question)
    return {"question": asked.text if asked else "", "round": place_name(place, contents), "story": ""}


def _day(claim: Claim, ordinal: float) -> date | None:
    is_day = claim.unit == "date" and 1 <= ordinal <= date.max.toordinal()
    return date.fromordinal(int(ordinal)) if is_day else None
