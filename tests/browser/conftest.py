"""A running workbook and a browser for each module of tests."""

import pytest
from lab_in_chromium import FLAGS, chromium_path, running_lab


@pytest.fixture(scope="session")
def browser(skip_or_fail):
    if chromium_path() is None:
        skip_or_fail("no Chromium is installed (Debian and Ubuntu: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), headless=True, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def lab(browser, tmp_path):
    with running_lab(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def sample_lab(browser, tmp_path_factory):
    """A workbook filled with the sample, for tests that change nothing."""
    with running_lab(tmp_path_factory.mktemp("sample"), sample=True) as running:
        yield running


@pytest.fixture
def new_page(browser):
    """Return a function that opens pages; at the end none of them may have asked for anything from elsewhere."""
    contexts, outside, broken = [], [], []

    def make(width=1280, height=1000):
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        local = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")
        page.on(
            "request", lambda request: None if request.url.startswith(local) else outside.append(request.url)
        )
        page.on("pageerror", lambda error: broken.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert outside == []
    assert broken == []
