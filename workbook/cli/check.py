"""``workbook check``: what is missing, weak or told in two ways."""

from __future__ import annotations

import argparse
import json

from workbook.cli.folders import Commands, add_folder, existing_workbook

_SORTS = {"missing": "to do", "weak": "look at", "open": "settle"}


def add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command that checks."""
    checking = commands.add_parser("check", help="say what is missing, weak or told in two ways")
    add_folder(checking)
    checking.add_argument("--json", action="store_true", help="for programs")
    checking.set_defaults(run=_check)


def _check(chosen: argparse.Namespace) -> int:
    from dataclasses import asdict

    from workbook.checkup import check
    from workbook.store import FILE_NAME, Store

    folder = existing_workbook(chosen.folder)
    with Store(folder / FILE_NAME) as store:
        todos, asides = check(store.contents()), store.set_aside()
    if chosen.json:
        found = {
            "version": 1,
            "todo": [asdict(todo) for todo in todos],
            "kept_beside": [{"kind": aside.kind, "id": aside.id} for aside in asides],
        }
        print(json.dumps(found, indent=1))
        return int(bool(todos or asides))
    notebook = ""
    for todo in todos:
        if todo.notebook != notebook:
            notebook = todo.notebook
            print(("" if notebook == todos[0].notebook else "\n") + notebook)
        about = f"{todo.about.rstrip('.')}, {todo.field}: " if todo.about else ""
        rests_on = f"  [{todo.source}; {todo.firmness}]" if todo.source else ""
        print(f"  {_SORTS[todo.sort]}: {about}{todo.text}{rests_on}")
    for aside in asides:
        print(f"  decide: two versions of a {aside.kind} are kept; open its notebook and choose one")
    if not todos and not asides:
        print("Nothing is missing, weak or told in two ways by the rules this workbook knows.")
    return int(bool(todos or asides))
