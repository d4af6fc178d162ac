"""Official wages, own figures, the three numbers, the conversation, and offers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook.frames import lists_columns
from workbook.notebook.core import Core

if TYPE_CHECKING:
    import pandas as pd


class Salary(Core):
    """Official wages, own figures, the three numbers, the conversation, and offers."""

    def choose_occupation(self) -> None:
        """Show the form that finds official wages for a job title and a place."""
        from workbook.cards.salary import official_card
        from workbook.widgets.salary import occupation_view

        self._show(occupation_view(self.store), lambda: official_card(self.contents, self._today))

    def compare_places(self) -> None:
        """Show the form that picks other places, and draw what the same work is paid there."""
        from workbook.cards.figures import places_figure
        from workbook.cards.places import places_card
        from workbook.widgets.salary import places_view

        self._show(places_view(self.store), lambda: places_card(self.contents) + places_figure(self.places()))

    def collect_pay(self) -> None:
        """Show the form for figures of your own: advertisements, what friends say, surveys."""
        from workbook.cards.salary import points_card
        from workbook.widgets.salary import pay_view

        self._show(pay_view(self.store), lambda: points_card(self.contents, self._today))

    def set_range(self) -> None:
        """Show the form for what was posted and named, and the three numbers with what they rest on."""
        from workbook.cards.salary import range_card
        from workbook.widgets.salary import range_view

        self._show(range_view(self.store), lambda: range_card(self.contents, self._today))

    def enter_offers(self) -> None:
        """Show the form for offers, and what each brings over four years."""
        from workbook.cards.offers import offers_card
        from workbook.widgets.salary import offers_view

        self._show(offers_view(self.store), lambda: offers_card(self.contents))

    def show_wages(self) -> None:
        """Draw the official wages with your figures, what was posted and named, and the three numbers."""
        from workbook.cards.figures import wages_figure
        from workbook.tables.research import curve_table

        self._show_card(lambda: wages_figure(curve_table(self.contents, self._today)))

    def show_offers(self) -> None:
        """Draw what each offer brings by year and part, with all, half and none of its equity."""
        from workbook.cards.figures import offers_figure

        self._show_card(lambda: offers_figure(self.offers()))

    def show_conversation(self) -> None:
        """Show what to say about pay, in which order, with your figures in it; and the pay law of the place."""
        from workbook.cards.talk import talk_card

        self._show_card(lambda: talk_card(self.contents, self._today))

    @lists_columns("salary")
    def salary(
        self,
        *,
        currency: str | None = None,
        period: str | None = None,
        month: str | date | None = None,
        basis: str | None = None,
        place: str | None = None,
    ) -> pd.DataFrame:
        """Return every figure of pay, one row each: as found, the rates, and the result.

        Without anything named, the result is for a year in the currency of your range, in the prices of the time.

        Parameters
        ----------
        currency
            Three letters, such as ``"EUR"``, in capitals or not.
        period
            hour, day, week, biweek, month or year.
        month
            Such as ``"2026-06"``, or a day in it: dollars in the prices of that month (CPI-U, a price index), or of the
            last one before it that has an index, which ``not_done`` says.
        basis
            ``"base"`` or ``"total"``: only those; keep the two apart in every statistic.
        place
            Code or name of an area: in its prices, when BEA's price parities were added (``workbook data list``).

        What is not known, or a month that is still to come, is an `InputError`.
        """
        from workbook.pay.official_files import parities_of
        from workbook.pay.views import normalised
        from workbook.tables.research import salary_table

        return normalised(
            salary_table(self.contents, self._today),
            self._today,
            currency=currency,
            period=period,
            month=month,
            basis=basis,
            place=place,
            parities=parities_of(self.store.path.parent) if place else {},
        )

    @lists_columns("places")
    def places(self) -> pd.DataFrame:
        """Return official wages of your occupations in the places that you compare: one row each, dollars a year."""
        from workbook.tables.places import places_table

        return places_table(self.contents)

    @lists_columns("offers")
    def offers(self) -> pd.DataFrame:
        """Return what each offer brings by year and part, with all, half and none of the equity; before tax."""
        from workbook.pay.columns import compare_offers
        from workbook.salary.offers import offers_of

        return compare_offers(offers_of(self.contents)[0])
