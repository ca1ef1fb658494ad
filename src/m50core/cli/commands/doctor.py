"""``m50 doctor``."""

from collections.abc import Iterator

from m50core.network import Network
from m50core.plugins.extensions import Command, CommandContext


def _run(context: CommandContext) -> int:
    net: Network = context.net
    found = list(_look(net))
    items = [
        {"status": status, "subject": subject, "text": text} for status, subject, text in found
    ]
    lines = [f"{status:<7} {subject:<14} {text}" for status, subject, text in found]
    context.answer("doctor", items, lines)
    return 5 if any(status == "fout" for status, _, _ in found) else 0


def _look(net: Network) -> Iterator[tuple[str, str, str]]:
    mode = "alleen te lezen" if net.store.read_only else "te lezen en te schrijven"
    yield "goed", "gegevens", f"{net.store.place}: {mode}, {net.store.head()} wijzigingen"
    for notice in net.store.notices:
        yield "let op", "gegevens", notice
    net.register.ask_everything()
    parts = net.plan.parts
    yield "goed", "jaarplan", f"{len(parts)} delen, {len(net.plan.records)} items"
    for state in net.register.states:
        if state.status == "ok":
            yield "goed", "uitbreiding", f"{state.name} {state.version}"
        else:
            status = "fout" if state.status == "broken" else "let op"
            yield status, "uitbreiding", f"{state.name} {state.version}: {state.reason}"
    for orphan in net.orphans:
        yield "let op", "bewaard", f"{orphan.document.id}: {orphan.reason}"


COMMANDS = {"doctor": Command("doctor", "is alles in orde?", _run)}
