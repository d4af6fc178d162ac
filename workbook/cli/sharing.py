"""``workbook share`` and ``workbook comments``: a copy that is safe to give away, and what comes back."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from functools import partial
from typing import Any

from workbook.cli.folders import Commands, add_folder, existing_workbook, folder_typed
from workbook.errors import InputError
from workbook.records import AUDIENCES, Sharing


def add_sharing(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands that share and take comments in."""
    sharing = commands.add_parser("share", help="write a copy that is safe to give away")
    add_folder(sharing)
    option, switch = sharing.add_argument, partial(sharing.add_argument, action="store_true")
    names = partial(sharing.add_argument, action="append", default=[], metavar="NAME")
    option("--for", dest="audience", choices=AUDIENCES, default="coach")
    formats = "html, pdf, docx, ipynb, markdown, json, csv, parquet; several with commas"
    option("--format", default="html", help=formats)
    place = "file to write (default: in the folder shared)"
    option("-o", "--output", type=folder_typed, metavar="FILE", help=place)
    switch("--zip", help="put it into a zip even when it is one file")
    names("--without", help="a notebook or record that stays, such as 05_research_salary")
    switch("--with-notes", help="share notes to yourself, too")
    switch("--cards-only", help="share what is kept, without running notebooks")
    names("--replace", help="replace a name found in your texts")
    names("--leave", help="leave such a name as it is")
    switch("--preview", help="only say what would leave, stay and be replaced")
    sharing.set_defaults(run=_share)

    about = "import what a coach sent back; it is shown in its notebook"
    comments = commands.add_parser("comments", help=about)
    comments.add_argument("file", type=folder_typed, help="the file of comments (.json)")
    add_folder(comments)
    comments.set_defaults(run=_comments)


def _share(chosen: argparse.Namespace) -> int:
    from workbook.share.export import export, preview
    from workbook.share.redaction.aliases import alias_for
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
        folder = store.path.parent
        known = {path.stem for path in folder.glob("*.ipynb")} | {each.ref for each in store.contents()}
        if unknown := [name for name in chosen.without if name not in known]:
            raise InputError(
                f"There is no notebook or record {unknown[0]!r} to leave out; write it as 02_tell_star_stories, or story/ and its id."
            )
        for verdict, names in (("replace", chosen.replace), ("leave", chosen.leave)):
            open_ = preview(store.contents(), choice, folder).proposals
            sorts = {each.name: each.sort for each in open_}
            store.add(alias_for(name, sorts.get(name, "name"), verdict) for name in names)
        if chosen.preview:
            return _preview(preview(store.contents(), choice, folder))
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
    from workbook.cards.share import KINDS
    from workbook.progress import STEPS
    from workbook.share.redaction.policy import policy

    counts = Counter(record.kind() for record in redacted.contents if record.kind() in KINDS)
    for step in STEPS:
        number = step.notebook[:2]
        kinds = [kind for kind in counts if policy().notebook_of(kind) == number]
        if kinds:
            told = ", ".join(f"{KINDS[kind]} ({counts[kind]})" for kind in kinds)
            print(f"leaves: {told}, of {step.notebook}")
    if not counts:
        print("leaves: nothing")
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
