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
        """Return the ids of records of some kinds, each with its title."""
        whole = tuple(kinds) == _ANY
        return {
            id_: visible(title)
            for id_, kind, title in self._records
            if (whole or kind in kinds) and id_.startswith(prefix)
        }

    def kinds(self, prefix: str = "") -> Ways:
        """Return the kinds by name; by what people say for several where only that begins so."""
        from m50core.records.called import said_of_kinds

        said = said_of_kinds(self._register.record_kinds())
        if any(name.startswith(prefix) for name in said):
            return {name: visible(words[0]) for name, words in said.items()}
        return {visible(words[0]): name for name, words in said.items()}

    def ids_and_fields(self, prefix: str = "") -> Ways:
        """Return ids; once there is one, the fields that what has it lets one change."""
        if not self._given:
            return {**self.ids(_ANY, prefix), **(self.kinds(prefix) if prefix else {})}
        fields = {
            way: label for way, label in self.fields(prefix).items()
            if way.partition("=")[0] not in _LAID_DOWN
        }  # fmt: skip
        return {**fields, **(self.ids(_ANY, prefix) if prefix else {})}

    def ids_and_people(self, prefix: str = "") -> Ways:
        """Return ids; once there is one, those of people before all others."""
        if not self._given:
            return self.ids(_ANY, prefix)
        people = self.ids(("person", "organisation"), prefix)
        return {**people, **(self.ids(_ANY, prefix) if prefix else {})}

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
        if not sign:
            if any(field.startswith(prefix) for field in infos):
                return {f"{field}=": visible(info.label) for field, info in infos.items()}
            return {f"{visible(info.label).lower()}=": field for field, info in infos.items()}
        info = infos.get(field_called(cls, name.partition("__")[0]))
        before, comma, last = start.rpartition(",")
        values = {} if info is None else self._values(info, last)
        return {f"{name}={before}{comma}{value}": label for value, label in values.items()}

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
        if choices := info.choices:
            if any(choice.value.startswith(start) for choice in choices):
                return {choice.value: choice.label for choice in choices}
            return {choice.label: choice.value for choice in choices}
        if info.names_kind:
            return self.kinds(start)
        if info.type is bool:
            return {"ja": "", "nee": ""}
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


def _network_of(words: Sequence[str]) -> list[str]:
    """Return the option that names the network, as the key of what is remembered has it."""
    return ["--network", place_of(words)]
