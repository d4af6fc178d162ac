"""Caption files (WebVTT, SubRip) to lines of text, one line a speaker."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise

from workbook.transcripts.labels import is_name

_TIMING = re.compile(
    r"\s*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s{0,8}-{1,2}>\s{0,8}(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
)
_CUE_NUMBER = re.compile(r"\s*(?:\d{1,9}|[0-9a-fA-F-]{30,40}/\d{1,9}-\d{1,9})\s*$")
_BLOCK = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
# Bounded, so that "<v <v <v …" costs no more than its length.
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?\s([^<>]{0,80})>")
_TAG = re.compile(
    r"</?(?:[cibu]|lang|ruby|rt|font)(?:[.\s][^<>]{0,120})?>|<[\d:.]{5,15}>|\{\\[^{}]{0,60}\}", re.IGNORECASE
)
_PREFIX = re.compile(r"([^\W_][^:<>]{0,59}):\s")


def text_from_captions(source: str) -> str:
    r"""Turn captions into ``Name: words`` lines, without cue numbers, timings, styling and rolling repeats.

    Malformed files are read as far as they go: what is neither number, timing nor header counts as words.

    Examples
    --------
    >>> print(text_from_captions("WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Anna>Why us?</v> <v Me>The <b>team</b>.</v>"))
    Anna: Why us?
    Me: The team.
    """
    lines: list[list[str]] = []
    last = ""
    for speaker, words in _spoken(_without_repeats(_cues(source))):
        is_new = (
            speaker != last
            if speaker
            else not last and lines and lines[-1][-1].endswith((".", "?", "!", "…"))
        )
        if is_new or not lines:
            lines.append([f"{speaker}: {words}" if speaker else words])
        else:
            lines[-1].append(words)
        last = speaker or last
    return "\n".join(map(" ".join, lines))


def _cues(source: str) -> list[list[str]]:
    """Lines of words cue by cue; tags other than voices are gone."""
    lines = source.split("\n")
    is_webvtt = source.lstrip().startswith("WEBVTT")
    cues: list[list[str]] = [[]]
    is_header = after_blank = is_webvtt
    for number, line in enumerate(lines):
        is_before_timing = (
            number + 1 < len(lines) and "-->" in lines[number + 1] and _TIMING.match(lines[number + 1])
        )
        if timing := _TIMING.match(line):
            cues.append([])
            is_header = False
        elif is_webvtt and after_blank and _BLOCK.match(line):
            is_header = True
        elif not line.strip():
            is_header = is_header and not any(cues) and number == 0
        elif is_before_timing and (
            _CUE_NUMBER.match(line) or (is_webvtt and after_blank and " " not in line.strip())
        ):
            pass
        elif not is_header and (words := _unmarked(line)):
            cues[-1].append(words)
        after_blank = not timing and not line.strip()
    return [cue for cue in cues if cue]


def _unmarked(line: str) -> str:
    """Line without tags; entities become signs, but for a hostile line that would make one of 4300 digits."""
    words = _TAG.sub("", line).strip()
    return html.unescape(words) if len(words) < 4000 else words


def _without_repeats(cues: list[list[str]]) -> list[list[str]]:
    """Drop what a rolling caption shows again; files in which few cues repeat are left as they are."""
    repeats = [0, *(_overlap(before, cue) for before, cue in pairwise(cues))][: len(cues)]
    if 4 * sum(map(bool, repeats)) < len(cues):
        return cues
    fresh = [cue[count:] for cue, count in zip(cues, repeats, strict=True)]
    for before, cue, rest in zip(cues, cues[1:], fresh[1:], strict=False):
        if rest == cue and cue[0].startswith(before[-1] + " "):  # the same line with more words
            rest[0] = cue[0][len(before[-1]) :].strip()
    return fresh


def _overlap(before: list[str], cue: list[str]) -> int:
    most = min(3, len(before), len(cue))
    return next((count for count in range(most, 0, -1) if before[-count:] == cue[:count]), 0)


def _spoken(cues: list[list[str]]) -> Iterator[tuple[str, str]]:
    for cue in cues:
        for line in cue:
            parts = _VOICE.split(line.replace("</v>", ""))
            for speaker, words in zip(["", *parts[1::2]], parts[::2], strict=True):
                name = " ".join(speaker.replace(":", " ").split())
                if not name and (prefix := _PREFIX.match(words)) and is_name(prefix[1].strip()):
                    name, words = prefix[1].strip(), words[prefix.end() :]
                if words.strip():
                    yield name, " ".join(words.split())
