"""Pairs of answers with what changed in them, and how findings are held against that."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SEEN = sorted((HERE / "pairs").glob("*.jsonl"))
"""Pairs that the engine was made with."""
UNSEEN = sorted((HERE / "unseen").glob("*.jsonl"))
"""Pairs written by other hands, scored and never opened while the engine was made."""


@dataclass(frozen=True)
class Change:
    """A planted change: its kind, and the words that carry the fact on each side."""

    kind: str
    first: str
    second: str


@dataclass(frozen=True)
class Row:
    """Two answers and all that changed from one to the other."""

    id: str
    first: str
    second: str
    changes: tuple[Change, ...] = ()
    weight: float = 1.0


def rows(file: Path) -> Iterator[Row]:
    for line in file.read_text(encoding="utf-8").splitlines():
        values = json.loads(line)
        changes = tuple(Change(each["kind"], each["first"], each["second"]) for each in values["expected"])
        yield Row(values["id"], values["first"], values["second"], changes)


def meets(text: str, words: str, claim) -> bool:
    """Whether a claim overlaps the first place of some words."""
    at = text.lower().find(words.lower()) if words else -1
    return at >= 0 and claim is not None and claim.start < at + len(words) and at < claim.end


def is_conflict(finding) -> bool:
    told = finding.status in {"changed", "reversed", "reordered"} or finding.kind == "strength"
    return told and finding.severity != "low"


@dataclass
class Score:
    """Right and wrong findings, missed changes, and alarms on pairs in which nothing changed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    alarms: int = 0
    silent: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def add(self, row: Row, findings: list) -> None:
        """Count one pair; a second finding on a change that was found is neither right nor wrong."""
        left, taken = list(row.changes), []
        found = [each for each in findings if is_conflict(each)]
        for finding in sorted(found, key=lambda f: all(f.kind != change.kind for change in row.changes)):

            def hits(change: Change, finding=finding) -> bool:
                first = meets(row.first, change.first, finding.first)
                return first or meets(row.second, change.second, finding.second)

            hit = sorted((c for c in left if hits(c)), key=lambda c, f=finding: c.kind != f.kind)
            if hit:
                left.remove(hit[0])
                taken.append(hit[0])
                self.right += 1
            elif not any(hits(change) for change in taken):
                self.wrong += 1
        self.missed += len(left)
        if not row.changes:
            self.silent += 1
            self.alarms += bool(found)

    def __str__(self) -> str:
        counts = f"alarms {self.alarms}/{self.silent}"
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  {counts}"
