"""Copies that leave the machine, and the comments that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook import cards
from workbook.frames import lists_columns
from workbook.notebook.core import Core
from workbook.records import GIVEN_SORTS, Alias

if TYPE_CHECKING:
    import pandas as pd

    from workbook.share.form import ShareForm


class Share(Core):
    """Copies that leave the machine, and the comments that come back."""

    def import_comments(self) -> None:
        """Show the form that takes in a coach's comments, and puts suggestions into your texts one by one."""
        from workbook.widgets.comments import comments_view

        self._show(comments_view(self.store), lambda: cards.comments_card(self.contents))

    @lists_columns("comments")
    def comments(self) -> pd.DataFrame:
        """Return the comments that came back, one row each: from whom, on which text, and what you decided."""
        from workbook.tables.sharing import comments_table

        return comments_table(self.contents)

    def choose_sharing(self) -> None:
        """Show the form for what leaves, for whom and in which form; and what would be left out and replaced."""
        from workbook.cards.share import preview_card
        from workbook.widgets.share import choice_view

        share = self._sharing()
        card = lambda: preview_card(share.preview(), self.contents, share.choice().audience)  # noqa: E731
        self._show(choice_view(share), card, also=(share.form, "ticks"))

    def decide_names(self) -> None:
        """Show the form for names in your texts that are in no list: what a public copy does with each."""
        from workbook.cards.share import names_card
        from workbook.widgets.share import names_view

        share = self._sharing()

        def card() -> str:
            decided = [
                each for each in self.contents.all(Alias) if each.verdict and each.sort not in GIVEN_SORTS
            ]
            rows = [
                (each.name, each.sort, each.alias or "replaced" if each.verdict == "replace" else "")
                for each in decided
            ]
            return names_card(rows, share.preview().proposals)

        self._show(names_view(share), card, also=(share, "open_names"))

    def make_copy(self) -> None:
        """Show the form that writes the copy into the folder ``shared``, and what was shared before."""
        from workbook.cards.share import history_card
        from workbook.widgets.share import copy_view

        self._show(copy_view(self._sharing()), lambda: history_card(self.contents))

    @lists_columns("shared")
    def shared(self) -> pd.DataFrame:
        """Return what you shared: one row a copy, with day, audience, forms, file and SHA-256."""
        from workbook.tables.sharing import shared_table

        return shared_table(self.contents)

    def _sharing(self) -> ShareForm:
        from workbook.share.form import ShareForm

        if not hasattr(self, "_share_form"):
            self._share_form = ShareForm(self.store, self._now)
        return self._share_form
