"""Write docs/hooks.md, glossary.md and state-machines.md from the code they describe."""

import inspect
import sys
from pathlib import Path

from m50core.plugins import hookspecs
from m50core.records.fields import WORKED_OUT, FieldInfo
from m50core.records.record import Record
from m50core.testing.core import CORE_KINDS
from m50core.values.choice import Choice, has_steps, next_steps

DOCS = Path(__file__).resolve().parent.parent / "docs"
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
    """Return the glossary: every kind and field, English and Dutch."""
    lines = [
        "# Woordenlijst",
        "",
        "Geschreven uit de code; een test houdt hem daaraan. Wat u typt of een script leest, is",
        "Engels; wat u leest, is Nederlands.",
    ]
    for cls in CORE_KINDS:
        spec = cls.spec
        lines += ["", f"## {spec.label} (`{spec.kind}`)", "", spec.help or _meaning(cls), ""]
        lines += ["| veld | op het scherm | soort | keuzes of verwijzing |", "|---|---|---|---|"]
        for info in spec.fields.values():
            if info.name not in BASE:
                lines.append(f"| `{info.name}` | {info.label} | {_type(info)} | {_detail(info)} |")
    return "\n".join(lines) + "\n"


def _meaning(cls: type[Record]) -> str:
    return (inspect.getdoc(cls) or "").splitlines()[0]


def _type(info: FieldInfo) -> str:
    name = "keuze" if info.choices else getattr(info.type, "__name__", str(info.type))
    many = f"lijst van {name}" if info.many else name
    return f"{many}{WORKED_OUT if info.derived else ''}"


def _detail(info: FieldInfo) -> str:
    if info.choices:
        return ", ".join(f"`{choice.value}` {choice.label}" for choice in info.choices)
    return ", ".join(f"`{kind}`" for kind in info.relation)


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


def main() -> int:
    """Write the three files."""
    (DOCS / "hooks.md").write_text(hooks(), "utf-8")
    (DOCS / "glossary.md").write_text(glossary(), "utf-8")
    (DOCS / "state-machines.md").write_text(state_machines(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
