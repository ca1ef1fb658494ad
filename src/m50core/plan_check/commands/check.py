"""``m50 plan check``: definition files, before they are put in their place."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from m50core.answers.schema import Schema
from m50core.errors import DefinitionError, FileError, UsageError
from m50core.exchange.files import read_limited
from m50core.plan.definitions import PlanFile
from m50core.plan_check.definition_files import Checked, Installed, check_files
from m50core.plugins.extensions import CommandContext
from m50core.started import to_type
from m50core.values.dutch import number_of

PLAN_CHECK = Schema("plan_check", "m50core.plan_check.answers:MistakeAnswer")


def run(context: CommandContext) -> int:
    """Tell every mistake in the files; return 4 when there are any."""
    _, *names = context.args.new
    if not names:
        raise UsageError(
            f"Schrijf {to_type('plan check BESTAND')}. Bijvoorbeeld: "
            f"{to_type('plan check jaarplan_2026.toml')}."
        )
    for option in ("sources", "part", "year"):
        if getattr(context.args, option):
            raise UsageError(f"--{option} hoort bij {to_type('plan')} zonder check. Haal het weg.")
    files, unreadable = _read(names)
    checked = check_files(files, Installed.of(context.register))
    mistakes = (*unreadable, *checked.mistakes)
    context.answer(PLAN_CHECK, PLAN_CHECK.each(mistakes), _lines(mistakes, checked))
    return DefinitionError.exit_code if mistakes else 0


def _read(names: Sequence[str]) -> tuple[dict[PurePath, PlanFile], list[DefinitionError]]:
    """Return the files by full path, one that is named twice once, and those with no text in it."""
    files: dict[PurePath, PlanFile] = {}
    unreadable: list[DefinitionError] = []
    for name in names:
        try:
            file = PlanFile.of(name, read_limited(Path(name)))
            files.setdefault(Path(name).resolve(), file)
        except FileError as error:
            unreadable.append(DefinitionError(name, "", "", error.reason))
    return files, unreadable


def _lines(mistakes: Sequence[DefinitionError], checked: Checked) -> Iterator[str]:
    yield from (error.sentence for error in mistakes)
    read = [number_of(checked.records, "gegeven", "gegevens")]
    read += [number_of(checked.steps, "stap", "stappen")] if checked.steps else []
    sentence = " en ".join(read if checked.records else read[-1:])
    yield f"{sentence} gelezen, {number_of(len(mistakes), 'fout', 'fouten')}"
