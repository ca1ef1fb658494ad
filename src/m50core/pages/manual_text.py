"""Topics of the manual as lines and tables: their list, and the Markdown of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from m50core.pages.cells import ListRow, cell, heading
from m50core.pages.lines import TextLine
from m50core.pages.table import Table
from m50core.started import as_typed

if TYPE_CHECKING:
    from markdown_it.token import Token

    from m50core.pages.manual import Topic

_CODE = "    "

Line: TypeAlias = str | TextLine | Table
Link = Callable[[str], str]
"""What to tell behind the words of a link, by where it leads; empty: nothing."""


def topics_table(topics: Iterable["Topic"], titles: "dict[str, str]") -> Table:
    """Return topics under the titles of their chapters (by name), of which there are several."""
    chapters: dict[str, list[Topic]] = {}
    for topic in topics:
        chapters.setdefault(topic.chapter, []).append(topic)
    rows: list[ListRow] = []
    for chapter, own in chapters.items():
        if len(chapters) > 1:
            rows.append(heading(titles.get(chapter, chapter)))
        if own[0].looked_up and own[0].level == 1:
            rows.append(
                ListRow((cell("SOORT"), cell("bijvoorbeeld doel: wat het is, en de velden")))
            )
            continue
        rows += (
            ListRow((cell(topic.name), cell(topic.title)))
            for topic in own
            if topic.level == 2 or len(own) == 1
        )
    return Table(rows, wide=1, head=("Onderwerp", "Waarover"), title="Handleiding")


def text_lines(text: str, link: Link) -> Iterator[Line]:
    """Yield the lines and tables of a text in Markdown."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    yield from _MarkdownWalk(tokens, link).lines()


class _MarkdownWalk:
    """What is told of the tokens of a text, one after the other."""

    def __init__(self, tokens: "Sequence[Token]", link: Link) -> None:
        self._tokens, self._link, self._at = tokens, link, 0
        self._marks: list[str] = []
        """Of each list that one is in: what stands before its next item."""
        self._is_begun = False

    def lines(self) -> Iterator[Line]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            tell = getattr(self, f"_{token.type}", None)
            if tell is not None:
                yield from tell(token)

    def _apart(self) -> Iterator[Line]:
        """Yield an empty line, unless nothing stands above."""
        if self._is_begun:
            yield ""
        self._is_begun = True

    def _inline(self, token: "Token") -> Iterator[Line]:
        first = "".join(self._marks)
        self._marks = [" " * len(mark) for mark in self._marks]
        yield TextLine(self._text(token), first, "".join(self._marks))

    def _heading_open(self, _: "Token") -> Iterator[Line]:
        yield from self._apart()
        title = self._text(self._tokens[self._at])
        self._at += 1
        yield TextLine(title, heading=True)
        self._is_begun = False

    def _paragraph_open(self, token: "Token") -> Iterator[Line]:
        if not token.hidden and not self._marks:
            yield from self._apart()
        self._is_begun = True

    def _bullet_list_open(self, _: "Token") -> Iterator[Line]:
        if not self._marks:
            yield from self._apart()
        self._marks.append("")

    _ordered_list_open = _bullet_list_open

    def _list_item_open(self, token: "Token") -> Iterator[Line]:
        self._marks[-1] = f"{token.info}. " if token.info else "- "
        yield from ()

    def _bullet_list_close(self, _: "Token") -> Iterator[Line]:
        self._marks.pop()
        yield from ()

    _ordered_list_close = _bullet_list_close

    def _fence(self, token: "Token") -> Iterator[Line]:
        yield from self._apart()
        for line in token.content.rstrip("\n").split("\n"):
            yield TextLine(as_typed(line), _CODE, _CODE)

    _code_block = _fence

    def _table_open(self, _: "Token") -> Iterator[Line]:
        yield from self._apart()
        rows: list[list[str]] = []
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._text(token, quoted=False))
        head, *body = rows
        if body:
            sizes = [max(map(len, column)) for column in zip(*body, strict=True)]
            yield Table(body, wide=sizes.index(max(sizes)), head=head if any(head) else ())

    def _text(self, token: "Token", *, quoted: bool = True) -> str:
        """Return what stands in a line as a person reads it, what a link leads to behind it.

        ``quoted``: a command of several words stands between quotation marks.
        """
        texts: list[str] = []
        leads: list[str] = []
        for part in token.children or ():
            if part.type in ("text", "image"):
                texts.append(part.content)
            elif part.type == "code_inline":
                typed = as_typed(part.content)
                texts.append(f"“{typed}”" if quoted and " " in typed else typed)
            elif part.type in ("softbreak", "hardbreak"):
                texts.append(" ")
            elif part.type == "link_open":
                leads.append(self._link(str(part.attrs.get("href", ""))))
            elif part.type == "link_close" and (lead := leads.pop()):
                texts.append(f" ({lead})")
        return "".join(texts)
