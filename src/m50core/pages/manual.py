"""The manual: chapters of Markdown, each heading of which is a topic that one can ask for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
_HREF = pattern(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_NUMBER = pattern(r"^\d+\.\s+")
_BETWEEN = pattern(r"\s*\([^)]*\)")
_ARTICLE = pattern(r"^(?:een|de|het|uw)-")
_ALIKE = 4
"""So many letters two words begin with alike, before one is found by the other."""


class ChapterText(NamedTuple):
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
        self.topics, self.files = tuple(topics), files

    @classmethod
    def of(cls, sources: Iterable[ChapterText]) -> Self:
        """Return the manual that these chapters make, in their order."""
        chapters = tuple(sources)
        topics = [topic for source in chapters for topic in topics_of(source)]
        return cls(topics, {source.file: source.name for source in chapters})

    @property
    def chapters(self) -> Mapping[str, Sequence[Topic]]:
        """The topics by chapter, each chapter's own first."""
        chapters: dict[str, list[Topic]] = {}
        for topic in self.topics:
            chapters.setdefault(topic.chapter, []).append(topic)
        return chapters

    @property
    def titles(self) -> dict[str, str]:
        """The title of each chapter by its name."""
        return {topic.chapter: topic.title for topic in self.topics if topic.level == 1}

    @property
    def words(self) -> set[str]:
        """What one may ask for: the names of topics, and the words of their headings."""
        words = {word for topic in self.topics for word in key_of(topic.title).split("-")}
        names = {topic.name for topic in self.topics}
        return names | {word for word in words if len(word) >= _ALIKE}

    def find(self, words: str) -> Sequence[Topic]:
        """Return what is meant: one topic, or all that may be; none when nothing is about it.

        A name goes before the words of a heading, those before the text.
        """
        key = key_of(words)
        if not key:
            return ()
        prose = [topic for topic in self.topics if not topic.looked_up]
        lists = [topic for topic in self.topics if topic.looked_up]
        # Each is sought when the one before finds nothing: to read all the text takes longest.
        ways: Sequence[Callable[[], list[Topic]]] = (
            lambda: [topic for topic in prose if key in topic.names],
            lambda: [topic for topic in prose if _is_among(key, topic.title)],
            lambda: [topic for topic in lists if key in topic.names],
            lambda: [topic for topic in prose if _begins_alike(key, topic.title)],
            lambda: [topic for topic in lists if _begins_alike(key, topic.title)],
            lambda: self.search(words),
        )
        return next(filter(None, (way() for way in ways)), [])

    def search(self, words: str) -> list[Topic]:
        """Return the smallest topics that have a word which begins so, for each of these."""
        key = key_of(words)
        return _smallest([topic for topic in self.topics if _has_words(key, topic)])

    @staticmethod
    def is_told(words: str, topics: Iterable[Topic]) -> bool:
        """Tell whether one of the topics that were found has the words; else all only look so."""
        key = key_of(words)
        return any(key in topic.names or _has_words(key, topic) for topic in topics)

    def about_command(self, word: str) -> list[Topic]:
        """Return the topics that tell of ``m50 WORD``, what tells most of it first."""
        pattern_of_word = _telling_of(word)
        counts = {
            topic: len(pattern_of_word.findall(topic.text))
            for topic in self.topics if not topic.looked_up
        }  # fmt: skip
        topics = sorted(filter(counts.get, counts), key=lambda topic: -counts[topic])
        return _smallest(topics)

    def references(self, topic: Topic) -> Iterator[Topic]:
        """Yield the topics that a text refers to, each once; of a chapter all that it has too."""
        leads = (self.destination(topic, href) for href in _HREF.findall(topic.text))
        below = self.chapters[topic.chapter][1:] if topic.level == 1 else ()
        topics = dict.fromkeys((*filter(None, leads), *below))
        yield from (other for other in topics if other != topic)

    def destination(self, topic: Topic, href: str) -> Topic | None:
        """Return the topic that a link in a topic leads to; None: it leads out of the manual."""
        file, _, place = href.partition("#")
        chapter = self.files.get(file) if file else topic.chapter
        within = [other for other in self.topics if other.chapter == chapter]
        if not place:
            return within[0] if within else None
        return next((other for other in within if key_of(place) in other.names), None)


def passages(topic: Topic, word: str) -> str:
    """Return the parts of a topic that tell of ``m50 WORD``: of a table the rows that do."""
    telling = _telling_of(word)
    parts: list[str] = []
    before = ""
    for block in topic.text.split("\n\n"):
        if telling.search(block):
            lines = block.split("\n")
            if lines[0].startswith("|"):
                block = "\n".join((*lines[:2], *filter(telling.search, lines[2:])))
            elif _FENCE.fullmatch(lines[0]) and before:
                parts.append(before)
            parts.append(block)
        before = "" if telling.search(block) else block
    return "\n\n".join(parts)


def _telling_of(word: str) -> re.Pattern[str]:
    # That it has help is no news about it.
    typed = rf"m50 {re.escape(word)}\b(?! --help)"
    return re.compile(rf"`{typed}|^{typed}", re.MULTILINE)


def topics_of(source: ChapterText) -> Iterator[Topic]:
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
        name = source.name if level == 1 else next(iter(anchors), names[1])
        yield Topic(
            source.name, name, title, level, _text(lines[at + 1 : end]),
            frozenset(map(key_of, (name, *anchors, *names))), source.looked_up,
        )  # fmt: skip


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the number of each line that is a heading, its level and what it says."""
    fence = ""
    for number, line in enumerate(lines):
        if mark := _FENCE.fullmatch(line):
            fence = "" if fence == mark[1] else fence or mark[1]
        elif not fence and (heading := _HEADING.fullmatch(line)):
            yield number, len(heading[1]), heading[2]


def _anchors_before(lines: Sequence[str], at: int) -> list[str]:
    """Return the anchors on the lines above a heading."""
    start = at
    while start and (_ANCHORS.fullmatch(lines[start - 1]) or not lines[start - 1].strip()):
        start -= 1
    return [name for line in lines[start:at] for name in _ANCHOR.findall(line)]


def _text(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if not _ANCHORS.fullmatch(line)).strip("\n")


def _names(heading: str) -> tuple[str, list[str]]:
    """Return a heading as a person reads it, and the names that follow from it."""
    title = _LINK.sub(r"\1", _ANCHOR.sub("", heading)).strip()
    codes = _CODE.findall(title)
    title = title.replace("`", "")
    bare = key_of(_BETWEEN.sub("", _NUMBER.sub("", title))) or key_of(title)
    return title, [bare, _ARTICLE.sub("", bare), title, *codes]


def _smallest(topics: Sequence[Topic]) -> list[Topic]:
    """Return the topics without those of which a part is among them too."""
    return [topic for topic in topics if not any(_is_within(part, topic) for part in topics)]


def _is_within(topic: Topic, other: Topic) -> bool:
    """Tell whether a topic is part of another one."""
    inner = topic.chapter == other.chapter and topic.level > other.level > 1
    return inner and topic.text in other.text


def _has_words(key: str, topic: Topic) -> bool:
    """Tell whether for each word the topic has one that begins so."""
    text = f"-{key_of(f'{topic.title} {topic.text}')}"
    return all(f"-{word}" in text for word in key.split("-"))


def _is_among(key: str, title: str) -> bool:
    return set(key.split("-")) <= set(key_of(title).split("-"))


def _begins_alike(key: str, title: str) -> bool:
    words = key_of(title).split("-")
    return all(
        any(word[:_ALIKE] == other[:_ALIKE] and len(min(word, other, key=len)) >= _ALIKE
            and (word.startswith(other) or other.startswith(word)) for other in words)
        for word in key.split("-")
    )  # fmt: skip
