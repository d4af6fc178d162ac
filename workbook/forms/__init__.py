"""What the reader edits, as traitlets models without any widget: they save themselves and say how it went."""

from workbook.forms.answer_sheet import AnswerSheet, question_label
from workbook.forms.comment_sheet import CommentSheet, import_comments
from workbook.forms.debounce import flush_all
from workbook.forms.history import Version, versions
from workbook.forms.record_form import RecordForm
from workbook.forms.record_list import RecordList
from workbook.forms.rehearsal_sheet import RehearsalSheet
from workbook.forms.settle_sheet import SettleSheet
from workbook.forms.transcript_form import PairForm, TranscriptForm

__all__ = [
    "AnswerSheet",
    "CommentSheet",
    "PairForm",
    "RecordForm",
    "RecordList",
    "RehearsalSheet",
    "SettleSheet",
]
__all__ += ["TranscriptForm", "Version", "flush_all", "import_comments", "question_label", "versions"]
