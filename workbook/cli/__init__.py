"""The command line: a command a room, and what all of them do when something goes wrong."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from workbook import __version__
from workbook.cli.check import add_check
from workbook.cli.data import add_data
from workbook.cli.opening import add_opening
from workbook.cli.packing import add_packing
from workbook.cli.sharing import add_sharing
from workbook.errors import WorkbookError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns
    -------
    int
        0 when all is well; 1 when ``check`` found something or a command could not be done; 2 when it was called in
        a wrong way, or nobody answers what it asks; 130 when it was stopped before it was done.
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
    except EOFError:
        print("Nobody answered what was asked, so nothing was done; run it in a terminal.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. Everything saved is kept.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbook", description="A workbook for your second interview.")
    parser.add_argument("--version", action="version", version=f"workbook {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (add_opening, add_check, add_data, add_sharing, add_packing):
        add(commands)
    return parser
