"""``workbook data``: official files of titles and prices, listed, added and downloaded."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbook.cli.folders import Commands, add_folder, existing_workbook, folder_typed
from workbook.errors import InputError


def add_data(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands for official files."""
    data = commands.add_parser("data", help="official files that improve titles and prices")
    actions = data.add_subparsers(required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="say which were added, and which there are")
    adding = actions.add_parser("add", help="add one that you have; it is copied into the workbook's folder")
    adding.add_argument("file", type=folder_typed)
    getting = actions.add_parser("get", help="download one from its publisher, when you say yes")
    getting.add_argument("name", help="as in: workbook data list")
    getting.add_argument("--yes", action="store_true", help="do not ask again")
    for action in (adding, getting):
        less = "take it even where the one that is there has more than twice as many rows"
        action.add_argument("--replace", action="store_true", help=less)
    for action, run in ((listing, _list_data), (adding, _add_data), (getting, _get_data)):
        add_folder(action)
        action.set_defaults(run=run)


def _list_data(chosen: argparse.Namespace) -> int:
    from workbook.pay.official_files import added_files, kinds
    from workbook.wording import many

    added = {each.kind: each for each in added_files(existing_workbook(chosen.folder))}
    for kind in kinds():
        print(f"{kind.name}: {kind.what}")
        if each := added.get(kind):
            print(
                f"  {many(each.rows, 'row')} in use ({each.dated}); added {each.added_on} from {each.origin}"
            )
            print(f"  source: {kind.source}\n  SHA-256 {each.sha256 or 'unknown'}")
            if each.trouble:
                print(f"  look at: {each.trouble}")
        else:
            print(f"  not added; the publisher has it at {kind.address} (as of {kind.as_of})")
    return 0


def _add_data(chosen: argparse.Namespace) -> int:
    return _keep_data(chosen.file, existing_workbook(chosen.folder), chosen.replace)


def _get_data(chosen: argparse.Namespace) -> int:
    from tempfile import TemporaryDirectory

    from tqdm.auto import tqdm

    from workbook.cli.download import ask, download
    from workbook.pay.official_files import kinds

    folder, known = existing_workbook(chosen.folder), {kind.name: kind for kind in kinds()}
    if chosen.name not in known:
        raise InputError(f"There is no file {chosen.name!r}; the names are {', '.join(known)}.")
    kind = known[chosen.name]
    print(f"{kind.what}\n  source: {kind.source}\n  address: {kind.address}")
    if kind.release:
        print(f"  release: {kind.release}")
    offered = ask(kind.address)
    if offered.address != kind.address:
        print(f"  leads to: {offered.address}")
    print(f"  size: {f'{offered.size:,} bytes' if offered.size is not None else 'the server does not say'}")
    if not chosen.yes and not _is_confirmed("Download it? [y/N] "):
        print("Nothing was downloaded.")
        return 1
    with TemporaryDirectory() as place:
        path = Path(place) / (kind.address.rpartition("/")[2] or kind.name)
        with tqdm(total=offered.size, unit="B", unit_scale=True, desc=kind.name) as bar:
            sha256 = download(offered, path, report=bar.update)
        print(f"SHA-256 of the download: {sha256} (its publisher gives none to compare it with)")
        return _keep_data(path, folder, chosen.replace, origin=offered.address)


def _is_confirmed(question: str) -> bool:
    try:
        return input(question).strip().lower() in {"y", "yes"}
    except EOFError:  # nobody is there to answer
        print()
        return False


def _keep_data(file: Path, folder: Path, may_shrink: bool, origin: str = "") -> int:
    from datetime import date

    from workbook.pay.official_files import FOLDER, add_file, added_files
    from workbook.wording import many

    before = {each.kind: f" Before, there were {each.rows:,}." for each in added_files(folder) if each.rows}
    for each in add_file(file, folder, date.today(), origin, may_shrink=may_shrink):
        told = f"{each.kind.name}: {many(each.rows, 'row')} in use from now on ({each.dated})."
        print(told + before.get(each.kind, ""))
    print(f"The copy is in {folder / FOLDER}. Run the page on salary again to use it.")
    return 0
