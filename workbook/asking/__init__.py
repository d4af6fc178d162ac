"""Questions to ask, what to think of before they are asked, and what follows the interview."""

from workbook.asking.bank import AskQuestion, load_questions_to_ask, suited
from workbook.asking.debrief import Expected, expected_questions
from workbook.asking.follow_up import Due, calendar_file, dates_due
from workbook.asking.known import Known, already_known
from workbook.asking.order import asked_of, in_order, meant_for, open_in_plan
from workbook.asking.remarks import has_purpose, remarks_on_list, remarks_on_question
from workbook.asking.thanks import LONGEST, frame, heard_from, remarks_on_thanks

__all__ = [
    "LONGEST",
    "AskQuestion",
    "Due",
    "Expected",
    "Known",
    "already_known",
    "asked_of",
    "calendar_file",
    "dates_due",
]
__all__ += ["expected_questions", "frame", "has_purpose", "heard_from", "in_order", "load_questions_to_ask"]
__all__ += [
    "meant_for",
    "open_in_plan",
    "remarks_on_list",
    "remarks_on_question",
    "remarks_on_thanks",
    "suited",
]
