"""``workbook share`` and ``workbook comments``: a copy that is safe to give away, and what comes back."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from workbook.cli.folders import Commands, add_folder, existing_workbook, folder_typed
from workbook.errors import InputError


def add_sharing(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands that share and take comments in."""
    sharing = commands.add_parser("share", help="write a copy that is safe to give away")
    add_folder(sharing)
    sharing.add_argument("--for", dest="audience", choices=("coach", "friend", "public"), default="coach")
    sharing.add_argument(
        "--format",
        default="html",
        help="html, pdf, docx, ipynb, markdown, json, csv, parquet; several with commas",
    )
    sharing.add_argument(
        "-o",
        "--output",
        type=folder_typed,
        metavar="FILE",
        help="file to write (default: in the folder shared)",
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

    comments = commands.add_parser(
        "comments", help="import what a coach sent back; it is shown in its notebook"
    )
    comments.add_argument("file", type=folder_typed, help="the file of comments (.json)")
    add_folder(comments)
    comments.set_defaults(run=_comments)


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
    with Store(existing_workbook(chosen.folder) / FILE_NAME) as store:
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


def _comments(chosen: argparse.Namespace) -> int:
    from workbook.comments import MOST_BYTES, text_name
    from workbook.forms import import_comments
    from workbook.progress import short
    from workbook.store import FILE_NAME, Store

    folder = existing_workbook(chosen.folder)
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
