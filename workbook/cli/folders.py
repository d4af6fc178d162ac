"""Which folder a command means."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbook.errors import InputError

DEFAULT_FOLDER = "my-interview"
Commands = argparse._SubParsersAction  # argparse names it so, and no other way


def add_folder(command: argparse.ArgumentParser) -> None:
    """Let a command name a workbook."""
    command.add_argument(
        "folder", nargs="?", type=folder_typed, help=f"this folder, or {DEFAULT_FOLDER} in it"
    )


def folder_typed(typed: str) -> Path:
    """Return a path as it was typed, with ``~`` resolved."""
    if not typed.strip():  # Python takes it for this folder
        raise argparse.ArgumentTypeError("the name is empty; write one, or . for this folder")
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # where the shell knew no such user, neither do we
        raise argparse.ArgumentTypeError(f"{typed} names a user this machine does not know") from None


def chosen_folder(folder: Path | None) -> Path:
    """Return the folder named; else this one when it is a workbook, else the usual one in it."""
    from workbook.folder import is_workbook

    if folder is not None:
        return folder
    return Path() if is_workbook(Path()) else Path(DEFAULT_FOLDER)


def existing_workbook(named: Path | None) -> Path:
    """Return the folder that is meant; there must be a workbook in it."""
    from workbook.folder import is_workbook

    folder = chosen_folder(named)
    if not is_workbook(folder):
        raise InputError(f'There is no workbook in {folder}; make one with: workbook open "{folder}"')
    return folder
