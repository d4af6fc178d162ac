"""``workbook open`` and ``workbook new``."""

from __future__ import annotations

import argparse

from workbook.cli.folders import Commands, add_folder, chosen_folder, folder_typed
from workbook.errors import InputError

FIRST_NOTEBOOK = "00_start_here.ipynb"


def add_opening(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands that make and open a workbook."""
    opening = commands.add_parser("open", help="open a workbook in JupyterLab; make it when there is none")
    add_folder(opening)
    opening.add_argument("--no-browser", action="store_true", help="only print the address")
    opening.add_argument("--port", type=int, default=8888, help="first port to try (default 8888)")
    opening.set_defaults(run=_open)

    new = commands.add_parser("new", help="make a workbook without opening it")
    new.add_argument("folder", type=folder_typed)
    new.add_argument("--sample", action="store_true", help="filled with a fictional sample")
    new.set_defaults(run=_new)


def _open(chosen: argparse.Namespace) -> int:
    from workbook.folder import prepare_folder, rest_forms
    from workbook.lab import serve

    folder = chosen_folder(chosen.folder).resolve()
    for sentence in prepare_folder(folder):
        print(sentence)
    rest_forms(folder)
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
