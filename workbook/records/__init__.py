"""What a workbook holds: frozen records, their plain form for storage, and all of them at one moment."""

from workbook.records.asking import PURPOSES, FollowUp, QuestionToAsk, ThankYou
from workbook.records.comments import Comment
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
from workbook.records.plan import PITCH_QUESTIONS, PITCHES, Goal, JobAd, Pitch, Requirement
from workbook.records.record import Record, field_types
from workbook.records.sharing import (
    AUDIENCES,
    GIVEN_SORTS,
    NAME_SORTS,
    NAME_VERDICTS,
    Alias,
    Export,
    Shared,
    Sharing,
)

__all__ = [
    "AUDIENCES",
    "GIVEN_SORTS",
    "INTERVIEWER_KINDS",
    "NAME_SORTS",
    "NAME_VERDICTS",
    "PITCHES",
    "PITCH_QUESTIONS",
    "PURPOSES",
    "QUESTION_TYPES",
    "REASONS",
    "RECORDS",
    "ROUND_KINDS",
    "STAR_PARTS",
    "VERDICTS",
    "Alias",
    "Answer",
    "Comment",
    "Contents",
    "Decision",
    "Export",
    "FollowUp",
    "Goal",
    "Interviewer",
    "JobAd",
    "JobOffer",
    "PayPoint",
    "Pitch",
    "Process",
    "Question",
    "QuestionToAsk",
    "Record",
    "Requirement",
    "Research",
    "Round",
    "Shared",
    "Sharing",
    "Story",
    "ThankYou",
    "field_types",
]
