"""The workbook as a reader runs it: ``workbook open`` in a process of its own, JupyterLab in Chromium."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RUN_ALL = "() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }"
SIZES = "() => [...document.querySelectorAll('.jp-Cell')].map(e => [e.scrollWidth, e.scrollHeight])"
KERNEL = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel"


def chromium_path():
    """Return where a Chromium is installed, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Lab:
    """A running workbook: its folder, and pages of it in a browser."""

    def __init__(self, folder, url):
        self.folder = folder
        self.runtime = folder.parent / "runtime"
        self._pages = 0
        self.base, self.token = re.match(r"(http://[^/]+)/lab/tree/.*\?token=(.*)", url).groups()

    def open(self, page, notebook, theme="JupyterLab Light"):
        """Open a notebook and wait until its kernel is idle; returns seconds from there to a live form."""
        # A workspace of its own: JupyterLab would bring back the tabs of an earlier test.
        self._pages += 1
        page.goto(f"{self.base}/lab/workspaces/page{self._pages}/tree/{notebook}.ipynb?token={self.token}")
        page.wait_for_function(f"() => {KERNEL}?.status === 'idle'", timeout=60_000)
        page.evaluate(
            "theme => { window.jupyterapp.commands.execute('apputils:change-theme', {theme}); }", theme
        )
        if page.locator("#jp-left-stack").is_visible():
            page.evaluate("() => { window.jupyterapp.commands.execute('application:toggle-left-area'); }")
        return self.run(page)

    def run(self, page):
        """Run all cells and wait for the forms; returns the seconds to the first live one."""
        began = time.perf_counter()
        page.evaluate(RUN_ALL)
        page.wait_for_selector(".wb-form:not(.jupyter-widgets-disconnected)")
        seconds = time.perf_counter() - began
        page.wait_for_function(f"() => {KERNEL}?.status === 'idle'")
        return seconds

    def settle(self, page):
        """Wait until nothing on the page moves any more: outputs arrive after the kernel says that it is idle."""
        before = after = None
        for _ in range(40):
            before, after = after, page.evaluate(SIZES)
            if before == after:
                return
            page.wait_for_timeout(400)

    def saved(self, kind):
        """Return the current records of a kind, read from the file by another program than the workbook."""
        with sqlite3.connect(f"file:{self.folder / 'answers.sqlite'}?mode=ro", uri=True) as file:
            rows = file.execute(
                "SELECT fields FROM revision WHERE kind = ? AND number IN"
                " (SELECT max(number) FROM revision WHERE is_aside = 0 GROUP BY kind, id) ORDER BY number",
                (kind,),
            ).fetchall()
        file.close()
        return [json.loads(fields) for (fields,) in rows if fields]

    def wait_saved(self, kind, is_right, seconds=6.0):
        """Wait until a saved record is as it should be; returns the seconds it took."""
        began = time.perf_counter()
        while time.perf_counter() - began < seconds:
            if any(is_right(fields) for fields in self.saved(kind)):
                return time.perf_counter() - began
            time.sleep(0.02)
        raise AssertionError(f"not saved within {seconds} s; saved is {self.saved(kind)}")


@contextmanager
def running_lab(root: Path, *, sample=False):
    """Run ``workbook open`` on a folder below `root`, with settings of its own, until the block ends."""
    folder, config = root / "my interview", root / "config"
    (config / "labconfig").mkdir(parents=True)
    # The command palette's own object lets a test wait for the kernel and choose from the menus.
    (config / "jupyter_lab_config.json").write_text('{"LabApp": {"expose_app_in_browser": true}}')
    env = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTERLAB_SETTINGS_DIR": str(config / "settings"),
        "JUPYTER_RUNTIME_DIR": str(root / "runtime"),
        "JUPYTER_DATA_DIR": str(root / "data"),
        "IPYTHONDIR": str(root / "ipython"),
    }
    workbook = [sys.executable, "-m", "workbook"]
    if sample:
        subprocess.run([*workbook, "new", str(folder), "--sample"], check=True, env=env, capture_output=True)
    log = root / "lab.log"
    with log.open("w") as sink:
        server = subprocess.Popen(
            [*workbook, "open", str(folder), "--no-browser", "--port", "8890"],
            env=env,
            stdout=sink,
            stderr=sink,
        )
    try:
        for _ in range(600):
            if server.poll() is not None:
                raise RuntimeError(log.read_text())
            found = re.search(r"go to (http://\S+token=\S+)", log.read_text())
            if found and "is running at" in log.read_text():
                break
            time.sleep(0.1)
        yield Lab(folder, found[1])
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:  # a kernel in the middle of a restart
            server.kill()
            server.wait()
