"""A program that saves one story again and again and prints each save once it is acknowledged.

Started by the tests of loss as ``writer.py FILE STORY FIELD NAME FIRST SAVES``; it ends after that many saves or is killed.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

from workbook.records import Story
from workbook.store import Store


def main(file: str, story: str, field: str, name: str, first: str, saves: str) -> None:
    with Store(Path(file), writer=name) as store:
        head = store.head(Story, story)
        record, base = (Story(id=story), None) if head is None else (head.record(), head.number)
        for number in range(int(first), int(first) + int(saves)):
            # Every tenth save is of a field that the other program writes too.
            record = replace(record, **{"reflection" if number % 10 == 9 else field: f"{name} {number}"})
            saved = store.save(record, base=base)
            sys.stdout.write(f"{saved.revision.number} {number}\n")
            sys.stdout.flush()
            # The base stays the last version this program saw, stale as soon as the other one saves.
            record, base = saved.head.record(), saved.head.number
            if number % 7 == 6:  # a busy machine may run one program for long: let the other have its turn
                time.sleep(0.002)


if __name__ == "__main__":
    main(*sys.argv[1:])
