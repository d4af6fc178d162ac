"""Comments that a coach sent back: read from a file that nobody vouches for, and held against the texts of today."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NoReturn

from workbook.consistency.lexicon import lexicon
from workbook.diffs import runs, split_words
from workbook.errors import InputError
from workbook.progress import round_names, short
from workbook.records import RECORDS, Answer, Comment, Contents, Question, field_types
from workbook.shipped import shipped

MOST_BYTES = 1_000_000

_WRONG = {
    "required": "lacks something",
    "additionalProperties": "has more than belongs there",
    "type": "is of the wrong kind",
    "maxLength": "is too long",
    "minLength": "is empty",
    "maxItems": "has too many entries",
    "pattern": "is not written as it should be",
}
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns the words behind it around: a name would turn the line that it stands in."""
_STAND_IN = re.compile(
    r"\b(?:Employer|Person|School|Place|Name|Contact|Figure) [A-Z]{1,2}\b|\[(?:withheld|amount)\]"
)
"""What an export puts in the place of names and figures; see `workbook.share`."""


def read_comments(content: bytes) -> tuple[Comment, ...]:
    """Read a file of comments; it is checked against ``data/share/comments.schema.json``, and all of it holds or none.

    Raises
    ------
    InputError
        When it is too large, no such file, or has anything that does not belong there.

    Examples
    --------
    >>> read_comments(b"[]")
    Traceback (most recent call last):
    ...
    workbook.errors.InputError: This is not a file of comments from a shared workbook, so nothing was imported.
    """
    import fastjsonschema

    if len(content) > MOST_BYTES:
        raise InputError("This file is larger than comments can be (1 MB), so nothing was imported.")
    try:
        found = json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != "second-round-comments":
        raise InputError("This is not a file of comments from a shared workbook, so nothing was imported.")
    if found.get("version") != 1:
        raise InputError(
            "These comments were made with another version; update the package, then import them."
        )
    try:
        _validate()(found)
    except fastjsonschema.JsonSchemaValueException as error:
        raise InputError(_sentence([str(part) for part in error.path], str(error.rule))) from None
    return tuple(_comment(found, number, entry) for number, entry in enumerate(found["comments"], start=1))


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


@cache
def _validate() -> Callable[[Any], Any]:
    import fastjsonschema

    schema = shipped("data", "share", "comments.schema.json").read_text(encoding="utf-8")
    return fastjsonschema.compile(json.loads(schema))


def _sentence(path: Sequence[str], rule: str) -> str:
    """Say what is wrong and where, in no word from the file."""
    wrong = _WRONG.get(rule, "is not as it should be")
    number = next((int(part) + 1 for part in path if part.isdigit()), 0)
    names = [part for part in path[1:] if part != "comments" and not part.isdigit()]
    what = f"“{names[-1]}” of " if names else ""
    where = f"comment {number}" if number else "this file of comments"
    sentence = f"{what}{where} {wrong}, so nothing was imported. Ask for the file to be saved again."
    return sentence[:1].upper() + sentence[1:]


def _comment(found: Mapping[str, Any], number: int, entry: Mapping[str, str]) -> Comment:
    never = lexicon("sharing")["kinds"]["never"]
    kinds = {each.kind(): each for each in RECORDS if each.kind() not in never}
    kind = kinds.get(entry["ref"].partition("/")[0])
    private = getattr(kind, "PRIVATE", ())
    if kind is None or field_types(kind).get(entry["field"]) is not str or entry["field"] in private:
        raise InputError(
            f"Comment {number} is about something that no workbook holds, so nothing was imported."
        )
    key = (found["export"], found["copy"], entry["ref"], entry["field"])
    return Comment(
        id=hashlib.sha256("\n".join(key).encode("utf-8", "replace")).hexdigest()[:20],
        export=_clean(found["export"]),
        by=" ".join(_TURNED.sub("", _clean(found["by"])).split()),
        ref=_clean(entry["ref"]),
        field=entry["field"],
        about=_clean(entry["text"]),
        comment=_clean(entry["comment"]).strip(),
        suggestion=_clean(entry["suggestion"]).strip(),
        written_at=entry["written_at"],
    )


def _clean(text: str) -> str:
    """Without what cannot be seen or kept: control characters, halves of characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNSEEN.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))


def text_name(ref: str, field: str, contents: Contents) -> str:
    """Name a text for the reader: question and round, or story and part.

    Examples
    --------
    >>> from workbook.records import Story
    >>> text_name("story/s", "task", Contents([Story(id="s", title="The late release")]))
    'The late release, task'
    """
    record = contents.referred(ref)
    if record is None:
        return "A text that is not in this workbook"
    if isinstance(record, Answer):
        question = contents.find(Question, record.question)
        round = round_names(contents).get(record.round, "a round that was removed")
        name = f"{short(question.text if question else '', 90) or 'Question'} ({round})"
        return name if field == "text" else f"{name}, {field.replace('_', ' ')}"
    name = next((text for each in ("title", "name") if (text := getattr(record, each, "")).strip()), "")
    return f"{short(name, 90) or record.kind().capitalize()}, {field.replace('_', ' ')}"


@dataclass(frozen=True)
class Proposal:
    """What a suggestion comes to, on the text as it is today.

    Attributes
    ----------
    current
        The text today; None when it is not in this workbook.
    is_changed
        Whether the text was changed since the coach saw it; names that were only replaced for sharing do not count.
    text
        The text today with the suggestion in it, as far as it fits.
    is_whole
        Whether all of the suggestion fitted.
    stand_ins
        Words in `text`, from the suggestion, that only stand for a name or a figure.
    """

    current: str | None
    is_changed: bool
    text: str
    is_whole: bool
    stand_ins: tuple[str, ...]


def propose(comment: Comment, contents: Contents) -> Proposal:
    """Put a suggestion into the text of today: what was changed since, and names that were replaced, stay as they are.

    Examples
    --------
    >>> answer = Answer(id="a", text="At Acme I led a team of five.")
    >>> seen, said = "At Employer A I led a team of five.", "At Employer A I led five people."
    >>> comment = Comment(id="c", ref="answer/a", field="text", about=seen, suggestion=said)
    >>> propose(comment, Contents([answer])).text
    'At Acme I led five people.'
    """
    record = contents.referred(comment.ref)
    current = getattr(record, comment.field, None) if record else None
    if not isinstance(current, str):
        return Proposal(None, is_changed=False, text=comment.suggestion, is_whole=True, stand_ins=())
    is_changed = not _only_names_differ(comment.about, current)
    if not comment.suggestion:
        return Proposal(current, is_changed=is_changed, text=current, is_whole=True, stand_ins=())
    text, is_whole = merged_texts(comment.about, mine=current, theirs=comment.suggestion)
    return Proposal(current, is_changed, text, is_whole, stand_ins(text, current))


def stand_ins(text: str, current: str) -> tuple[str, ...]:
    """Return the words in a text that only stand for a name or figure, unless they are in the current one, too.

    >>> stand_ins("Employer A and Place B", "Place B")
    ('Employer A',)
    """
    return tuple(dict.fromkeys(each for each in _STAND_IN.findall(text) if each not in current))


_ANY_NAME = "\ue000"


def _only_names_differ(about: str, current: str) -> bool:
    """Whether two texts are the same, but for names where the first has stand-ins."""
    old, new = (split_words(_STAND_IN.sub(_ANY_NAME, text)) for text in (about, current))
    return all(
        "".join(old[i:j]).replace(" ", "").strip(_ANY_NAME) == "" and i < j and k < m
        for is_same, i, j, k, m in runs(old, new)
        if not is_same
    )


@lru_cache(maxsize=512)
def merged_texts(base: str, *, mine: str, theirs: str) -> tuple[str, bool]:
    """Return my text with their changes in it, word by word, and whether all of them fitted.

    Examples
    --------
    >>> merged_texts("a team of five", mine="a good team of five", theirs="a team of eight")
    ('a good team of eight', True)
    >>> merged_texts("a team of five", mine="a team of six", theirs="a team of eight")
    ('a team of six', False)
    >>> merged_texts("five people", mine="six folks", theirs="five good people")  # only a space is where it was
    ('six folks', False)
    """
    old, here, there = split_words(base), split_words(mine), split_words(theirs)
    if base == mine:
        return theirs, True
    my_runs = runs(old, here)
    my_changes = {(i, j): here[k:m] for is_same, i, j, k, m in my_runs if not is_same}
    is_whole, edits = True, []
    for is_same, i, j, k, m in runs(old, there):
        if is_same or my_changes.get((i, j)) == there[k:m]:
            continue
        around = ((b, c, a) for fits, b, c, a, _ in my_runs if fits and "".join(old[b:c]).strip())
        at = next((a - b + i for b, c, a in around if b <= i and j <= c), None)
        if at is None:
            is_whole = False
        else:
            edits.append((at, at + j - i, there[k:m]))
    for begin, end, words in reversed(edits):
        here[begin:end] = words
    return "".join(here), is_whole
