"""What a workbook holds: frozen records, their plain form for storage, and all of them at one moment."""

from workbook.records.contents import RECORDS, Contents
from workbook.records.interviews import (
    INTERVIEWER_KINDS,
    QUESTION_TYPES,
    REASONS,
    ROUND_KINDS,
    STAR_PARTS,
    VERDICTS,
    Answer,
    Decision,
    Interviewer,
    Process,
    Question,
    Round,
    Story,
)
from workbook.records.pay import JobOffer, PayPoint, Research
from workbook.records.record import Record, field_types

__all__ = [
    "INTERVIEWER_KINDS",
    "QUESTION_TYPES",
    "REASONS",
    "RECORDS",
    "ROUND_KINDS",
    "STAR_PARTS",
    "VERDICTS",
    "Answer",
    "Contents",
    "Decision",
    "Interviewer",
    "JobOffer",
    "PayPoint",
    "Process",
    "Question",
    "Record",
    "Research",
    "Round",
    "Story",
    "field_types",
]
