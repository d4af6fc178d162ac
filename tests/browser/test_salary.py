"""The salary research in a real JupyterLab: an occupation picked, figures pasted or imported, a range that is there again."""

import pandas as pd

NOTEBOOK = "05_research_salary"
LINES = "$95k–$110k/yr DOE\nthe usual\n98-118K + 10% bonus\n$52/h"


def test_an_occupation_and_pasted_figures_give_a_range_that_is_there_after_a_reload(lab, new_page):
    page = new_page()
    lab.open(page, NOTEBOOK)
    page.wait_for_selector("text=Pick an occupation above")
    page.get_by_label("Job title, as it is advertised").fill("Sr. operations reserch analyst")
    page.wait_for_selector("td:has-text('Operations Research Analysts')")
    page.get_by_label("Occupations that fit").select_option(label="Operations Research Analysts (15-2031)")
    lab.wait_saved("research", lambda kept: kept["occupations"] == ["15-2031"])
    page.get_by_label("City or metropolitan area").fill("Chicago")
    page.wait_for_selector("option:has-text('Chicago-Naperville-Elgin, IL-IN')", state="attached")
    page.get_by_label("Area of the official wages").select_option(label="Chicago-Naperville-Elgin, IL-IN")
    page.wait_for_selector("h4:has-text('Official wages: Chicago-Naperville-Elgin, IL-IN')")

    page.get_by_label("Figures, as they are written").fill(LINES)
    page.get_by_role("button", name="Read the lines").click()
    page.wait_for_selector("text=Line 2: “the usual” was not understood")
    assert lab.saved("paypoint") == []
    page.get_by_label("Keep figure 2").uncheck()
    page.get_by_role("button", name="Keep the ticked figures").click()
    page.wait_for_selector("text=Figures kept: 2.")
    assert [kept["text"] for kept in lab.saved("paypoint")] == ["$95k–$110k/yr DOE", "$52/h"]
    page.wait_for_selector("td:text-is('$95k–$110k/yr DOE')")  # money, not mathematics

    page.get_by_role("textbox", name="Walk-away (private)").fill("92,000")
    lab.wait_saved("research", lambda kept: kept["walk_away"] == "92,000")
    page.wait_for_selector("td:has-text('Walk-away: private') ~ td:has-text('92,000')")
    target = page.locator("tr:has(td:text-is('Target')) td").nth(1).inner_text()
    page.wait_for_selector("figure[aria-label*='Walk-away (private), 92,000']")

    lab.open(page, NOTEBOOK)
    assert page.get_by_role("textbox", name="Walk-away (private)").input_value() == "92,000"
    assert page.get_by_label("Operations Research Analysts (15-2031)").is_checked()
    page.wait_for_selector(f"tr:has(td:text-is('Target')) td:text-is('{target}')")
    assert page.locator("mjx-container").count() == 0


def test_industry_weight_places_and_the_employers_state_are_chosen_and_are_there_again(lab, new_page):
    page = new_page()
    lab.open(page, NOTEBOOK)
    page.get_by_label("Job title, as it is advertised").fill("registered nurse")
    page.get_by_label("Occupations that fit").select_option(label="Registered Nurses (29-1141)")
    page.wait_for_selector("option:has-text('Hospitals (2,020,230 people)')", state="attached")
    page.get_by_label("Industry").select_option(label="Hospitals (2,020,230 people)")
    page.wait_for_selector("table[aria-label='Official wages'] td:text-is('100,220')")

    page.get_by_label("Other places").fill("Denver")
    page.get_by_label("Areas to compare with").select_option(label="Denver-Aurora-Centennial, CO")
    page.wait_for_selector("figure[aria-label*='Denver-Aurora-Centennial, CO, Registered Nurses']")

    weight = page.get_by_label("How many of your figures")
    weight.select_option(label="none: the official wage is left out")
    page.wait_for_selector("text=The official wage is left out; add three own points")
    weight.select_option(label="four, as is usual here")
    page.wait_for_selector("text=The official wage counts as much as 4 figures of your own")
    page.get_by_label("State of the employer").select_option(label="Nevada")
    page.wait_for_selector("td:has-text('Owed to an applicant who has completed an interview')")
    lab.wait_saved("research", lambda kept: kept["employer_state"] == "3200000")
    (kept,) = lab.saved("research")
    assert (kept["official_weight"], kept["industry"], kept["compared"]) == (None, "622000", ["0019740"])

    lab.open(page, NOTEBOOK)
    for label, shown in (("Industry", "Hospitals (2,020,230 people)"), ("State of the employer", "Nevada")):
        box = page.get_by_label(label)
        assert box.evaluate("box => box.selectedOptions[0].label").replace("\xa0", " ") == shown
    assert page.get_by_role("checkbox", name="Denver-Aurora-Centennial, CO").is_checked()


def test_tables_are_uploaded_mapped_looked_through_kept_and_there_after_a_reload(lab, new_page, tmp_path):
    table = pd.DataFrame(
        {"Role": ["Analyst", "Cook"], "Money": ["$95k–$110k/yr", "ask us"], "People": ["1,240", ""]}
    )
    table.to_csv(tmp_path / "one.csv", index=False)
    table.assign(Money=["€55/h", "-1"], Week=["35", ""]).to_excel(tmp_path / "two.xlsx", index=False)
    page = new_page()
    lab.open(page, NOTEBOOK)
    for name, reason in (("one.csv", "no amount"), ("two.xlsx", "“-1” was not understood")):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choose a table").click()
        chooser.value.set_files(tmp_path / name)
        page.wait_for_selector(f"text={name}: ")
        page.get_by_label("Pay, as text").select_option(label="Money")
        page.get_by_label("Job title", exact=True).first.select_option(label="Role")
        page.get_by_label("How many people it stands for").first.select_option(label="People")
        if name == "two.xlsx":
            page.get_by_label("Hours a week", exact=True).select_option(label="Week")
        page.get_by_role("button", name="Read the rows").click()
        page.wait_for_selector(f"text=Row 3: {reason}")
        page.wait_for_selector("text=2 rows read: 1 understood, 1 not.")
        page.get_by_role("button", name="Keep the ticked figures").click()
        page.wait_for_selector("text=Figures kept: 1.")
    assert [(kept["text"], kept["source"], kept["n"], kept["hours"]) for kept in lab.saved("paypoint")] == [
        ("$95k–$110k/yr", "one.csv", "1240", ""),
        ("€55/h", "two.xlsx", "1240", "35"),
    ]
    page.get_by_role("button", name="Read the rows").click()
    page.wait_for_selector("text=kept already, or there twice")
    lab.open(page, NOTEBOOK)
    page.wait_for_selector("td:text-is('$95k–$110k/yr')")
    page.wait_for_selector("td:has-text('35 hours a week · stands for 1,240')")


def test_a_long_table_becomes_a_figure_for_each_company(lab, new_page, tmp_path):
    rows = pd.DataFrame(
        {"pay": [f"${60_000 + n}" for n in range(30_000)], "company": ["Acme", "Orrin", "Tessel"] * 10_000}
    )
    rows.to_csv(tmp_path / "long.csv", index=False)
    page = new_page()
    lab.open(page, NOTEBOOK)
    page.get_by_label("Or the name of a file on this machine").fill(str(tmp_path / "long.csv"))
    page.get_by_role("button", name="Open this file").click()
    page.get_by_label("Keep", exact=True).select_option(label="one for each company")
    page.get_by_role("button", name="Read the rows").click()
    page.wait_for_selector("text=They became 3 figures.")
    page.wait_for_selector("text=“10,000 rows of long.csv: Acme” is understood as")
    page.get_by_role("button", name="Keep the ticked figures").click()
    page.wait_for_selector("td:has-text('25th to 75th percentile of 10,000 rows')")
    assert [kept["company"] for kept in lab.saved("paypoint")] == ["Acme", "Orrin", "Tessel"]
