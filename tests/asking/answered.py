"""The labelled sentences, and how the check for what is already answered does on them."""

import csv
from dataclasses import dataclass
from pathlib import Path

from workbook.asking import already_known
from workbook.records import Answer, Contents, Interviewer, JobAd, Process, Question, QuestionToAsk, Round

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Score:
    """How many answers were found, how many of those rightly, of how many there are."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self):
        return self.right / self.found

    @property
    def recall(self):
        return self.right / self.wanted


def labelled(name):
    with (HERE / f"answered_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(kind, text):
    """A workbook that holds the text where it was read or heard."""
    about = [Process(id=Process.ID, company="Halden Row"), Interviewer(id="p", name="Priya Raman")]
    about += [
        Interviewer(id="d", name="Dana Whitlock"),
        Question(id="q", text="Tell me more.", type="behavioural"),
    ]
    told = {
        "ad": JobAd(id=JobAd.ID, text=text),
        "answer": Answer(id="first/q", question="q", round=Round.FIRST, text=text),
        "loose": Answer(id="first/q", question="q", round=Round.FIRST, loose_end=text),
        "heard": QuestionToAsk(id="other", text="What else?", answer=text),
    }
    return Contents([*about, told[kind]])


def found(row):
    known = already_known(QuestionToAsk(id="new", text=row["question"]), contents(row["kind"], row["text"]))
    return known.sentence if known else ""


def score(rows):
    pairs = [(found(row), row["quote"]) for row in rows]
    return Score(
        sum(bool(one) and one == two for one, two in pairs),
        sum(bool(one) for one, _ in pairs),
        sum(bool(two) for _, two in pairs),
    )


if __name__ == "__main__":
    for name in ("seen", "unseen"):
        result = score(labelled(name))
        print(f"{name}: {result}, precision {result.precision:.2f}, recall {result.recall:.2f}")
