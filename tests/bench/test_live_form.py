"""Time from Run All, with the kernel up, to a first form that can be typed into, in a real JupyterLab."""

import pytest
from lab_in_chromium import FLAGS, KERNEL, RUN_ALL, chromium_path, running_lab


@pytest.fixture
def page(tmp_path, skip_or_fail):
    if chromium_path() is None:
        skip_or_fail("no Chromium is installed")
    from playwright.sync_api import sync_playwright

    with running_lab(tmp_path, sample=True) as lab, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), headless=True, args=FLAGS)
        page = chromium.new_page()
        lab.open(page, "02_tell_star_stories")
        yield page
        chromium.close()


def test_run_all_to_a_live_form(benchmark, page):
    def restart():
        page.wait_for_function(f"() => {KERNEL}?.status === 'idle'")
        page.evaluate(f"() => {KERNEL}.restart()")
        page.wait_for_selector(".wb-form.jupyter-widgets-disconnected")
        page.wait_for_function(f"() => {KERNEL}?.status === 'idle'")

    def run():
        page.evaluate(RUN_ALL)
        page.wait_for_selector(".wb-form:not(.jupyter-widgets-disconnected)")

    benchmark.pedantic(run, setup=restart, rounds=5)
