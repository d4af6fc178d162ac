"""A file of comments as the shared page writes it, for tests to change."""

import json

ENTRY = {
    "ref": "answer/second/q",
    "field": "text",
    "text": "We were five.",
    "comment": "Say who.",
    "suggestion": "We were five: four drivers and I.",
    "written_at": "2026-11-24T10:00:00.000Z",
}
FILE = {
    "format": "second-round-comments",
    "version": 1,
    "export": "e1",
    "copy": "0123456789abcdef",
    "by": "Sam",
    "comments": [ENTRY],
}


def comment_file(*entries, **changes):
    """Return the file's bytes with these comments (each what differs from `ENTRY`) and these changes to the whole."""
    return json.dumps(FILE | {"comments": [ENTRY | each for each in entries or [{}]]} | changes).encode()
