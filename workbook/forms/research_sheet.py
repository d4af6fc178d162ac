"""The research into official wages: what may be picked for the title and the place that are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from traitlets import Dict, HasTraits, List, Unicode, link

from workbook.errors import DataError
from workbook.forms.record_form import RecordForm
from workbook.forms.record_list import told_apart
from workbook.pay.official_files import titles_of
from workbook.records import JobAd, Research
from workbook.salary.areas import find_areas
from workbook.salary.occupations import Match, find_titles
from workbook.salary.oews import names
from workbook.salary.official import industries_of
from workbook.salary.wage import Wage, find_wages
from workbook.store import Store

_CITY = re.compile(r"[A-Z][^\W\d_][\w.'’ -]{0,38}, [A-Z]{2}\b")


class ResearchSheet(HasTraits):
    """Edits the research; offers occupations and areas, and picks none by itself.

    Attributes
    ----------
    form : RecordForm
        The research being edited.
    """

    area = Unicode(help="Code of the area chosen; empty is the nation.")
    areas: List[tuple[str, str]] = List(help="Pairs of name and code of the areas that the place may mean.")
    industry = Unicode(help="Code of the industry chosen; empty is all of them.")
    industries: List[tuple[str, str]] = List(help="Pairs of name and code of the industries with a wage.")
    suggested = Dict(
        help="What empty fields may begin with: the role entered, the first city named with its state."
    )
    notice = Unicode(help="Why a file of titles that was added is not looked through.")

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store, self._folder = store, store.path.parent
        self.form = RecordForm(store, Research, Research.ID)
        link((self.form, "area"), (self, "area"))
        link((self.form, "industry"), (self, "industry"))
        self._look()
        self.form.observe(self._look, names=["ticks"])

    def research(self) -> Research:
        """Return the research as it is on screen."""
        record = self.form.record()
        assert isinstance(record, Research)  # noqa: S101 - the form was made for it
        return record

    def candidates(self) -> list[tuple[Match, Wage]]:
        """Return the five occupations that the title is likeliest to mean, with their wages in the nation."""
        try:
            index, self.notice = titles_of(self._folder), ""
        except DataError as error:
            index, self.notice = None, f"{error} Until then the titles that come with the workbook are used."
        matches = find_titles(self.research().title, index=index)
        return [(match, wage) for match in matches for wage in find_wages(match.soc)]

    def options(self) -> list[tuple[str, str]]:
        """Return the occupations to pick from, and those picked: pairs of name and SOC code."""
        socs = [*(match.soc for match, _ in self.candidates()), *self.research().occupations]
        known = {soc: names("occupations").get(soc.replace("-", ""), {"name": ""})["name"] for soc in socs}
        return [(f"{name} ({soc})", soc) for soc, name in known.items()]

    def places(self) -> list[tuple[str, str]]:
        """Return the areas to compare with, and those picked: pairs of name and code, three for each place typed."""
        research = self.research()
        typed = [text for text in re.split(r"[,;\n]", research.elsewhere) if text.strip()]
        found = {area.code: area.name for text in typed for area in find_areas(text, top=3)}
        found |= {code: _name("areas", code) for code in research.compared}
        return told_apart([(name, code) for code, name in found.items()])

    def _suggested(self) -> dict[str, str]:
        contents = self._store.contents()
        ad = contents.find(JobAd, JobAd.ID)
        named = _CITY.findall(f"{contents.process.place}\n{ad.text if ad else ''}")
        city = next((each for each in named if find_areas(each)), "")
        found = {"title": contents.process.role.strip(), "place": city}
        return {
            field: text for field, text in found.items() if text and not getattr(self.form, field).strip()
        }

    def _look(self, _: object = None) -> None:
        self.suggested = self._suggested()
        research = self.research()
        areas = [(area.name, area.code) for area in find_areas(research.place)]
        self.areas = _offered("not chosen: the whole nation", areas, "areas", self.area)
        industries = industries_of(research.occupations)
        self.industries = _offered("all industries", industries, "industries", self.industry)


def _offered(none: str, found: Iterable[tuple[str, str]], table: str, chosen: str) -> list[tuple[str, str]]:
    """Return what may be chosen: nothing, what was found, and what is chosen already."""
    options = {"": none} | {code: name for name, code in found}
    options.setdefault(chosen, _name(table, chosen))
    return told_apart([(name, code) for code, name in options.items()])


def _name(table: str, code: str) -> str:
    return names(table).get(code, {"name": code})["name"]
