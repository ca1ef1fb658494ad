"""What ``m50 help`` answers a program."""

from collections.abc import Iterator, Sequence
from typing import Self

import attrs

from m50core.pages.manual import Topic
from m50core.started import to_type


@attrs.frozen
class TopicAnswer:
    """A topic of the manual: by which name one asks for it, and its chapter."""

    name: str
    title: str
    chapter: str

    @classmethod
    def of(cls, topic: Topic) -> Self:
        """Return it of a topic."""
        return cls(topic.name, topic.title, topic.chapter)


@attrs.frozen
class HelpAnswer:
    """What is told of a topic or a command."""

    name: str
    title: str
    text: str
    """Markdown; of a command, what ``--help`` tells."""
    chapter: str = ""
    """Of a topic; empty for a command."""
    see: tuple[str, ...] = ()
    """Of a command: the topics that tell of it."""

    @classmethod
    def of(cls, topic: Topic) -> Self:
        """Return it of a topic."""
        return cls(topic.name, topic.title, topic.text, topic.chapter)

    @classmethod
    def of_command(cls, words: Sequence[str], text: str, topics: Sequence[Topic]) -> Iterator[Self]:
        """Yield the one that a command's help is, and the names of the topics that tell of it."""
        title = to_type(" ".join(words))
        yield cls(words[0], title, text, see=tuple(topic.name for topic in topics))
