"""Remarks on a drafted answer: its parts, its length, its evidence and who did what."""

from workbook.star.answers import part_shares, remarks_on_answer, remarks_on_redraft, remarks_on_story
from workbook.star.evidence import LADDER, evidence_level
from workbook.star.figures import figures
from workbook.star.wording import spoken_seconds, words

__all__ = ["LADDER", "evidence_level", "figures", "part_shares", "spoken_seconds", "words"]
__all__ += ["remarks_on_answer", "remarks_on_redraft", "remarks_on_story"]
