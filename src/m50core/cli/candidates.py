"""What there is to choose from while one types: read only, and remembered as answers are."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from m50core.cli.again import place_of, question
from m50core.values.text import visible

if TYPE_CHECKING:
    from m50core.plugins.register import Register
    from m50core.records.field_info import FieldInfo
    from m50core.records.record import Record

Ways = Mapping[str, str]
_ANY = ("*",)
_LAID_DOWN = ("id", "version", "source")
"""Fields that nobody changes."""
_YES_OR_NO = {"ja": "", "nee": ""}
_COMING = ("vandaag", "morgen", "overmorgen")
_PAST = ("vandaag", "gisteren", "eergisteren")
_MOST = 5_000
"""Of more records than this none is remembered: their kinds and titles take too long to read."""


class Candidates:
    """What can follow words of which ``given`` come after the command's, without options."""

    def __init__(self, words: Sequence[str], word: str, given: Sequence[str]) -> None:
        self._words, self._word, self._given = words, word, given

    @cached_property
    def _register(self) -> "Register":
        from m50core.program.installed import installed_register

        return installed_register()

    @cached_property
    def _records(self) -> Sequence[tuple[str, str, str]]:
        """Id, kind and title of each record; none is made for it, and no network is."""
        asked = question(["", *_network_of(self._words)], "completion")
        kept = asked.recall()
        if isinstance(kept, list):
            return [(str(id_), str(kind), str(title)) for id_, kind, title in kept]
        from m50core.program.opening import open_to_look

        place = place_of(self._words)
        may_keep = asked.begin(place)
        with open_to_look(place, register=self._register) as net:
            records = [(record.id, record.kind, record.title_text) for record in net.records]
        reads = self._register.beside()
        if may_keep and reads is not None and len(records) <= _MOST:
            asked.keep(records, reads)
        return records

    def ids(self, kinds: Sequence[str], prefix: str = "") -> Ways:
        """Return the ids of records of some kinds, each with its title.

        Their titles, where one begins so and no id does.
        """
        whole = tuple(kinds) == _ANY
        found = [(id_, title) for id_, kind, title in self._records if whole or kind in kinds]
        ids = {id_: visible(title) for id_, title in found if id_.startswith(prefix)}
        if ids or not prefix:
            return ids
        return {
            title: id_ for id_, title in found
            if title.startswith(prefix) and visible(title) == title
        }  # fmt: skip

    def kinds(self, prefix: str = "") -> Ways:
        """Return the kinds by name, and by what people say for several where that begins so."""
        from m50core.records.called import said_of_kinds

        said = said_of_kinds(self._register.record_kinds())
        return _either({name: visible(words[0]) for name, words in said.items()}, prefix)

    def ids_and_fields(self, prefix: str = "") -> Ways:
        """Return ids; once there is one, the fields that what has it lets one change."""
        if not self._given:
            return {**self.ids(_ANY, prefix), **(self.kinds(prefix) if prefix else {})}
        fields = {
            way: label for way, label in self.fields(prefix).items()
            if way.partition("=")[0] not in _LAID_DOWN
        }  # fmt: skip
        return {**fields, **(self.ids(_ANY, prefix) if prefix else {})}

    def fitting(self, prefix: str = "") -> Ways:
        """Return the ids of what the command can be done to."""
        from m50core.cli.fitting import kinds_for

        return self.ids(kinds_for(self._word, self._register.record_kinds()), prefix)

    def fitting_and_people(self, prefix: str = "") -> Ways:
        """Return ids of what can be given to somebody; once there is one, whom to give it to."""
        if not self._given:
            return self.fitting(prefix)
        people = self.ids(("person",), prefix)
        return people if people or not prefix else self.fitting(prefix)

    def parts(self, prefix: str = "") -> Ways:
        """Return the pillars and portfolios."""
        return self.ids(("pillar", "portfolio"), prefix)

    def parts_and_words(self, prefix: str = "") -> Ways:
        """Return what ``plan`` takes first."""
        words = {"new": "zet het plan van een volgend jaar op", "check": "controleer bestanden"}
        return {} if self._given else {**self.parts(prefix), **words}

    def days(self, _: str = "") -> Ways:
        """Return words for days that lie ahead."""
        return dict.fromkeys(_COMING, "")

    def settings(self, prefix: str = "") -> Ways:
        """Return ``name=`` for each setting, or its name alone; after that its values."""
        from m50core.program.settings import PERSONAL, Settings, known_setting

        name, sign, start = prefix.partition("=")
        if not sign:
            fields = Settings.fields()
            return {f"{setting}=": visible(fields[setting].label) for setting in PERSONAL}
        info = known_setting(name, PERSONAL)
        return {f"{name}={value}": label for value, label in self._values(info, start).items()}

    def columns(self, prefix: str = "") -> Ways:
        """Return the columns that a list of a kind can have, behind those before the last comma."""
        cls = self._kind() if self._word == "list" else None
        if cls is None:
            return {}
        before, comma, last = prefix.rpartition(",")
        named = before.split(",")
        labels = {
            info.name: visible(info.label)
            for info in cls.spec.fields.values()
            if not info.hidden and info.name not in named
        }
        return {f"{before}{comma}{way}": told for way, told in _either(labels, last).items()}

    def fields(self, prefix: str = "") -> Ways:
        """Return ``field=`` for each that can be filled in; after that its values."""
        from m50core.records.called import field_called

        cls = self._kind()
        if cls is None:
            return {}
        name, sign, start = prefix.partition("=")
        infos = {
            info.name: info
            for info in cls.spec.fields.values()
            if not info.hidden and (self._word == "list" or not info.derived)
        }
        word, asks, question = name.partition("__")
        if not sign and asks and self._word != "list":
            return {}
        if not sign and asks:
            return self._questions(infos[field_called(cls, word)], word, question)
        if not sign:
            labels = {field: visible(info.label) for field, info in infos.items()}
            return {f"{way}=": told for way, told in _either(labels, prefix).items()}
        info = infos.get(field_called(cls, word))
        before, comma, last = start.rpartition(",")
        values: Ways = {} if info is None else self._values(info, last)
        if question == "isnull":
            values = _YES_OR_NO
        return {f"{name}={before}{comma}{value}": label for value, label in values.items()}

    def _questions(self, info: "FieldInfo", word: str, start: str) -> Ways:
        from m50core.records.conditions import SAID, questions_about

        said = {name: next(iter(SAID[name]), "") for name in questions_about(info)}
        return {f"{word}__{way}=": told for way, told in _either(said, start).items()}

    def _kind(self) -> "type[Record] | None":
        from m50core.records.called import kind_called

        kinds = self._register.record_kinds()
        for word in self._given[:1]:
            kind = next((kind for id_, kind, _ in self._records_named(word)), "")
            return kinds[kind or kind_called(kinds, word)]
        return None

    def _records_named(self, word: str) -> Iterator[tuple[str, str, str]]:
        if word not in self._register.record_kinds():
            yield from (record for record in self._records if record[0] == word)

    def _values(self, info: "FieldInfo", start: str) -> Ways:
        from datetime import date

        from m50core.values.looking import Looking
        from m50core.values.period import Period

        if choices := info.choices:
            return _either({choice.value: choice.label for choice in choices}, start)
        if info.type in (date, Period):
            return dict.fromkeys(_PAST if info.looking is Looking.back else _COMING, "")
        if info.names_kind:
            return self.kinds(start)
        if info.type is bool:
            return _YES_OR_NO
        return self.ids(info.relation, start) if info.relation else {}

    def reports(self, _: str = "") -> Ways:
        """Return the reports."""
        return {name: visible(report.title) for name, report in self._register.reports().items()}

    def codes(self, _: str = "") -> Ways:
        """Return the rules by their codes."""
        return {rule.code: visible(rule.text) for rule in self._register.rules()}

    def topics(self, _: str = "") -> Ways:
        """Return the commands, and the topics of the manual."""
        from m50core.plugins.chapters import read_manual

        manual = read_manual(self._register)
        topics = {topic.name: visible(topic.title) for topic in manual.topics}
        commands = self._register.commands().items()
        return {**topics, **{name: visible(command.help) for name, command in commands}}

    def plugins(self, _: str = "") -> Ways:
        """Return the plugins that are installed, also those that are off."""
        return {state.name: visible(state.distribution) for state in self._register.states}

    def runbooks(self, _: str = "") -> Ways:
        """Return the runbooks."""
        from m50core.plan.runbooks import read_runbooks

        books, _faults = read_runbooks(self._register.runbooks())
        return {name: visible(book.title) for name, book in books.items()}

    def schemas(self, _: str = "") -> Ways:
        """Return the answers of which there is a schema."""
        from m50core.program.schemas import answers

        return {name: answer.word for name, answer in answers(self._register).items()}

    def backups(self, _: str = "") -> Ways:
        """Return the backups of the network."""
        import os

        # By name alone: to look into each takes long.
        names = os.listdir(os.path.join(place_of(self._words), "backups"))
        return {name: "" for name in sorted(names, reverse=True) if name.endswith(".gz")}


def _either(said: Ways, prefix: str) -> Ways:
    """Return the names that begin so, and what people say for others where that begins so."""
    if not prefix:
        return said
    names = {name: words for name, words in said.items() if name.startswith(prefix)}
    words = {
        word: name for name, told in said.items()
        if name not in names and (word := told.lower()).startswith(prefix)
    }  # fmt: skip
    return {**names, **words}


def _network_of(words: Sequence[str]) -> list[str]:
    """Return the option that names the network, as the key of what is remembered has it."""
    return ["--network", place_of(words)]
