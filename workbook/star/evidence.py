"""What a result rests on: its rung on the evidence ladder, and what its figure still lacks."""

from __future__ import annotations

from workbook.consistency.text import read
from workbook.rules import Remark
from workbook.star.figures import figures, has_baseline, has_period
from workbook.star.lexicon import phrase_pattern, word_set
from workbook.star.wording import clause_around, clip, tokens

LADDER = ("platitude", "vague", "specific", "quantified", "quantified with alternatives and why")
_CHANGED = "changed in time, quality, people or something learned"
_COUNT = f"What {_CHANGED}, and can you count any of it?"
_WEAK = {
    "platitude": ("platitudes", f"could close almost any story. {_COUNT}"),
    "vague": ("vague", f"leaves the size open. {_COUNT}"),
}


def remark(rule: str, about: str, text: str, place: tuple[int, str] = (-1, "")) -> Remark:
    """Make a remark on the words at a place, which fill the empty quotation marks of its text."""
    start, quote = place
    return Remark(rule, about, quote, start, text.replace("“”", f"“{quote}”", 1))


def evidence_level(text: str) -> str:
    """Name the rung of `LADDER` on which a text stands, or ``""`` when it has no words.

    Without a figure, a stock phrase or a word of degree counts by how little else is said beside it.

    Examples
    --------
    >>> evidence_level("The regulator closed the case and the clinic kept its licence.")
    'specific'
    """
    if not tokens(text):
        return ""
    if figures(text):
        is_weighed = all(phrase_pattern(name).search(text) for name in ("alternatives", "reasons"))
        return LADDER[4 if is_weighed else 3]
    rest, stock = phrase_pattern("platitudes").subn(" ", text)
    rest, degree = phrase_pattern("vague").subn(" ", rest)
    content = sum(len(t[0]) > 2 and t[0].lower() not in word_set("function_words") for t in tokens(rest))
    return LADDER[0 if stock * 6 > content else 1 if degree * 4 > content or content < 2 else 2]


def remarks_on_evidence(text: str, about: str, *, context: str = "", is_own: bool = False) -> list[Remark]:
    """Ask for what a result, or a whole answer, lacks: a figure; then its starting point, period and share.

    `about` names its field. A starting point may stand in `context`, what was told before it; `is_own` says
    whether the deeds told there are the reader's own.
    """
    where = "In your answer" if about == "text" else f"In your {about}"
    counted = figures(text)
    asked = {}
    if not counted:
        name, ask = _WEAK.get(evidence_level(text), ("", ""))
        found = phrase_pattern(name).search(text) if name else None
        if not tokens(text) or (not found and phrase_pattern("proxies").search(text)):
            return []
        reading = read(text)
        last_sentence = reading.tokens[reading.sentences[-1][0]]
        place = (found.start(), found[0]) if found else clip(text, last_sentence.start)
        asked["figure"] = ask if found else f"has no figure. Is there one, or can you say what {_CHANGED}?"
    else:
        measured = [found for found in counted if found.kind == "measure"]
        place = clause_around(text, *(measured or counted)[-1 if about == "text" else 0][:2])
        group = phrase_pattern("group_words")
        is_mine = phrase_pattern("ownership_words").search(group.sub(" ", text))
        if measured and not has_baseline(text, context):
            asked["baseline"] = "has a figure but no starting point. What was it before, or what was planned?"
        if not has_period(text):
            asked["period"] = "has a figure but no period. Over which time, or by when?"
        if not is_mine and (group.search(text) or not is_own):
            asked["share"] = "does not say which part was yours. What of it came from your own work?"
    return [remark(f"star-result-{lack}", about, f"{where}, “” {ask}", place) for lack, ask in asked.items()]
