"""Importing the package or its store, and asking the command for its version, load nothing heavy."""

import subprocess
import sys

import pytest

HEAVY = {
    "IPython",
    "ipywidgets",
    "jupyterlab",
    "matplotlib",
    "nbformat",
    "numpy",
    "pandas",
    "pyarrow",
    "sqlite3",
    "traitlets",
}
VERSION = "from workbook.cli import main\ntry:\n    main(['--version'])\nexcept SystemExit:\n    pass"


def loaded(script):
    """Top-level modules that are loaded after a script."""
    script += "\nimport sys\nprint('loaded:', *{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.partition("loaded:")[2].split())


@pytest.mark.parametrize(
    ("script", "allowed"),
    [("import workbook", set()), (VERSION, set()), ("import workbook.store", {"sqlite3"})],
    ids=["import", "version", "store"],
)
def test_it_loads_nothing_heavy(script, allowed):
    modules = loaded(script)
    assert "workbook" in modules
    assert modules & HEAVY == allowed


def test_opening_a_workbook_is_offered_by_the_package_and_loaded_when_asked_for():
    assert "IPython" in loaded("from workbook import open_workbook")


def test_an_unknown_name_is_an_error_of_the_usual_kind():
    import workbook

    with pytest.raises(AttributeError, match="module 'workbook' has no attribute 'nothing'"):
        _ = workbook.nothing
