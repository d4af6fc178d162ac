"""How everything hangs together: what was left open, asked, required or said, what meets it, and what to do next."""

from workbook.board.ahead import NextThing, next_things
from workbook.board.said import is_held, numbers_said
from workbook.board.threads import SORTS, Thread, Tie, open_sentence, threads

__all__ = ["SORTS", "NextThing", "Thread", "Tie", "is_held", "next_things", "numbers_said"]
__all__ += ["open_sentence", "threads"]
