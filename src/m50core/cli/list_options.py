"""The options of every word that answers with a list, laid out once, and what they ask for."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from m50core.errors import UsageError

if TYPE_CHECKING:
    from m50core.pages import Shown, Table
    from m50core.pages.arranging import SortKey

LIST_OPTIONS = ("sort", "limit", "columns", "wide", "plain")
"""By name."""
_FOR_PEOPLE = ("columns", "wide", "plain")
"""Say how a list is drawn, which no answer to a program is."""
_IDENTITIES = ("id", "record", "name", "kind")
"""What an answer to a program calls the id of a row, in turn."""


def add_list_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a list, but those that the word has itself."""
    own = set(parser._option_string_actions)  # noqa: SLF001 - given nowhere else
    group = parser.add_argument_group("de lijst")

    def add(option: str, **details: Any) -> None:
        if option not in own:
            group.add_argument(option, **details)

    add("--sort", metavar="VELD", help="op volgorde van een kolom; -VELD: het grootste eerst")
    add("--limit", type=int, metavar="AANTAL", help="hooguit zoveel regels")
    add("--columns", metavar="VELD,VELD", help="alleen deze kolommen, in deze volgorde")
    add("--wide", action="store_true", help="elke regel heel, met alle kolommen")
    add("--plain", action="store_true",
        help="met tabs ertussen en zonder opmaak, voor een ander programma")  # fmt: skip
    parser.set_defaults(m50_list=True, m50_limits="--limit" not in own)


def join_sort(words: Sequence[str]) -> list[str]:
    """Return what is typed with ``--sort -due`` as one word: else it would be an option."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--sort" and word.startswith("-") and word[1:2].isalpha():
            joined[-1] = f"--sort={word}"
        else:
            joined.append(word)
    return joined


class Wish(NamedTuple):
    """What is asked of a list."""

    sort: "tuple[SortKey, ...]" = ()
    limit: int | None = None
    columns: tuple[str, ...] = ()
    wide: bool = False
    plain: bool = False
    with_all: bool = False
    """True when ``--all`` shows all of the list, which the word would begin without it."""

    @property
    def arranges(self) -> bool:
        """True when it asks for other rows, or other columns."""
        return bool(self.sort or self.columns) or self.limit is not None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that it speaks of."""
        return (*self.columns, *(key.name for key in self.sort))

    def arrange(self, table: "Table") -> "tuple[Table, int]":
        """Return a table as it is asked, and how many rows of it aren't shown.

        UsageError for a column that it hasn't.
        """
        from m50core.pages import arranging

        more = 0
        if self.sort:
            table = arranging.in_order(table, self.sort)
        if self.limit is not None:
            table, more = arranging.first_rows(table, self.limit, with_all=self.with_all)
        if self.columns:
            table = arranging.with_columns(table, self.columns)
        return table, more


def wish_of(args: argparse.Namespace) -> Wish | None:
    """Return what is asked of the list that a word answers with; None: nothing.

    UsageError for what can't be.
    """
    sort, columns, wide, plain = (
        getattr(args, name, None) for name in ("sort", "columns", "wide", "plain")
    )
    # A word whose limit has a meaning of its own asks for no more than it shows.
    limit = args.limit if args.m50_limits else None
    if args.json:
        for name in _FOR_PEOPLE:
            if getattr(args, name, None):
                raise UsageError(f"--{name} gaat niet samen met --json: kies een van beide.")
    if plain and wide:
        raise UsageError("--plain en --wide gaan niet samen: kies een van beide.")
    if limit is not None and limit < 1:
        raise UsageError("--limit vraagt een aantal van 1 of meer.")
    keys: tuple[SortKey, ...] = ()
    if sort:
        from m50core.pages.arranging import sort_keys

        keys = sort_keys(sort)
    names = tuple(filter(None, (part.strip() for part in (columns or "").split(","))))
    wish = Wish(keys, limit, names, bool(wide), bool(plain))
    if wish == Wish():
        return None
    return wish._replace(with_all=getattr(args, "all", None) is False)


def items_in_order(items: Iterable[object], lines: "Iterable[Shown]", wish: Wish) -> list[object]:
    """Return the items of an answer to a program in the order of the list that a person gets.

    Where its rows don't tell which item is which, by the field of that name. UsageError when there
    is none.
    """
    from m50core.answers.converter import to_json
    from m50core.pages.arranging import in_order
    from m50core.pages.table import Table

    given = list(items)
    plains = [to_json(item) for item in given]
    table = next((line for line in lines if isinstance(line, Table)), None)
    if table is not None:
        ids = [row.id for row in in_order(table, wish.sort).rows if row.id and not row.part]
        places = {row_id: place for place, row_id in enumerate(ids)}
        for name in _IDENTITIES:
            own = [plain.get(name) for plain in plains]
            if len(set(own)) == len(own) and len(places) == len(ids) and places.keys() >= set(own):
                order = sorted(range(len(given)), key=lambda n: places[own[n]])
                return [given[n] for n in order]
    order = list(range(len(given)))
    for key in reversed(wish.sort):
        value = _value_of(plains, key.name)
        full = [n for n in order if value(n) not in (None, "", [])]
        full.sort(key=lambda n: (isinstance(value(n), str), value(n)), reverse=key.down)
        order = [*full, *(n for n in order if n not in set(full))]
    return [given[n] for n in order]


def _value_of(plains: Sequence[dict[str, Any]], name: str) -> Callable[[int], Any]:
    known = {key for plain in plains for key in plain}
    if plains and name not in known:
        from m50core.nearest import what_there_is

        near = what_there_is(name, sorted(known))
        raise UsageError(f"Met --json is op “{name}” niet te sorteren.{near}")
    return lambda n: plains[n].get(name)
