"""What a reader types in a notebook: the workbook, its forms, cards and tables, a file a step."""

from __future__ import annotations

from workbook.notebook.asking import Asking
from workbook.notebook.board import Board
from workbook.notebook.consistency import Consistency
from workbook.notebook.first_round import FirstRound
from workbook.notebook.plan import Plan
from workbook.notebook.rehearsal import Rehearsal
from workbook.notebook.salary import Salary
from workbook.notebook.share import Share
from workbook.notebook.start import Start
from workbook.notebook.stories import Stories


class Workbook(Start, FirstRound, Stories, Consistency, Plan, Salary, Asking, Rehearsal, Board, Share):
    """A workbook: forms to fill in, cards to read, and tables to go on with in pandas.

    Forms save by themselves while you type. Cards and tables show what is saved.

    Forms
        ``choose_reasons`` · ``describe_interview`` · ``list_interviewers`` · ``list_rounds`` ·
        ``import_notes`` · ``review_answers`` · ``redraft_answers`` · ``write_stories`` · ``add_questions`` ·
        ``settle_findings`` · ``choose_occupation`` · ``collect_pay`` · ``set_range`` · ``enter_offers`` ·
        ``choose_sharing`` · ``decide_names`` · ``make_copy``
    Cards and pictures
        ``show_steps`` · ``show_coverage`` · ``show_matches`` · ``show_gaps`` · ``show_changes`` · ``show_timeline`` ·
        ``show_wages`` · ``show_conversation``
    Tables (pandas)
        ``stories`` · ``answers`` · ``questions`` · ``progress`` · ``coverage`` · ``matches`` · ``remarks`` ·
        ``claims`` · ``findings`` · ``salary`` · ``offers`` · ``shared``

    Attributes
    ----------
    store : workbook.store.Store
        Where everything is kept.
    notice : str
        Something to know about the file (it is read-only, say), or empty.
    """

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


__all__ = ["Workbook"]
