"""The first interview, from a pasted or saved transcript to question and answer pairs the reader confirms."""

from workbook.transcripts.pairs import Pair, pair_turns
from workbook.transcripts.reading import read_file
from workbook.transcripts.roles import Guess, explain_roles
from workbook.transcripts.turns import Turn, split_turns

__all__ = ["Guess", "Pair", "Turn", "explain_roles", "pair_turns", "read_file", "split_turns"]
