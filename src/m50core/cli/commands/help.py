"""``m50 help``: the manual, and how a command is used."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout, suppress
from functools import partial
from io import StringIO

from m50core.answers.schema import Schema
from m50core.cli import output
from m50core.cli.commands.kind_help import of_word_or_kind
from m50core.cli.pager import through_pager
from m50core.errors import UsageError
from m50core.nearest import did_you_mean
from m50core.pages.manual import Manual, Topic, key_of, passages
from m50core.pages.manual_text import Line, text_lines, topics_table
from m50core.plugins.chapters import read_manual
from m50core.plugins.commands import CommandContext, Handler
from m50core.started import to_type

TOPICS = Schema("topics", "m50core.cli.answers.manual:TopicAnswer")
HELP = Schema("help", "m50core.cli.answers.manual:HelpAnswer")
_MOST = 3
"""So many topics are told of a command."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "topic", nargs="*", metavar="ONDERWERP",
        help="onderwerp, opdracht of soort; zonder: waarover de handleiding gaat",
    )  # fmt: skip


def _run(context: CommandContext) -> int:
    manual, words = read_manual(context.register), list(context.args.topic)
    with through_pager():
        if not words:
            _tell_topics(context, manual, manual.topics)
        elif words[0] in context.register.commands():
            _tell_command(context, manual, words)
        else:
            _tell_what_is_meant(context, manual, " ".join(words))
    return 0


def _tell_what_is_meant(context: CommandContext, manual: Manual, words: str) -> None:
    topics = manual.find(words)
    if not topics:
        near = did_you_mean(words, [*manual.words, *context.register.commands()])
        raise UsageError(
            f"Over “{words}” staat er niets in de handleiding.{near} Alle onderwerpen: "
            f"{to_type('help')}"
        )
    if not manual.is_told(words, topics):
        context.say(f"Over “{words}” staat er niets in de handleiding. Dit lijkt erop:")
    elif len(topics) > 1:
        context.say(f"Over “{words}” staat er meer dan één onderwerp. Kies er een:")
    if len(topics) > 1:
        _tell_topics(context, manual, topics)
        return
    context.answer(HELP, HELP.each(topics), _topic_lines(manual, topics[0]))


def _tell_topics(context: CommandContext, manual: Manual, topics: Sequence[Topic]) -> None:
    lines = (topics_table(topics, manual.titles), "", _more())
    context.answer(TOPICS, TOPICS.each(topics), lines)


def _more() -> str:
    return f"Lezen: {to_type('help ONDERWERP')}"


def _topic_lines(manual: Manual, topic: Topic) -> Iterator[Line]:
    yield from text_lines(f"# {topic.title}\n\n{topic.text}", partial(_lead, manual, topic))
    _, *below = manual.chapters[topic.chapter]
    if topic.level == 1 and below and not topic.looked_up:
        yield from ("", topics_table(below, manual.titles), "", _more())


def _lead(manual: Manual, topic: Topic, href: str) -> str:
    """Return what is told of a link: how one reads that, or its address."""
    if there := manual.destination(topic, href):
        return to_type("help", there.name)
    return href if "://" in href else ""


def _tell_command(context: CommandContext, manual: Manual, words: list[str]) -> None:
    text = _help_text(context, words)
    topics = _topics_of(manual, words[0]) if len(words) == 1 else []
    lines = _command_lines(manual, words[0], text, topics)
    context.answer(HELP, HELP.load().of_command(words, text, topics), lines)


def _help_text(context: CommandContext, words: list[str]) -> str:
    """Return what ``--help`` tells of a command, and of what comes after its word."""
    from m50core.cli.words import build_parser

    page = StringIO()
    with redirect_stdout(page), suppress(SystemExit):
        args = build_parser(words).parse_args([*words, "--help"])
        # Of a word about any kind the command itself tells, when it is run.
        output.lines(of_word_or_kind(context, args.general_help, "".join(words[1:2])))
    return page.getvalue()


def _topics_of(manual: Manual, word: str) -> list[Topic]:
    """Return the topic of a command's own name, and those that tell of it."""
    own = [topic for topic in manual.topics if key_of(word) in topic.names and not topic.looked_up]
    return [*own, *(topic for topic in manual.about_command(word) if topic not in own)][:_MOST]


def _command_lines(manual: Manual, word: str, text: str, topics: Sequence[Topic]) -> Iterator[Line]:
    yield from text.rstrip("\n").split("\n")
    for topic in topics:
        whole = key_of(word) in topic.names
        part = topic.text if whole else passages(topic, word)
        yield ""
        yield from text_lines(f"## {topic.title}\n\n{part}", partial(_lead, manual, topic))
        if not whole:
            yield from ("", f"Meer hierover: {to_type('help', topic.name)}")


HANDLERS = {
    "help": Handler(_run, _arguments, (TOPICS, HELP)),
}
