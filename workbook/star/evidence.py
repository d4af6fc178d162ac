"""What a result rests on: its rung on the evidence ladder, and what its figure still lacks."""

from __future__ import annotations

from workbook.rules import Remark
from workbook.star.figures import amounts, figures, has_baseline, has_period
from workbook.star.lexicon import phrase_pattern, word_set
from workbook.star.wording import clause_around, clip, sentences, tokens

LADDER = ("platitude", "vague", "specific", "quantified", "quantified with alternatives and why")


def evidence_level(text: str) -> str:
    """Name the rung of `LADDER` on which a text stands, or ``""`` when it has no words.

    Without a figure, a stock phrase or a word of degree counts by how little else is said beside it.

    Examples
    --------
    >>> evidence_level("It went really well and everyone was happy.")
    'platitude'
    >>> evidence_level("The regulator closed the case and the clinic kept its licence.")
    'specific'
    """
    if not tokens(text):
        return ""
    if figures(text):
        return LADDER[
            3 + bool(phrase_pattern("alternatives").search(text) and phrase_pattern("reasons").search(text))
        ]
    rest, stock = phrase_pattern("platitudes").subn(" ", text)
    rest, degree = phrase_pattern("vague").subn(" ", rest)
    content = sum(len(t.word) > 2 and t.word not in word_set("function_words") for t in tokens(rest))
    return LADDER[0 if stock * 6 > content else 1 if degree * 4 > content or content < 2 else 2]


def remarks_on_evidence(text: str, about: str, *, context: str = "", is_own: bool = False) -> list[Remark]:
    """Ask for what a result lacks: a figure or something in its place; then starting point, period and share.

    Parameters
    ----------
    text
        The result, or a whole answer.
    about
        Name of its field.
    context
        What was told before it; a starting point may stand there.
    is_own
        Whether the deeds before it are the reader's own.
    """
    where = "In your answer" if about == "text" else f"In your {about}"
    level = evidence_level(text)
    if level in LADDER[:3]:
        return _without_figure(text, about, where, level)
    counted = [found for found in amounts(text) if found.kind != "date"]
    measured = [found for found in counted if found.kind == "measure"]
    figure = (measured or counted)[-1 if about == "text" else 0]
    start, quote = clause_around(text, figure.start, figure.end)
    group = phrase_pattern("group_words")
    is_mine = phrase_pattern("ownership_words").search(group.sub(" ", text))
    asked = []
    if measured and not has_baseline(text, context):
        asked.append(
            ("baseline", "has a figure but no starting point. What was it before, or what had been planned?")
        )
    if not has_period(text):
        asked.append(("period", "has a figure but no period. Over which time, or by when?"))
    if not is_mine and (group.search(text) or not is_own):
        asked.append(("share", "does not say which part was yours. What of it came from your own work?"))
    return [
        Remark(f"star-result-{lack}", about, quote, start, f"{where}, “{quote}” {ask}") for lack, ask in asked
    ]


def _without_figure(text: str, about: str, where: str, level: str) -> list[Remark]:
    proxy = "time, quality, people or something learned"
    weak = {"platitude": "platitudes", "vague": "vague"}.get(level)
    found = phrase_pattern(weak).search(text) if weak else None
    if found:
        start, quote = found.start(), found.group()
        ask = "could close almost any story" if weak == "platitudes" else "leaves the size open"
        ask += f". What changed in {proxy}, and can you count any of it?"
    elif phrase_pattern("proxies").search(text):
        return []
    else:
        start, quote = clip(text, sentences(text)[-1][0])
        ask = f"has no figure. Is there one, or can you say what changed in {proxy}?"
    return [Remark("star-result-figure", about, quote, start, f"{where}, “{quote}” {ask}")] if quote else []
