"""The plan as tidy pandas tables: what meets each line of the advertisement, and the goals."""

from __future__ import annotations

import pandas as pd

from workbook.frames import frame
from workbook.plan.covering import covering
from workbook.plan.evidence import evidence_names
from workbook.plan.goals import PHASES, in_order, phase_of, remarks_on_goal
from workbook.progress import short
from workbook.records import Contents, Goal


def requirements_table(contents: Contents) -> pd.DataFrame:
    """One row a line of the advertisement: what meets it, what is suggested, and the words that match."""
    rows = [
        {
            "requirement": each.requirement.text,
            "state": each.state,
            "met_by": tuple(one.name for one in each.met_by),
            "suggested": tuple(one.evidence.name for one in each.suggestions),
            "words": tuple(
                f"{asked} / {told}"
                for one in each.suggestions
                for asked, told in zip(one.asked, one.told, strict=True)
            ),
            "declined": tuple(one.name for one in each.declined),
            "line": each.requirement.line,
            "id": each.requirement.id,
        }
        for each in covering(contents)
    ]
    return frame("requirements", rows)


def evidence_grid(contents: Contents) -> pd.DataFrame:
    """Lines down, evidence across: ``"met"``, ``"suggested"`` or nothing; without evidence that has no mark."""
    lines, marks = covering(contents), list[dict[str, str]]()
    for each in lines:
        found = {one.evidence.ref: "suggested" for one in each.suggestions}
        marks.append(found | {one.ref: "met" for one in each.met_by})
    named = {
        one.ref: one.name for each in lines for one in (*each.met_by, *(s.evidence for s in each.suggestions))
    }
    index = pd.Index([short(each.requirement.text, 90) for each in lines], name="requirement", dtype=object)
    cells = [[row.get(ref, "") for ref in named] for row in marks]
    return pd.DataFrame(cells, index=index, columns=list(named.values()), dtype=object)


def goals_table(contents: Contents) -> pd.DataFrame:
    """One row a goal, by day: phase, measure, what it rests on, what to ask, and the rules that have a remark."""
    rows = []
    for goal in in_order(contents.all(Goal)):
        phase = phase_of(goal.day)
        rows.append(
            {
                "day": goal.day,
                "phase": PHASES[phase][2] if phase >= 0 else "",
                "what": goal.what,
                "measure": goal.measure,
                "rests_on": evidence_names(goal.rests_on, contents),
                "question": goal.question,
                "remarks": tuple(each.rule for each in remarks_on_goal(goal, contents)),
                "id": goal.id,
            }
        )
    return frame("goals", rows)
