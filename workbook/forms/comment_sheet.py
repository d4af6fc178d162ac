"""Comments of a coach on their way into the texts: imported, looked at one by one, taken or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from traitlets import HasTraits, Int, List, Unicode

from workbook.comments import Proposal, propose, read_comments, stand_ins, text_name
from workbook.errors import InputError
from workbook.forms.debounce import flush_all
from workbook.forms.record_form import RecordForm
from workbook.forms.record_list import told_apart
from workbook.progress import short
from workbook.records import Comment, Shared
from workbook.store import Store
from workbook.wording import many


@dataclass(frozen=True)
class Imported:
    """What became of a file of comments."""

    comments: tuple[Comment, ...]
    new: tuple[Comment, ...]
    is_of_known_copy: bool = True

    @property
    def sentence(self) -> str:
        """In words."""
        by = f" from {self.comments[0].by}" if self.comments and self.comments[0].by else ""
        were = len(self.comments) - len(self.new)
        there = f"; {were} {'was' if were == 1 else 'were'} there already" if were else ""
        from_where = "" if self.is_of_known_copy else (
            " They were made on a copy that this workbook does not know, so look whether each is about your text."
        )  # fmt: skip
        return f"{many(len(self.comments), 'comment')}{by}: {len(self.new)} new{there}.{from_where}"


def import_comments(store: Store, content: bytes) -> Imported:
    """Keep the comments of a file; one that was kept before is renewed only by a later one of the same hand.

    Raises
    ------
    InputError
        When the file is not what it should be; then nothing is kept.
    """
    comments = {comment.id: comment for comment in read_comments(content)}
    new = []
    for comment in comments.values():
        head = store.head(Comment, comment.id)
        kept = head and head.record()
        if head is None or (isinstance(kept, Comment) and comment.written_at > kept.written_at):
            new.append(comment)
    store.add(new)
    copies = {each.id for each in store.contents().all(Shared)}
    is_known = all(each.export in copies for each in comments.values())
    return Imported(tuple(comments.values()), tuple(new), is_known)


class CommentSheet(HasTraits):
    """Shows one comment after the other beside its text; puts a suggestion into the text when the reader says so.

    Parameters
    ----------
    store
        Where texts and comments are kept.
    """

    options: List[tuple[str, str]] = List(
        help="Pairs of label and identifier of the comments, open ones first."
    )
    selected = Unicode(help="Identifier of the comment that is looked at; empty when there is none.")
    text = Unicode(help="The text as it would be with the suggestion; the reader may change it.")
    status = Unicode(help="What was imported or done last, and how many comments are open.")
    ticks = Int(help="Grows when there is something else to show.")

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.form = RecordForm(store, Comment, "none chosen")
        self.proposal: Proposal | None = None
        self._base: int | None = None
        self._done = self._shown = ""
        self.refresh()
        self.observe(self._choose, names=["selected"])
        self.observe(self._draft, names=["text"])
        store.watch(self.refresh)

    @property
    def comment(self) -> Comment | None:
        """The comment that is looked at."""
        return self.store.contents().find(Comment, self.selected)

    def refresh(self) -> None:
        """Read again which comments there are, and the text that this one is about."""
        contents = self.store.contents()
        comments = sorted(contents.all(Comment), key=lambda each: bool(each.verdict))
        labels = []
        for each in comments:
            about, said = (
                text_name(each.ref, each.field, contents),
                short(each.comment or each.suggestion, 60),
            )
            labels.append((f"{each.verdict or 'open'} · {about}: {said}", each.id))
        self.options = told_apart(labels)
        count = sum(not each.verdict for each in comments)
        is_open = (
            f"{count} of {many(len(comments), 'comment')} open."
            if comments
            else "No comment is imported yet."
        )
        self.status = f"{self._done} {is_open}".strip()
        if comments and self.comment is None:
            self.selected = comments[0].id
        self._show()

    def read(self, content: bytes) -> None:
        """Import a file of comments, and go to the first that is new.

        Raises
        ------
        InputError
            When the file is not what it should be; then nothing is kept.
        """
        imported = import_comments(self.store, content)
        if imported.new:
            self.selected = imported.new[0].id
        self._done = imported.sentence
        self.refresh()

    def accept(self) -> None:
        """Put the text in the box in the place of the text that was commented on, as a new version of it.

        Raises
        ------
        InputError
            When it cannot be taken as it is; then nothing is changed.
        """
        flush_all()  # what waits in other forms of this notebook comes first
        comment, proposal = self._commented()
        record = self.store.contents().referred(comment.ref)
        if record is None or proposal.current is None:
            raise InputError(
                "The text of this comment is not in this workbook, so nothing can be put in its place."
            )
        head = self.store.head(type(record), record.id)
        if head is None or head.number != self._base:
            self.refresh()
            raise InputError("The text was changed meanwhile; look at the suggestion again.")
        if not self.text.strip():
            raise InputError(
                "The box is empty, so the text stays as it is. Reject the suggestion if it is not for you."
            )
        if found := stand_ins(self.text, proposal.current):
            raise InputError(
                f"“{found[0]}” only stands for a name or figure that was replaced for sharing. Write in the box what is"
                " meant, then accept."
            )
        saved = self.store.save(replace(record, **{comment.field: self.text}), base=self._base)
        if saved.outcome == "aside":
            raise InputError(
                "The text was changed meanwhile; both versions are kept. Choose one in its notebook."
            )
        self._decide("accepted")

    def reject(self) -> None:
        """Leave the text as it is; the comment is kept."""
        self._decide("rejected")

    def note(self) -> None:
        """Keep that a comment without a suggestion was seen."""
        self._decide("seen")

    def reopen(self) -> None:
        """Take a decision back; a text into which a suggestion was put stays as it is."""
        self._decide("")

    def next_open(self) -> None:
        """Go to the next comment that is open."""
        contents = self.store.contents()
        ids = [id for _, id in self.options]
        here = ids.index(self.selected) + 1 if self.selected in ids else 0
        is_open = {each.id for each in contents.all(Comment) if not each.verdict}
        self.selected = next((id for id in ids[here:] + ids[:here] if id in is_open), self.selected)

    def _commented(self) -> tuple[Comment, Proposal]:
        if (comment := self.comment) is None or self.proposal is None:
            raise InputError("No comment is chosen.")
        return comment, self.proposal

    def _decide(self, verdict: str) -> None:
        comment, _ = self._commented()
        if self.form.id != comment.id:
            raise InputError(self.form.error or "Another comment is still being saved.")
        self._done = ""
        self.form.set_trait("verdict", verdict)
        if verdict == "accepted":
            self.form.set_trait("draft", "")
        if not self.form.flush():
            raise InputError(self.form.error)
        self.refresh()

    def _choose(self, _: object) -> None:
        self._done = ""
        self.refresh()

    def _draft(self, change: dict[str, str]) -> None:
        """Keep what the reader made of the suggestion."""
        if self.proposal is not None and self.form.id == self.selected:
            self.form.set_trait("draft", "" if change["new"] == self.proposal.text else change["new"])

    def _show(self) -> None:
        comment = self.comment
        if comment is None:
            return
        if self.form.id != comment.id and not self.form.switch(comment.id):
            self.selected = self.form.id  # its error says why it stays
            return
        contents = self.store.contents()
        record = contents.referred(comment.ref)
        head = self.store.head(type(record), record.id) if record else None
        self._base = head.number if head else None
        before, self.proposal = self.proposal, propose(comment, contents)
        if self._shown != comment.id:
            self._shown = comment.id
            draft = getattr(self.form, "draft")  # noqa: B009 - a trait made from the record
            self.text = draft or self.proposal.text
        elif before is not None and self.text == before.text:  # else it is being typed into
            self.text = self.proposal.text
        self.ticks += 1
