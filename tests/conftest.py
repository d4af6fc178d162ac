"""What all tests share."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from reading_pages import Page

pytest_plugins = ["packages"]

# Speed is measured in tests/bench, never asserted: a busy machine must not fail a test.
settings.register_profile("second-round", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("second-round")


@pytest.fixture(scope="session")
def skip_or_fail():
    """Return a function that skips for want of something outside the project, and fails where CI must have it."""

    def stop(reason):
        if os.environ.get("CI"):
            pytest.fail(f"CI must not skip this: {reason}")
        pytest.skip(reason)

    return stop


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Variables for another program: nothing set for the workbook, and no Jupyter settings of whoever runs the tests."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("SECOND_ROUND_", "JUPYTER"))
    }
    own = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTER_DATA_DIR": "data",
        "IPYTHONDIR": "ipython",
        "MPLCONFIGDIR": "matplotlib",
    }
    return kept | {name: str(tmp_path / "jupyter" / folder) for name, folder in own.items()}


class Clock:
    """A clock that goes only when told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def go_on(self, **step: int) -> None:
        self.time += timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def read():
    """Read HTML as a browser does."""
    return Page
