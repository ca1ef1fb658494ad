"""The manual: chapters of Markdown, each heading of which is a topic that one can ask for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Self
from unicodedata import combining, normalize

from m50core.values.patterns import pattern

_HEADING = pattern(r"(#{1,6})\s+(.+?)\s*#*\s*")
_FENCE = pattern(r"\s*(```|~~~).*")
_ANCHORS = pattern(r"\s*(?:<a id=\"[^\"]+\"></a>\s*)+")
_ANCHOR = pattern(r"<a id=\"([^\"]+)\"></a>")
_CODE = pattern(r"`([^`]+)`")
_LINK = pattern(r"\[([^\]]*)\]\([^)]*\)")
_NUMBER = pattern(r"^\d+\.\s+")
_BETWEEN = pattern(r"\s*\([^)]*\)")
_ARTICLE = pattern(r"^(?:een|de|het|uw)-")
_ALIKE = 4
"""So many letters two words begin with alike, before one is found by the other."""


class Source(NamedTuple):
    """A chapter as it was written."""

    name: str
    """By which one asks for it: ``werkwijze``."""
    file: str
    """By which other chapters link to it: ``werkwijze.md``."""
    text: str
    looked_up: bool = False
    """True for a list in which one looks something up: its topics aren't told one by one."""


class Topic(NamedTuple):
    """What stands under one heading, with what stands under the headings below that."""

    chapter: str
    name: str
    """By which one asks for it; stable where the text gives it an anchor."""
    title: str
    level: int
    """1: a whole chapter; its text is what stands before its first topic."""
    text: str
    """Markdown, without the heading itself and without anchors."""
    names: frozenset[str] = frozenset()
    """All by which it is found, as ``key_of`` writes them."""
    looked_up: bool = False


def key_of(words: str) -> str:
    """Return words as topics are known by: small letters without accents, with a - between."""
    plain = (sign for sign in normalize("NFD", words.casefold()) if not combining(sign))
    return "-".join("".join(s if s.isalnum() else " " for s in plain).split())


class Manual:
    """All chapters, and the ways to find something in them."""

    def __init__(self, topics: Sequence[Topic], files: Mapping[str, str]) -> None:
        """``files``: the name of a chapter, by that of its file."""
        self.topics, self._files = tuple(topics), files

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Self:
        """Return the manual that these chapters make, in their order."""
        read = tuple(sources)
        topics = [topic for source in read for topic in topics_of(source)]
        return cls(topics, {source.file: source.name for source in read})

    @property
    def chapters(self) -> Mapping[str, Sequence[Topic]]:
        """The topics by chapter, each chapter's own first."""
        found: dict[str, list[Topic]] = {}
        for topic in self.topics:
            found.setdefault(topic.chapter, []).append(topic)
        return found

    def find(self, words: str) -> Sequence[Topic]:
        """Return what is meant: one topic, or all that may be; none when nothing is about it.

        A name goes before the words of a heading, those before the text.
        """
        key = key_of(words)
        if not key:
            return ()
        read = [topic for topic in self.topics if not topic.looked_up]
        listed = [topic for topic in self.topics if topic.looked_up]
        ways: Iterable[list[Topic]] = (
            [topic for topic in read if key in topic.names],
            [topic for topic in read if _is_among(key, topic.title)],
            [topic for topic in listed if key in topic.names],
            [topic for topic in read if _begins_alike(key, topic.title)],
            [topic for topic in listed if _begins_alike(key, topic.title)],
            self.search(words),
        )
        return next(filter(None, ways), [])

    def search(self, words: str) -> list[Topic]:
        """Return the smallest topics that have all these words in their title or text."""
        sought = key_of(words).split("-")
        found = [
            topic for topic in self.topics
            if all(word in key_of(f"{topic.title} {topic.text}") for word in sought if word)
        ]  # fmt: skip
        return [topic for topic in found if not any(_is_within(one, topic) for one in found)]

    def about_command(self, word: str) -> list[Topic]:
        """Return the topics that tell of ``m50 WORD``, what tells most of it first."""
        told = _telling_of(word)
        counted = [(len(told.findall(topic.text)), topic) for topic in self.topics]
        found = [(count, topic) for count, topic in counted if count and not topic.looked_up]
        whole = [topic for _, topic in sorted(found, key=lambda pair: -pair[0])]
        return [topic for topic in whole if not any(_is_within(one, topic) for one in whole)]

    def linked(self, topic: Topic, href: str) -> Topic | None:
        """Return the topic that a link in a topic leads to; None: it leads out of the manual."""
        file, _, place = href.partition("#")
        chapter = self._files.get(file) if file else topic.chapter
        within = [one for one in self.topics if one.chapter == chapter]
        if not place:
            return within[0] if within else None
        return next((one for one in within if key_of(place) in one.names), None)


def passages(topic: Topic, word: str) -> str:
    """Return the parts of a topic that tell of ``m50 WORD``: of a table the rows that do."""
    told = _telling_of(word)
    found: list[str] = []
    before = ""
    for block in topic.text.split("\n\n"):
        if told.search(block):
            lines = block.split("\n")
            if lines[0].startswith("|"):
                block = "\n".join((*lines[:2], *filter(told.search, lines[2:])))
            elif _FENCE.fullmatch(lines[0]) and before:
                found.append(before)
            found.append(block)
        before = "" if told.search(block) else block
    return "\n\n".join(found)


def _telling_of(word: str) -> re.Pattern[str]:
    return re.compile(rf"`m50 {re.escape(word)}\b|^m50 {re.escape(word)}\b", re.MULTILINE)


def topics_of(source: Source) -> Iterator[Topic]:
    """Yield the topics of a chapter: the chapter itself, then each heading."""
    lines = source.text.splitlines()
    headings = list(_headings(lines))
    ends = [*(at for at, _, _ in headings), len(lines)]
    for (at, level, heading), following in zip(headings, pairwise(ends), strict=True):
        below = (n for n, other, _ in headings if n > at and other <= level)
        # What a chapter says itself ends at its first topic.
        end = following[1] if level == 1 else next(below, len(lines))
        title, names = _names(heading)
        anchors = _anchors_before(lines, at)
        named = source.name if level == 1 else next(iter(anchors), names[1])
        yield Topic(
            source.name, named, title, level, _text(lines[at + 1 : end]),
            frozenset(map(key_of, (named, *anchors, *names))), source.looked_up,
        )  # fmt: skip


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the number of each line that is a heading, its level and what it says."""
    fence = ""
    for number, line in enumerate(lines):
        if mark := _FENCE.fullmatch(line):
            fence = "" if fence == mark[1] else fence or mark[1]
        elif not fence and (found := _HEADING.fullmatch(line)):
            yield number, len(found[1]), found[2]


def _anchors_before(lines: Sequence[str], at: int) -> list[str]:
    """Return the anchors on the lines above a heading."""
    start = at
    while start and (_ANCHORS.fullmatch(lines[start - 1]) or not lines[start - 1].strip()):
        start -= 1
    return [name for line in lines[start:at] for name in _ANCHOR.findall(line)]


def _text(lines: Sequence[str]) -> str:
    kept = [line for line in lines if not _ANCHORS.fullmatch(line)]
    return "\n".join(kept).strip("\n")


def _names(heading: str) -> tuple[str, list[str]]:
    """Return a heading as a person reads it, and the names that follow from it."""
    title = _LINK.sub(r"\1", _ANCHOR.sub("", heading)).strip()
    codes = _CODE.findall(title)
    title = title.replace("`", "")
    bare = key_of(_BETWEEN.sub("", _NUMBER.sub("", title))) or key_of(title)
    return title, [bare, _ARTICLE.sub("", bare), title, *codes]


def _is_within(topic: Topic, other: Topic) -> bool:
    """Tell whether a topic is part of another one."""
    inner = topic.chapter == other.chapter and topic.level > other.level > 1
    return inner and topic.text in other.text


def _is_among(key: str, title: str) -> bool:
    return set(key.split("-")) <= set(key_of(title).split("-"))


def _begins_alike(key: str, title: str) -> bool:
    words = key_of(title).split("-")
    return all(
        any(word[:_ALIKE] == one[:_ALIKE] and len(min(word, one, key=len)) >= _ALIKE
            and (word.startswith(one) or one.startswith(word)) for one in words)
        for word in key.split("-")
    )  # fmt: skip
