"""The wheel as a newcomer installs it: complete, nothing odd in it, and it works in an empty environment."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from workbook import __version__

ROOT = Path(__file__).parents[1]
NO_INDEX = re.compile(
    r"(?i)NewConnectionError|ConnectTimeout|ProxyError|name resolution|Network is unreachable"
)

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def call(skip_or_fail):
    """Return a function that runs a command; where it only wants the package index, the test is skipped."""

    def run(*command, **options):
        done = subprocess.run(
            [str(word) for word in command],
            **({"capture_output": True, "encoding": "utf-8", "errors": "replace", "timeout": 800} | options),
        )
        if done.returncode and NO_INDEX.search(done.stdout + done.stderr):
            skip_or_fail("the package index cannot be reached")
        return done

    return run


@pytest.fixture(scope="module")
def wheel(call, tmp_path_factory):
    """Built from a checkout in which its developer has run the notebooks and the tests."""
    checkout, dist = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("dist")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, checkout)
    for name in ("workbook", "notebooks", "data", "tests"):
        shutil.copytree(ROOT / name, checkout / name, symlinks=True)
    for left in (
        "notebooks/answers.sqlite",
        "notebooks/answers.sqlite-journal",
        "notebooks/backups/answers-2026-11-23.sqlite",
        "notebooks/.ipynb_checkpoints/00_start_here-checkpoint.ipynb",
        "notebooks/.workbook/notebooks.json",
        "notebooks/scratch.ipynb",
        "data/.ipynb_checkpoints/rules-checkpoint.toml",
        "workbook/__pycache__/cli.cpython-311.pyc",
        "workbook/answers.sqlite",
    ):
        path = checkout / left
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("private")
    done = call(sys.executable, "-m", "build", "--wheel", "--outdir", dist, checkout, cwd=dist)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def content(wheel):
    with zipfile.ZipFile(wheel) as file:
        return {name: file.read(name) for name in file.namelist() if not name.endswith("/")}


def sources(folder, pattern):
    """Files of the checkout, by path below it."""
    paths = (ROOT / folder).glob(pattern)
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and not re.search(r"__pycache__|\.ipynb_checkpoints|answers\.sqlite", str(path))
    }


def test_it_carries_the_notebooks_and_data(content):
    shipped = {
        name.removeprefix("workbook/_shipped/"): text
        for name, text in content.items()
        if name.startswith("workbook/_shipped/")
    }
    assert shipped == sources("notebooks", "[0-9]*.ipynb") | sources("data", "**/*")


def test_it_carries_the_package(content):
    package = {name for name in content if name.startswith("workbook/") and "/_shipped/" not in name}
    assert package == set(sources("workbook", "**/*"))


def test_it_carries_nothing_else(content):
    others = {name.partition("/")[2] for name in content if not name.startswith("workbook/")}
    assert others == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


def test_it_carries_nothing_of_its_developer(content):
    assert [name for name, text in content.items() if text == b"private"] == []


# In an empty environment ---------------------------------------------------------------------------

RUN = """
import json, sys, nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, resources={"metadata": {"path": sys.argv[2]}}).execute()
print(json.dumps([output["output_type"] for cell in notebook.cells for output in cell.get("outputs", [])]))
"""


@pytest.fixture(scope="module")
def installed(call, wheel, tmp_path_factory):
    """Return the folder of the programs of a new environment with the wheel and what it asks for."""
    place = tmp_path_factory.mktemp("environment")
    assert call(sys.executable, "-m", "venv", place).returncode == 0
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    done = call(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=place)
    assert done.returncode == 0, done.stderr
    return programs


@pytest.fixture(scope="module")
def sample(call, installed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("interviews") / "my interview"
    done = call(installed / "workbook", "new", folder, "--sample", cwd=folder.parent)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_its_command_runs(call, installed, tmp_path):
    done = call(installed / "workbook", "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"workbook {__version__}\n")


def test_its_package_is_the_one_that_runs(call, installed, tmp_path):
    done = call(installed / "python", "-c", "import workbook; print(workbook.__file__)", cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(installed.parent.resolve())


def test_its_sample_is_checked(call, installed, sample):
    done = call(installed / "workbook", "check", sample, "--json", cwd=sample.parent)
    assert (done.returncode, done.stderr) == (1, "")
    assert {each["sort"] for each in json.loads(done.stdout)["todo"]} == {"missing", "weak", "open"}


def test_its_notebooks_run(call, installed, sample, environment):
    path = sample / "02_tell_star_stories.ipynb"
    done = call(installed / "python", "-c", RUN, path, sample, cwd=sample, env=environment)
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == {"display_data", "execute_result"}
