"""The lines and components of a calendar file (RFC 5545), each with its line number.

Read as other programs write them: any line end, UTF-8, UTF-16 or Windows' own letters, a line
folded in the middle of a letter. What is broken is told with its place.
"""

import quopri
import re
from collections.abc import Iterator, Mapping

import attrs

from m50core.errors import M50Error
from m50core.values.encoding import (
    ALL_OF_WINDOWS,
    decode_marked,
    encoding_note,
    in_utf8,
    mend,
    windows_letters,
)
from m50core.values.patterns import pattern

DEEPEST = 8
"""Components within components."""
MOST = 20_000
"""Most components in one file."""
LONGEST = 100_000
"""Characters of a line that are looked at: five times what a field can hold."""

_NAME = pattern(r"\s*([A-Za-z0-9-]+)\s*(?=[;:])")
_ONE = r'"[^"]*"|[^";:,]*'
_PARAMETER = pattern(rf";\s*([A-Za-z0-9-]+)\s*=\s*((?:{_ONE})(?:,(?:{_ONE}))*)")
_ESCAPED = pattern(r"\\(.)", re.DOTALL)
_QUOTED_PRINTABLE = pattern(r"[^:]*;\s*(?:ENCODING\s*=\s*)?QUOTED-PRINTABLE", re.IGNORECASE)
"""Begin of a line as vCalendar 1.0 and telephones write it: ``SUMMARY;ENCODING=…:caf=C3=A9``."""
_QUOTED_PRINTABLE_BYTES = pattern(_QUOTED_PRINTABLE.pattern.encode(), re.IGNORECASE)
_IS_FILLED = pattern(r"[^\s;,]")


@attrs.frozen
class ContentLine:
    """A content line: ``NAME;PARAMETER=…:value``."""

    number: int
    name: str
    rest: str = attrs.field(repr=False)

    @property
    def parameters(self) -> Mapping[str, str]:
        """Values by name in capitals, without their quotation marks."""
        return self._parts[0]

    @property
    def value(self) -> str:
        """What comes after the colon, as it stands."""
        return self._parts[1]

    @property
    def text(self) -> str:
        """The value as text, with the marks for a new line, comma and semicolon read."""
        return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value)

    @property
    def _parts(self) -> tuple[Mapping[str, str], str]:
        parameters: dict[str, str] = {}
        place, rest = 0, self.rest[:LONGEST]
        while match := _PARAMETER.match(rest, place):
            parameters[match[1].upper()] = match[2].strip().strip('"')
            place = match.end()
        colon = rest.find(":", place)
        value = rest[colon + 1 :] if colon >= 0 else ""
        if _QUOTED_PRINTABLE.match(rest):
            value = _without_quotes(value, parameters.get("CHARSET", ""))
        return parameters, value

    @property
    def filled(self) -> bool:
        """False for a line that some programs write without a value: it says nothing."""
        return _IS_FILLED.search(self.value) is not None


def _without_quotes(value: str, letters: str) -> str:
    """Return quoted-printable text as it is meant, in the letters that its line names."""
    content = quopri.decodestring(value.encode())
    try:
        return content.decode(letters or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return mend(content.decode("utf-8", "surrogateescape"))


@attrs.define
class Component:
    """What stands between BEGIN and END: its lines, and the components within it."""

    name: str
    number: int
    """Line of its BEGIN."""
    lines: list[ContentLine] = attrs.field(factory=list, repr=False)
    inner: list["Component"] = attrs.field(factory=list, repr=False)
    unread: list[int] = attrs.field(factory=list, repr=False)
    """Lines that are no name and value."""

    def all(self, name: str) -> Iterator[ContentLine]:
        """Yield the lines of this name that say something."""
        return (line for line in self.lines if line.name == name and line.filled)

    def first(self, name: str) -> ContentLine | None:
        """Return the first line of this name, if there is one."""
        return next(self.all(name), None)

    def text(self, name: str) -> str:
        """Return the first text of this name; empty when there is none."""
        line = self.first(name)
        return line.text.strip() if line else ""


@attrs.frozen
class CalendarFile:
    """A file's calendars, and what is odd about the file itself."""

    calendars: tuple[Component, ...]
    notes: tuple[str, ...] = ()


def read_calendars(content: bytes, name: str) -> CalendarFile:
    """Take a calendar file apart.

    Raises M50Error with file and line when it is no calendar, isn't whole, or holds more than can
    be read.
    """
    return _Reader(name).read(content)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[Component] = []
        self.calendars: list[Component] = []
        self.notes: list[str] = []
        self.count = 0
        self.last = 0

    def read(self, content: bytes) -> CalendarFile:
        content_lines = list(_unfold(content, self.name))
        windows = windows_letters("".join(text for _, text in content_lines))
        if windows:
            self.notes.append(f"{self.name} is {ALL_OF_WINDOWS}")
        for number, raw in content_lines:
            self.last = number
            text = mend(raw)
            if text != raw and not windows:
                self.notes.append(f"{self.name}, regel {number}: {encoding_note(raw)}")
            match = _NAME.match(text)
            if match is None:
                self._odd(number, text)
                continue
            line = ContentLine(number, match[1].upper(), text[match.end() :])
            if line.name == "BEGIN":
                self._begin(number, line.value.strip().upper())
            elif line.name == "END":
                self._end(number, line.value.strip().upper())
            elif self.open:
                self.open[-1].lines.append(line)
        if self.open:
            begun = self.open[-1]
            raise self._fault(
                self.last,
                f"het bestand is niet heel: {begun.name} van regel {begun.number} heeft geen "
                "einde. Bewaar de agenda opnieuw",
            )
        if not self.calendars:
            raise M50Error(f"{self.name} is geen agendabestand: er staat geen BEGIN:VCALENDAR in.")
        return CalendarFile(tuple(self.calendars), tuple(self.notes))

    def _fault(self, number: int, reason: str) -> M50Error:
        return M50Error(f"{self.name}, regel {number}: {reason}.")

    def _odd(self, number: int, text: str) -> None:
        if self.open:
            self.open[-1].unread.append(number)
        elif text.strip() and not self.calendars:
            raise self._fault(number, "dit is geen agendabestand: het begint niet met BEGIN")

    def _begin(self, number: int, kind: str) -> None:
        if not self.open and kind != "VCALENDAR":
            raise self._fault(number, f"{kind[:40]} staat buiten een agenda (VCALENDAR)")
        self.count += 1
        if self.count > MOST:
            raise self._fault(
                number, f"er staan meer dan {MOST} onderdelen in. Lees de agenda in delen in"
            )
        if len(self.open) >= DEEPEST:
            raise self._fault(number, f"onderdelen staan meer dan {DEEPEST} diep in elkaar")
        component = Component(kind, number)
        (self.open[-1].inner if self.open else self.calendars).append(component)
        self.open.append(component)

    def _end(self, number: int, kind: str) -> None:
        if not self.open:
            raise self._fault(number, f"END:{kind[:40]} hoort nergens bij")
        begun = self.open.pop()
        if kind == begun.name:
            return
        reason = f"{begun.name} van regel {begun.number} eindigt hier met END:{kind[:40]}"
        if self.open:
            raise self._fault(number, reason)
        # All that the calendar holds is whole by now.
        self.notes.append(f"{self.name}, regel {number}: {reason}. Kijk na of alles erbij is.")


def _unfold(content: bytes, name: str) -> Iterator[tuple[int, str]]:
    """Yield (number, text) per content line; what is folded over lines is put together first."""
    whole: list[list[bytes]] = []
    numbers: list[int] = []
    lines = in_utf8(content, name).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    for number, line in enumerate(lines, 1):
        if whole and whole[-1][-1].endswith(b"=") and _QUOTED_PRINTABLE_BYTES.match(whole[-1][0]):
            whole[-1][-1] = whole[-1][-1][:-1]
            whole[-1].append(line)
        elif line[:1] in (b" ", b"\t") and whole:
            whole[-1].append(line[1:])
        elif line:
            whole.append([line])
            numbers.append(number)
    if not whole:
        return iter(())
    # A line may be folded in the middle of a letter, so letters are made of whole lines.
    text = decode_marked(b"\n".join(b"".join(pieces) for pieces in whole), name)
    return zip(numbers, text.split("\n"), strict=True)
