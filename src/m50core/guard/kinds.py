"""The code in a plugin's kind of record, called everywhere that records are: kept from harm."""

from collections.abc import Callable
from typing import Any

from m50core.errors import M50Error, PluginError, describe
from m50core.records.record import Record


def shelter(cls: type[Record], plugin: str, tell: Callable[[str], None]) -> None:
    """Let what a kind works out by itself fail without harm to others; ``tell`` is told, in Dutch.

    A title that can't be told is that of any record; faults that can't be looked for refuse the
    commit, with the plugin's name.
    """
    own: Any = vars(cls).get("title_text", getattr(cls, "title_text", None))
    if isinstance(own, _Title):
        own.tell = tell
    elif own is not vars(Record)["title_text"] and "title_text" not in cls.spec.fields:
        setattr(cls, "title_text", _Title(own, tell))  # noqa: B010 - a class takes no new property
    if cls.faults is not Record.faults and not hasattr(cls.faults, "sheltered"):
        setattr(cls, "faults", _faults(cls, plugin))  # noqa: B010


class _Title:
    """Stands in the place of a kind's own title."""

    def __init__(self, own: Any, tell: Callable[[str], None]) -> None:
        self.own, self.tell = own, tell

    def __get__(self, record: Record | None, cls: type[Record]) -> Any:
        if record is None:
            return self
        try:
            title = self.own.__get__(record, cls) if hasattr(self.own, "__get__") else self.own
            if isinstance(title, str):
                return title
            reason = f"geeft geen tekst ({type(title).__name__})"
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            reason = f"mislukt: {describe(error)}"
        self.tell(f"de titel van een “{cls.spec.kind}” {reason}")
        return Record.title_text.fget(record)  # type: ignore[attr-defined]


def _faults(cls: type[Record], plugin: str) -> Callable[..., list[tuple[str, str]]]:
    own = cls.faults

    def faults(record: Record, around: Any, before: Any) -> list[tuple[str, str]]:
        try:
            pairs = [(str(field), str(reason)) for field, reason in own(record, around, before)]
            strange = [field for field, _ in pairs if field not in record.spec.fields]
            reason = f"zij noemt het veld “{strange[0]}”, en dat is er niet" if strange else ""
        except (KeyboardInterrupt, M50Error):
            raise
        except BaseException as error:
            pairs, reason = [], describe(error)
        if reason:
            raise PluginError(
                f"De controle van een “{cls.spec.label}” is van de uitbreiding {plugin}, en die "
                f"ging mis: {reason}. Er is niets bewaard. Meld het aan wie haar maakt."
            )
        return pairs

    faults.sheltered = True  # type: ignore[attr-defined]
    return faults
