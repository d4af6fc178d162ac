"""The outline with its pictures: which story shows which skill, and when things were."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.bank import load_competencies
from workbook.records import Contents
from workbook.share.blocks import Block, Heading, Picture
from workbook.share.outline import outline


def illustrated(contents: Contents) -> tuple[Block, ...]:
    """Return the outline with pictures at the end of the stories; they are drawn from these records and nothing else.

    Examples
    --------
    >>> from workbook.records import Story
    >>> blocks = illustrated(Contents([Story(id="s1", title="Late", skills=("teamwork",))]))
    >>> [block.title for block in blocks if isinstance(block, Picture)]
    ['Which story shows which skill']
    """
    blocks = outline(contents)
    tops = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    begin = next((at for at in tops if blocks[at] == Heading("Stories")), None)
    if begin is None:
        return blocks
    end = next((at for at in tops if at > begin), len(blocks))
    return (*blocks[:end], *_pictures(contents), *blocks[end:])


def _pictures(contents: Contents) -> Iterator[Block]:
    from workbook.pictures.coverage import coverage_alt, coverage_picture
    from workbook.pictures.timeline import timeline_alt, timeline_picture
    from workbook.tables.answers import coverage_table
    from workbook.tables.facts import claims_table

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
