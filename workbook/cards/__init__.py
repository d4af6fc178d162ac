"""Records as static HTML: what stays readable on GitHub, in print, and when no kernel runs."""

from workbook.cards.answers import (
    answers_card,
    answers_count_card,
    beside,
    length_note,
    questions_card,
    redraft_card,
    rounds_card,
)
from workbook.cards.comments import comment_piece, comments_at, comments_card
from workbook.cards.consistency import VERDICTS, changes_card, conflict, decisions_card, mended
from workbook.cards.parts import (
    card,
    changes,
    difference,
    facts,
    figure,
    folded,
    lines_card,
    message,
    prose,
    quiet,
    remark_list,
    table,
)
from workbook.cards.start import interviewers_card, process_card, reasons_card, steps_card
from workbook.cards.stories import feedback, matches_card, stories_card, suggestions

__all__ = ["answers_card", "answers_count_card", "beside", "length_note", "questions_card", "redraft_card"]
__all__ += ["comment_piece", "comments_at", "comments_card", "rounds_card"]
__all__ += ["VERDICTS", "changes_card", "conflict", "decisions_card", "mended"]
__all__ += ["card", "changes", "difference", "facts", "figure", "folded", "lines_card", "message", "prose"]
__all__ += ["quiet", "remark_list", "table"]
__all__ += ["interviewers_card", "process_card", "reasons_card", "steps_card"]
__all__ += ["feedback", "matches_card", "stories_card", "suggestions"]
