"""Pictures of the stories, drawn from the records of a copy and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.bank import load_competencies
from workbook.records import Contents, Story
from workbook.share.outline.blocks import Block, Heading, Picture


def pictures(contents: Contents) -> Iterator[Block]:
    """Which story shows which skill, and when it was."""
    from workbook.pictures.coverage import coverage_alt, coverage_picture
    from workbook.pictures.timeline import timeline_alt, timeline_picture
    from workbook.tables.answers import coverage_table
    from workbook.tables.facts import claims_table

    if not contents.all(Story):
        return
    covered = coverage_table(contents, load_competencies())
    yield Heading("Skills", 2)
    yield Picture("Which story shows which skill", coverage_alt(covered), coverage_picture(covered))
    claims = claims_table(contents)
    dated = claims[claims["begins"].notna()].sort_values(["begins", "ends"], kind="stable")
    if not dated.empty:
        yield Heading("When it was", 2)
        yield Picture(
            "Months and years that answers and stories name", timeline_alt(dated), timeline_picture(dated)
        )
