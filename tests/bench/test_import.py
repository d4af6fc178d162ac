"""How long a start takes, Python's own included; the goal is 0.15 s. Run with ``--benchmark-enable --benchmark-only``."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "arguments",
    [["-c", "pass"], ["-c", "import workbook"], ["-m", "workbook", "--version"]],
    ids=["python alone", "import workbook", "workbook --version"],
)
def test_start(benchmark, arguments):
    done = benchmark.pedantic(
        subprocess.run, ([sys.executable, *arguments],), {"capture_output": True}, rounds=15, warmup_rounds=2
    )
    assert (done.returncode, done.stderr) == (0, b"")
