"""Write docs/hooks.md, glossary.md and state-machines.md from the code they describe."""

import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from m50core.plugins import hookspecs
from m50core.program.rooms import core_register
from m50core.program.schemas import answers, json_schema
from m50core.records.fields import WORKED_OUT, FieldInfo, KindInfo
from m50core.records.planned import Planned
from m50core.records.record import ANY
from m50core.testing.core import CORE_KINDS
from m50core.values.choice import Choice, has_steps, next_steps

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
RECORDS = "record."
"""How the keys of a record begin: they are the same in every answer that holds one."""
PROMISED = ROOT / "tests" / "answers" / "promised.json"
BASE = {"id", "version", "source"}


def hooks() -> str:
    """Return the hook reference."""
    lines = [
        "# Hooks",
        "",
        "Written from the code; a test holds it to it. Mark a function with `hookimpl`, from",
        "`m50core.plugins`. The types are in `m50core.plugins` and `m50core`.",
        "",
        f"A plugin's module says `m50_api = {hookspecs.API}`.",
    ]
    for name, function in sorted(vars(hookspecs).items()):
        if name.startswith("m50_"):
            signature = str(inspect.signature(function)).replace("'", "")
            lines += [
                "",
                f"## {name}",
                "",
                f"`{name}{signature}`",
                "",
                inspect.getdoc(function) or "",
            ]
    return "\n".join(lines) + "\n"


def glossary() -> str:
    """Return the glossary: every kind and field, Dutch and English, with where the plan has it."""
    kinds = sorted((cls.spec for cls in CORE_KINDS), key=lambda spec: spec.label.casefold())
    lines = [
        "# Woordenlijst",
        "",
        "Geschreven uit de code; een test houdt hem daaraan. Wat u leest, is Nederlands; wat een",
        "script leest, is Engels. Op de opdrachtregel mag u beide typen.",
        "",
        "| woord | Engels | wat het is |",
        "|---|---|---|",
    ]
    lines += [f"| [{one.label}](#{_anchor(one)}) | `{one.kind}` | {one.help} |" for one in kinds]
    for spec in kinds:
        lines += ["", _head(spec), "", f"{spec.help} {_told_by_plan(spec)}", ""]
        own = [info for info in spec.fields.values() if info not in _shared(spec)]
        lines += _table(own)
        if _shared(spec):
            lines += ["", f"En [wat alles uit het plan heeft](#{_SHARED_ANCHOR})."]
    lines += ["", f"## {_SHARED}", "", *_table(Planned.spec.fields.values())]
    return "\n".join(lines) + "\n"


_SHARED = "Wat alles uit het plan heeft"
_SHARED_ANCHOR = _SHARED.lower().replace(" ", "-")
_TYPES = {
    "str": "tekst",
    "int": "getal",
    "Decimal": "getal",
    "Money": "bedrag",
    "bool": "ja of nee",
    "date": "dag",
    "datetime": "tijdstip",
    "Period": "dag of periode",
    "Cadence": "hoe vaak",
    "MunicipalityCode": "CBS-code",
}
"""What a person calls a type of value."""


def _head(spec: KindInfo) -> str:
    return f"## {spec.label} (`{spec.kind}`)"


def _anchor(spec: KindInfo) -> str:
    """Return what a link to a kind points at, as sites that show Markdown make it."""
    bare = re.sub(r"[^\w\s-]", "", _head(spec).removeprefix("## ").lower())
    return bare.replace(" ", "-")


def _told_by_plan(spec: KindInfo) -> str:
    return f"In het plan: {spec.clause}." if spec.clause else "Het plan noemt dit niet."


def _shared(spec: KindInfo) -> list[FieldInfo]:
    """Return what a kind has of what everything of the plan has; nothing when it isn't of it."""
    shared = [one for one in spec.fields.values() if Planned.spec.fields.get(one.name) is one]
    return shared if "to_fill" in spec.fields else []


def _table(fields: Iterable[FieldInfo]) -> list[str]:
    shown = [info for info in fields if info.name not in BASE]
    rows = [f"| {i.label} | `{i.name}` | {_type(i)} | {_meaning(i)} |" for i in shown]
    return ["| veld | Engels | soort | uitleg, keuzes of verwijzing |", "|---|---|---|---|", *rows]


def _type(info: FieldInfo) -> str:
    """Return of which type a field is; KeyError for one that has no Dutch word yet."""
    name = (
        "verwijzing" if info.relation else "keuze" if info.choices else _TYPES[info.type.__name__]
    )
    many = f"{name}, meer mag" if info.many else name
    return f"{many}{WORKED_OUT if info.derived else ''}"


def _meaning(info: FieldInfo) -> str:
    told = [info.help] if info.help else []
    if info.choices:
        words = ", ".join(f"{choice.label} (`{choice.value}`)" for choice in info.choices)
        told.append(f"Kies uit: {words}.")
    if info.relation:
        told.append(f"Verwijst naar {', '.join(map(_kind_label, info.relation))}.")
    return " ".join(told).replace("|", "\\|")


def _kind_label(kind: str) -> str:
    """Return what a person calls one of a kind, with its name; KeyError when there is none."""
    if kind == ANY:
        return "elk gegeven"
    labels = {cls.spec.kind: cls.spec.label for cls in CORE_KINDS}
    return f"{labels[kind].lower()} (`{kind}`)"


def state_machines() -> str:
    """Return a diagram of every status with legal steps, by the kind that has it."""
    lines = [
        "# Van stand naar stand",
        "",
        "Geschreven uit de code; een test houdt het daaraan. Elke pijl is een stap die mag: met",
        "`m50 set NUMMER VELD=STAND`, of op het scherm. Een stand zonder pijl is een eindstand.",
    ]
    for cls in CORE_KINDS:
        for info in cls.spec.fields.values():
            if info.choices and has_steps(type(info.choices[0])):
                lines += ["", f"## {cls.spec.label} (`{cls.spec.kind}.{info.name}`)", ""]
                lines += ["```mermaid", "stateDiagram-v2"]
                lines += [
                    f'    state "{one.label} ({one.value})" as {_mermaid(one)}'
                    for one in info.choices
                ]
                lines += [
                    f"    {_mermaid(one)} --> {_mermaid(step)}"
                    for one in info.choices
                    for step in next_steps(one)
                ]
                lines.append("```")
    return "\n".join(lines) + "\n"


def _mermaid(choice: Choice) -> str:
    """Return a name that is no word of Mermaid's own (as ``end`` and ``state`` are)."""
    return f"s_{choice.value}"


def promised(kept: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return each key of each answer under its number, with what was promised of it before.

    ``kept``: what was promised so far. A number that went is forgotten.
    """
    register = core_register()
    found: dict[str, set[str]] = {RECORDS: set(kept.get(RECORDS, ()))}
    for one in answers(register).values():
        name = str(one.schema)
        keys = set(_keys(json_schema(one.schema, register)))
        shared = {key for key in keys if key.startswith(RECORDS)}
        found[RECORDS] |= shared
        found[name] = keys - shared | set(kept.get(name, ()))
    return {name: sorted(found[name]) for name in sorted(found)}


def _keys(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys of one item as paths; those of a record after the name of its kind."""
    defs = schema["$defs"]

    def of(part: Any, at: str, above: tuple[str, ...]) -> Iterator[str]:
        if not isinstance(part, Mapping):
            return
        if name := part.get("$ref", "").removeprefix("#/$defs/"):
            if name not in above and not (name.startswith(RECORDS) and at):
                start = name if name.startswith(RECORDS) else at
                yield from of(defs[name], start, (*above, name))
            return
        for key, value in part.get("properties", {}).items():
            yield f"{at}.{key}".lstrip(".")
            yield from of(value, f"{at}.{key}", above)
        yield from of(part.get("items"), f"{at}[]", above)
        yield from of(part.get("additionalProperties"), f"{at}{{}}", above)
        for one in (*part.get("anyOf", ()), *part.get("allOf", ()), *part.get("prefixItems", ())):
            yield from of(one, at, above)

    yield from of(schema["properties"]["items"]["items"], "", ())


def main() -> int:
    """Write the documents, and what is promised of the answers."""
    kept = json.loads(PROMISED.read_text("utf-8")) if PROMISED.exists() else {}
    PROMISED.write_text(json.dumps(promised(kept), indent=1) + "\n", "utf-8")
    (DOCS / "hooks.md").write_text(hooks(), "utf-8")
    (DOCS / "glossary.md").write_text(glossary(), "utf-8")
    (DOCS / "state-machines.md").write_text(state_machines(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
