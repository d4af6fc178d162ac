"""The command line: open a workbook, make one, check one."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbook import __version__
from workbook.errors import InputError, WorkbookError

DEFAULT_FOLDER = "my-interview"
FIRST_NOTEBOOK = "00_start_here.ipynb"
_SORTS = {"missing": "to do", "weak": "look at", "open": "settle"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns
    -------
    int
        0 when all is well; 1 when ``check`` found something or a command could not be done; 130 when it was
        stopped before it was done.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a pipe's encoding may lack what people write
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except BrokenPipeError:  # whoever read the output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except WorkbookError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Everything saved is kept.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbook", description="A workbook for your second interview.")
    parser.add_argument("--version", action="version", version=f"workbook {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    opening = commands.add_parser("open", help="open a workbook in JupyterLab; make it when there is none")
    opening.add_argument("folder", nargs="?", type=_folder, help=f"this folder, or {DEFAULT_FOLDER} in it")
    opening.add_argument("--no-browser", action="store_true", help="only print the address")
    opening.add_argument("--port", type=int, default=8888, help="first port to try (default 8888)")
    opening.set_defaults(run=_open)

    new = commands.add_parser("new", help="make a workbook without opening it")
    new.add_argument("folder", type=_folder)
    new.add_argument("--sample", action="store_true", help="filled with a fictional sample")
    new.set_defaults(run=_new)

    checking = commands.add_parser("check", help="say what is missing, weak or told in two ways")
    checking.add_argument("folder", nargs="?", type=_folder, help=f"this folder, or {DEFAULT_FOLDER} in it")
    checking.add_argument("--json", action="store_true", help="for programs")
    checking.set_defaults(run=_check)

    data = commands.add_parser("data", help="official files that improve titles and prices")
    actions = data.add_subparsers(required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="say which were added, and which there are")
    adding = actions.add_parser("add", help="add one that you have; it is copied into the workbook's folder")
    adding.add_argument("file", type=_folder)
    getting = actions.add_parser("get", help="download one from its publisher, when you say yes")
    getting.add_argument("name", help="as in: workbook data list")
    getting.add_argument("--yes", action="store_true", help="do not ask again")
    for action, run in ((listing, _list_data), (adding, _add_data), (getting, _get_data)):
        action.add_argument("folder", nargs="?", type=_folder, help=f"this folder, or {DEFAULT_FOLDER} in it")
        action.set_defaults(run=run)

    comments = commands.add_parser(
        "comments", help="import what a coach sent back; it is shown in its notebook"
    )
    comments.add_argument("file", type=_folder, help="the file of comments (.json)")
    comments.add_argument("folder", nargs="?", type=_folder, help=f"this folder, or {DEFAULT_FOLDER} in it")
    comments.set_defaults(run=_comments)

    _add_sharing(commands)
    return parser


def _add_sharing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sharing = commands.add_parser("share", help="write a copy that is safe to give away")
    sharing.add_argument("folder", nargs="?", type=_folder, help=f"this folder, or {DEFAULT_FOLDER} in it")
    sharing.add_argument("--for", dest="audience", choices=("coach", "friend", "public"), default="coach")
    sharing.add_argument(
        "--format",
        default="html",
        help="html, pdf, docx, ipynb, markdown, json, csv, parquet; several with commas",
    )
    sharing.add_argument(
        "-o", "--output", type=_folder, metavar="FILE", help="file to write (default: in the folder shared)"
    )
    sharing.add_argument("--zip", action="store_true", help="put it into a zip even when it is one file")
    sharing.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="NAME",
        help="a notebook or record that stays, such as 05_research_salary",
    )
    sharing.add_argument("--with-notes", action="store_true", help="share notes to yourself, too")
    sharing.add_argument(
        "--cards-only", action="store_true", help="share what is kept, without running notebooks"
    )
    sharing.add_argument(
        "--replace", action="append", default=[], metavar="NAME", help="replace a name found in your texts"
    )
    sharing.add_argument(
        "--leave", action="append", default=[], metavar="NAME", help="leave such a name as it is"
    )
    sharing.add_argument(
        "--preview", action="store_true", help="only say what would leave, stay and be replaced"
    )
    sharing.set_defaults(run=_share)

    packing = commands.add_parser(
        "pack", help="put the whole workbook, with your private numbers, into one file"
    )
    packing.add_argument("folder", nargs="?", type=_folder, help=f"this folder, or {DEFAULT_FOLDER} in it")
    packing.add_argument(
        "-o", "--output", type=_folder, metavar="FILE", help="file to write (default: beside the folder)"
    )
    packing.add_argument(
        "--encrypt", action="store_true", help="ask for a passphrase, without which it cannot be read"
    )
    packing.set_defaults(run=_pack)

    unpacking = commands.add_parser("unpack", help="make a folder from a packed workbook")
    unpacking.add_argument("file", type=_folder)
    unpacking.add_argument(
        "folder",
        nargs="?",
        type=_folder,
        default=Path(DEFAULT_FOLDER),
        help=f"a new folder (default {DEFAULT_FOLDER})",
    )
    unpacking.set_defaults(run=_unpack)


def _folder(typed: str) -> Path:
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # where the shell knew no such user, neither do we
        raise argparse.ArgumentTypeError(f"{typed} names a user this machine does not know") from None


def _chosen_folder(folder: Path | None) -> Path:
    """The folder named; else this one when it is a workbook, else the usual one in it."""
    from workbook.folder import is_workbook

    if folder is not None:
        return folder
    return Path() if is_workbook(Path()) else Path(DEFAULT_FOLDER)


def _existing_workbook(named: Path | None) -> Path:
    from workbook.folder import is_workbook

    folder = _chosen_folder(named)
    if not is_workbook(folder):
        raise InputError(f'There is no workbook in {folder}; make one with: workbook open "{folder}"')
    return folder


def _open(chosen: argparse.Namespace) -> int:
    from workbook.folder import prepare_folder
    from workbook.lab import serve

    folder = _chosen_folder(chosen.folder).resolve()
    for sentence in prepare_folder(folder):
        print(sentence)
    print(f"Your workbook is in {folder}. It stays on this machine. Stop with Ctrl+C; nothing is lost.")
    serve(folder, first=FIRST_NOTEBOOK, port=chosen.port, browser=not chosen.no_browser)
    print(f"The workbook is closed. Everything saved is kept in {folder}.")
    return 0


def _new(chosen: argparse.Namespace) -> int:
    from workbook.folder import is_workbook, prepare_folder

    folder = chosen.folder
    if is_workbook(folder):
        raise InputError(f'{folder} is a workbook already; open it with: workbook open "{folder}"')
    for sentence in prepare_folder(folder, sample=chosen.sample):
        print(sentence)
    print(f'Your workbook is in {folder}. Open it with: workbook open "{folder}"')
    return 0


def _comments(chosen: argparse.Namespace) -> int:
    from workbook.comments import MOST_BYTES, text_name
    from workbook.forms import import_comments
    from workbook.progress import short
    from workbook.store import FILE_NAME, Store

    folder = _existing_workbook(chosen.folder)
    try:
        with chosen.file.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"{chosen.file} cannot be read ({error.strerror}); nothing was imported.") from None
    with Store(folder / FILE_NAME) as store:
        imported, contents = import_comments(store, content), store.contents()
    print(imported.sentence)
    for comment in imported.new:
        said = short(comment.comment or "(a suggestion)", 100)
        print(f"  {text_name(comment.ref, comment.field, contents)}: {said}")
    print("Look at them with wb.import_comments(), in the notebook about sharing.")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from dataclasses import asdict

    from workbook.checkup import check
    from workbook.store import FILE_NAME, Store

    folder = _existing_workbook(chosen.folder)
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


def _list_data(chosen: argparse.Namespace) -> int:
    from workbook.official_files import added_files, kinds
    from workbook.wording import many

    added = {each.kind: each for each in added_files(_existing_workbook(chosen.folder))}
    for kind in kinds():
        print(f"{kind.name}: {kind.what}")
        if each := added.get(kind):
            print(
                f"  {many(each.rows, 'row')} in use ({each.dated}); added {each.added_on} from {each.origin}"
            )
            print(f"  source: {kind.source}")
            print(f"  SHA-256 {each.sha256 or 'unknown'}")
            if each.trouble:
                print(f"  look at: {each.trouble}")
        else:
            print(f"  not added; the publisher has it at {kind.address} (as of {kind.as_of})")
    return 0


def _add_data(chosen: argparse.Namespace) -> int:
    return _keep_data(chosen.file, _existing_workbook(chosen.folder))


def _get_data(chosen: argparse.Namespace) -> int:
    from tempfile import TemporaryDirectory

    from tqdm.auto import tqdm

    from workbook.download import ask, download
    from workbook.official_files import kinds

    folder, known = _existing_workbook(chosen.folder), {kind.name: kind for kind in kinds()}
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
        return _keep_data(path, folder, origin=offered.address)


def _is_confirmed(question: str) -> bool:
    try:
        return input(question).strip().lower() in {"y", "yes"}
    except EOFError:  # nobody is there to answer
        print()
        return False


def _keep_data(file: Path, folder: Path, origin: str = "") -> int:
    from datetime import date

    from workbook.official_files import FOLDER, add_file
    from workbook.wording import many

    for each in add_file(file, folder, date.today(), origin):
        print(f"{each.kind.name}: {many(each.rows, 'row')} in use from now on ({each.dated}).")
    print(f"The copy is in {folder / FOLDER}. Run the page on salary again to use it.")
    return 0


def _share(chosen: argparse.Namespace) -> int:
    from workbook.records import Sharing
    from workbook.share.export import export, preview
    from workbook.share.redaction import alias_for
    from workbook.store import FILE_NAME, Store
    from workbook.store.store import local_now

    choice = Sharing(
        id=Sharing.ID,
        audience=chosen.audience,
        formats=tuple(filter(None, map(str.strip, chosen.format.split(",")))),
        without=tuple(chosen.without),
        with_notes=chosen.with_notes,
        with_notebooks=not chosen.cards_only,
    )
    with Store(_existing_workbook(chosen.folder) / FILE_NAME) as store:
        known = {path.stem for path in store.path.parent.glob("*.ipynb")} | {
            each.ref for each in store.contents()
        }
        if unknown := [name for name in chosen.without if name not in known]:
            raise InputError(
                f"There is no notebook or record {unknown[0]!r} to leave out; write it as 02_tell_star_stories, or story/ and its id."
            )
        for verdict, names in (("replace", chosen.replace), ("leave", chosen.leave)):
            found = {
                each.name: each.sort
                for each in preview(store.contents(), choice, store.path.parent).proposals
            }
            store.add(alias_for(name, found.get(name, "name"), verdict) for name in names)
        if chosen.preview:
            return _preview(preview(store.contents(), choice, store.path.parent))
        written = export(
            store,
            choice,
            target=chosen.output,
            now=local_now(),
            is_zip=chosen.zip,
            report=lambda done, total, what: print(f"{done} of {total}: {what} …", file=sys.stderr),
        )
    redacted = written.redacted
    print(
        f"{written.path} is written, for: {chosen.audience}. It stays on this machine until you give it to somebody."
    )
    print(
        f"Left out: {len(redacted.withheld)}. Replaced: {len(redacted.replacements)}. SHA-256: {written.record.sha256}"
    )
    return 0


def _preview(redacted: Any) -> int:
    for each in redacted.withheld:
        print(f"stays: {each.what} ({each.why})")
    for each in redacted.replacements:
        print(f"replaced: {each.name} → {each.alias} ({each.count})")
    for each in redacted.proposals:
        print(f"decide: {each.name} ({each.sort}; {each.where}: “{each.quote}”)")
    return int(bool(redacted.proposals))


def _pack(chosen: argparse.Namespace) -> int:
    from getpass import getpass

    from workbook.share.packing import pack
    from workbook.store.store import local_now

    folder, passphrase = _existing_workbook(chosen.folder), ""
    if chosen.encrypt:
        passphrase = getpass("Passphrase: ")
        if not passphrase or getpass("Once more: ") != passphrase:
            raise InputError("The two are not the same, or empty; nothing was written.")
    path, left = pack(folder, chosen.output, passphrase=passphrase, now=local_now())
    for sentence in left:
        print(sentence)
    sealed = "Without the passphrase nobody can read it, you included." if passphrase else (
        "Everybody who has it can read everything in it, your walk-away included; to share, use: workbook share"
    )  # fmt: skip
    print(f"{path} holds the whole workbook. {sealed}")
    return 0


def _unpack(chosen: argparse.Namespace) -> int:
    from getpass import getpass

    from workbook.share.packing import unpack

    print(unpack(chosen.file, chosen.folder, ask=lambda: getpass("Passphrase: ")))
    print(f'Open it with: workbook open "{chosen.folder}"')
    return 0
