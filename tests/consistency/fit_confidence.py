"""Learn how sure each conflict is: one logistic regression a kind, on the pairs beside this file and on variations of them.

Run ``python tests/consistency/fit_confidence.py`` for the figures (every pair judged by weights that never saw it),
``--write`` to renew ``data/lexicons/confidence.toml``, ``--errors`` to list what is wrong or missed.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from labelled import SEEN, UNSEEN, Row, Score, meets, rows
from variations import variations

from workbook.consistency import compare
from workbook.consistency.claims import KINDS, Pair
from workbook.consistency.comparison import judged, pairs_of

FOLDS, SHRINK, STEPS = 6, 0.5, 600
LEAST, SURE = 0.62, 0.8

FOR = frozenset(
    [
        "like",
        "near",
        "alone",
        "left",
        "slot",
        "about",
        "around",
        "alike",
        "covered",
        "shared",
        "subject",
        "least",
        "sum",
        "unit",
        "beside",
        "steps",
        "sorts",
        "leaving",
        "flips",
        "own",
        "frame",
        "ties",
        "long_ties",
    ]
)
"""What can only speak for a conflict; the weight of none of these may be negative."""
AGAINST = frozenset(["said", "told", "subjects", "slots", "kept", "other_actor", "long"])
"""What can only speak against it."""

TARGET = Path(__file__).parents[2] / "data" / "lexicons" / "confidence.toml"
HEAD = f"""\
# How sure a conflict is: what speaks for two claims being about one thing, weighed; one table a kind of claim.
# The confidence is the logistic function of the sum. Made by tests/consistency/fit_confidence.py --write.
source = "Logistic regression on pairs of answers written for this workbook (tests/consistency/pairs)"
as_of = "2026-11-28"

# From this confidence on, a finding is of high severity.
sure = {SURE}

# Below this confidence, nothing is said.
least = {LEAST}
"""

Example = tuple[int, int, Mapping[str, float], float]
"""Number of the row, whether it is a conflict, features, weight."""


def label(pair: Pair, row: Row) -> int | None:
    """1 where a pair is a planted change, 0 where it is none, None where half of it is."""
    half = False
    for change in row.changes:
        sides = (
            meets(row.first, change.first, pair.first.claim),
            meets(row.second, change.second, pair.second.claim),
        )
        if all(sides):
            return 1
        half |= any(sides) and change.kind == pair.first.kind
    return None if half else 0


def fit(examples: list[Example]) -> dict[str, float]:
    """Weights by feature, and the bias; projected gradient steps with momentum."""
    names = sorted({name for _, _, features, _ in examples for name in features})
    data = np.array([[features.get(name, 0.0) for name in names] + [1.0] for _, _, features, _ in examples])
    truth, trust = (np.array([example[k] for example in examples], float) for k in (1, 3))
    low = np.array([0.0 if n in FOR else -0.5 if n == "apart" else -np.inf for n in names] + [-np.inf])
    high = np.array([0.0 if n in AGAINST else np.inf for n in names] + [np.inf])
    pace = 0.25 * np.linalg.norm(data.T @ data, 2) + SHRINK
    weights = np.zeros(len(names) + 1)
    ahead, momentum = weights.copy(), 1.0
    for _ in range(STEPS):
        slope = data.T @ (trust * (1 / (1 + np.exp(-data @ ahead)) - truth))
        slope[:-1] += SHRINK * ahead[:-1]
        step = np.clip(ahead - slope / pace, low, high)
        faster = (1 + math.sqrt(1 + 4 * momentum**2)) / 2
        ahead = step + (momentum - 1) / faster * (step - weights)
        weights, momentum = step, faster
    return dict(zip([*names, "bias"], map(float, weights), strict=True))


def toml(weights: Mapping[str, Mapping[str, float]]) -> str:
    tables = (
        f"\n[weights.{kind}]\n"
        + "".join(f"{n} = {w:.2f}\n" for n, w in weights[kind].items() if n == "bias" or abs(w) >= 0.005)
        for kind in KINDS
    )
    return HEAD + "".join(tables)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", action="store_true")
    chosen = parser.parse_args()

    written = [(file.stem, row) for file in SEEN for row in rows(file)]
    everything = [row for _, row in written] + variations([row for _, row in written])
    pairs = [pairs_of(row.first, row.second) for row in everything]
    examples: defaultdict[str, list[Example]] = defaultdict(list)
    for number, (row, found) in enumerate(zip(everything, pairs, strict=True)):
        for pair in found:
            truth = label(pair, row)
            if truth is not None:
                examples[pair.first.kind].append((number, truth, pair.features, row.weight))
    if chosen.write:
        TARGET.write_text(toml({kind: fit(examples[kind]) for kind in KINDS}), encoding="utf-8")
    folds = [
        {kind: fit([e for e in found if e[0] % FOLDS != fold]) for kind, found in examples.items()}
        for fold in range(FOLDS)
    ]
    scores: defaultdict[str, Score] = defaultdict(Score)
    for number, (name, row) in enumerate(written):
        findings = judged(pairs[number], folds[number % FOLDS], LEAST, SURE)
        for sort in (name, f"all {name.rpartition('_')[2]}"):
            scores[sort].add(row, findings)
        one = Score()
        one.add(row, findings)
        if chosen.errors and (one.wrong or one.missed):
            print(f"\n{name} {row.id}\n 1 {row.first}\n 2 {row.second}")
            print("  changes", [(c.kind, c.first, c.second) for c in row.changes])
            print("  found  ", [(f.kind, f.first.quote, f.second.quote, f.confidence) for f in findings])
    print("Pairs the engine was made with, each judged by weights that never saw it:")
    for name, score in sorted(scores.items(), key=lambda entry: entry[0].startswith("all")):
        print(f"  {name:16} {score}")
    print("Pairs it never saw:")
    for file in UNSEEN:
        score = Score()
        for row in rows(file):
            score.add(row, compare(row.first, row.second))
        print(f"  {file.stem:16} {score}")


if __name__ == "__main__":
    main()
