"""``workbook pack`` and ``workbook unpack``: the whole workbook as one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbook.cli.folders import DEFAULT_FOLDER, Commands, add_folder, existing_workbook, folder_typed
from workbook.errors import InputError


def add_packing(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands that move a whole workbook."""
    about = "put the whole workbook, with your private numbers, into one file; copies and backups stay"
    packing = commands.add_parser("pack", help=about)
    add_folder(packing)
    place = "file to write (default: beside the folder)"
    packing.add_argument("-o", "--output", type=folder_typed, metavar="FILE", help=place)
    sealed = "ask for a passphrase, without which it cannot be read"
    packing.add_argument("--encrypt", action="store_true", help=sealed)
    packing.set_defaults(run=_pack)

    unpacking = commands.add_parser("unpack", help="make a folder from a packed workbook")
    unpacking.add_argument("file", type=folder_typed)
    new, usual = f"a new folder (default {DEFAULT_FOLDER})", Path(DEFAULT_FOLDER)
    unpacking.add_argument("folder", nargs="?", type=folder_typed, default=usual, help=new)
    unpacking.set_defaults(run=_unpack)


def _pack(chosen: argparse.Namespace) -> int:
    from workbook.share.packing import encryption, pack
    from workbook.store.store import local_now

    folder, passphrase = existing_workbook(chosen.folder), ""
    if chosen.encrypt:
        encryption()
        passphrase = _passphrase("Passphrase: ")
        if not passphrase or _passphrase("Once more: ") != passphrase:
            raise InputError("The two are not the same, or empty; nothing was written.")
    path, left = pack(folder, chosen.output, passphrase=passphrase, now=local_now())
    for sentence in left:
        print(sentence)
    sealed = "Without the passphrase nobody can read it, you included." if passphrase else (
        "Everybody who has it can read everything in it, your walk-away included; to share, use: workbook share"
    )  # fmt: skip
    print(f"{path} holds the whole workbook, but for the copies in shared and the files in backups. {sealed}")
    return 0


def _unpack(chosen: argparse.Namespace) -> int:
    from workbook.share.packing import unpack

    print(unpack(chosen.file, chosen.folder, ask=lambda: _passphrase("Passphrase: ")))
    print(f'Open it with: workbook open "{chosen.folder}"')
    return 0


def _passphrase(prompt: str) -> str:
    """Ask in the terminal; without one, take a line of the input."""
    import warnings
    from getpass import GetPassWarning, getpass

    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            return getpass(prompt)
        except GetPassWarning:
            return input()
