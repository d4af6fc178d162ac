"""Reading cards as a browser does: every element and attribute, and every word between them."""

from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta"}
HEADINGS = {f"h{level}" for level in range(1, 7)}


class Page(HTMLParser):
    """Elements, attributes and text of a piece of HTML; notes what is not well formed."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.pieces, self.faults, self.attributes = [], [], [], []
        self.headings = []
        self._open = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    @property
    def text(self):
        return "".join(self.pieces)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.attributes += attributes
        self.headings += [""] if tag in HEADINGS else []
        if len(dict(attributes)) < len(attributes):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        self.pieces.append(data)
        if self.headings and self._open and self._open[-1] in HEADINGS:
            self.headings[-1] += data

    def handle_comment(self, data):
        self.faults.append(f"a comment: {data}")

    def handle_decl(self, decl):
        self.faults.append(f"a declaration: {decl}")

    def unknown_decl(self, data):
        self.faults.append(f"a declaration: {data}")

    def handle_pi(self, data):
        self.faults.append(f"an instruction: {data}")

    @property
    def skeleton(self):
        """Elements with their attributes' names and values, without the text."""
        return [(tag, tuple(sorted(attributes.items()))) for tag, attributes in self.elements]
