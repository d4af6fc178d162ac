"""Takes the README's pictures of the sample workbook: ``python tests/browser/take_screenshots.py`` from the clone."""

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lab_in_chromium import FLAGS, chromium_path, running_lab  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

VIEWS = [
    ("start", "00_start_here", "JupyterLab Light", "Why a second interview?"),
    ("redraft", "01_review_first_round", "JupyterLab Light", "Tell each answer again, in more detail"),
    ("story", "02_tell_star_stories", "JupyterLab Dark", "Write your stories"),
]


def main():
    target = HERE / "screenshots"
    target.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as root,
        running_lab(Path(root), sample=True) as lab,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=chromium_path(), headless=True, args=FLAGS)
        for name, notebook, theme, heading in VIEWS:
            page = chromium.new_context(viewport={"width": 1100, "height": 900}).new_page()
            lab.open(page, notebook, theme)
            if name == "redraft":
                page.get_by_label("Question to prepare").select_option(index=2)
            page.wait_for_timeout(1500)
            page.locator("h2", has_text=heading).evaluate("heading => heading.scrollIntoView()")
            page.wait_for_timeout(500)
            page.screenshot(path=target / f"{name}.png")
        chromium.close()


if __name__ == "__main__":
    main()
