"""Advertisements with labels: ``{{a line that asks}}`` and ``[[a line of pay]]``; and how well they are split."""

import re
from pathlib import Path

from workbook.plan.ad import split_ad

HERE = Path(__file__).parent
_LABEL = re.compile(r"\{\{(.+?)\}\}|\[\[(.+?)\]\]", re.DOTALL)


def ads(folder):
    """Name, text, lines that ask and lines of pay of each advertisement in a folder."""
    for path in sorted((HERE / folder).glob("*.txt")):
        labelled = path.read_text(encoding="utf-8")
        found = [
            tuple(" ".join((part or "").split()) for part in match) for match in _LABEL.findall(labelled)
        ]
        asked, paid = ([each[side] for each in found if each[side]] for side in (0, 1))
        yield path.stem, re.sub(r"\{\{|\}\}|\[\[|\]\]", "", labelled), asked, paid


def score(folder):
    """Right, found and labelled lines of both sorts, and the lines that were missed or found wrongly."""
    counts, faults = {"requirement": [0, 0, 0], "pay": [0, 0, 0]}, []
    for name, text, asked, paid in ads(folder):
        lines = split_ad(text)
        for sort, labelled in (("requirement", asked), ("pay", paid)):
            found = [line.text for line in lines if line.sort == sort]
            right = len(set(found) & set(labelled))
            counts[sort] = [
                a + b for a, b in zip(counts[sort], (right, len(found), len(labelled)), strict=True)
            ]
            faults += [f"{name}: {sort} missed: {each}" for each in labelled if each not in found]
            faults += [f"{name}: {sort} wrong: {each}" for each in found if each not in labelled]
    return counts, faults


if __name__ == "__main__":
    import sys

    for folder in sys.argv[1:] or ("ads", "unseen"):
        counts, faults = score(folder)
        for sort, (right, found, labelled) in counts.items():
            print(f"{folder} {sort}: precision {right}/{found}, recall {right}/{labelled}")
        if folder == "ads":
            print("\n".join(faults))
