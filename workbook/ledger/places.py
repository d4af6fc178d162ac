"""Where facts stand: answers and stories as texts, and what each of them states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from workbook.consistency import Claim, claims_in
from workbook.records import Answer, Contents, Interviewer, Question, Story


@dataclass(frozen=True)
class Place:
    """An answer, or a story with its parts, as one text."""

    record: Answer | Story

    @property
    def id(self) -> str:
        """Kind and identifier of the record."""
        return f"{self.record.kind()}:{self.record.id}"

    @property
    def round(self) -> str:
        """Identifier of the round of an answer; empty for a story."""
        return self.record.round if isinstance(self.record, Answer) else ""

    @cached_property
    def fields(self) -> dict[str, str]:
        """The texts of the record by field."""
        if isinstance(self.record, Answer):
            return {"text": self.record.text}
        return {**self.record.parts(), "reflection": self.record.reflection}

    @cached_property
    def text(self) -> str:
        """All of them in one."""
        return "\n\n".join(self.fields.values())

    def field_at(self, start: int) -> tuple[str, int]:
        """Return the field, and the place in it, of a place in the text.

        Examples
        --------
        >>> Place(Story(id="s", situation="In May", action="I called")).field_at(10)
        ('action', 0)
        """
        begin = 0
        for name, text in self.fields.items():
            if start <= begin + len(text):
                return name, start - begin
            begin += len(text) + 2
        raise ValueError(f"{self.id} has no place {start}")


def places(contents: Contents) -> list[Place]:
    """Return the answers in the order of the rounds, then the stories; without those that say nothing yet."""
    order = [item.id for item in contents.rounds]
    answers = [each for each in contents.all(Answer) if contents.find(Question, each.question)]
    answers.sort(key=lambda each: order.index(each.round) if each.round in order else len(order))
    found = [*map(Place, answers), *map(Place, contents.all(Story))]
    return [place for place in found if place.text.strip()]


def known_names(contents: Contents) -> tuple[str, ...]:
    """Return the names that the records know; what stands in brackets behind one is no part of it."""
    named = [contents.process.company, *(person.name for person in contents.all(Interviewer))]
    return tuple(sorted({re.sub(r"\s*\(.*?\)", "", name).strip() for name in named} - {""}))


def claims(contents: Contents) -> Iterator[tuple[Place, Claim]]:
    """Yield what every answer and story states, with the place."""
    names = known_names(contents)
    for place in places(contents):
        for claim in claims_of(place, names):
            yield place, claim


def claims_of(place: Place, names: tuple[str, ...]) -> tuple[Claim, ...]:
    """Return what one place states."""
    return _claims(place.text, names)


@lru_cache(maxsize=1024)
def _claims(text: str, names: tuple[str, ...]) -> tuple[Claim, ...]:
    return tuple(claims_in(text, names=names))
