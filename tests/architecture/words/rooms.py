"""What the rooms and the pillars do in a day: their words, their rules, and the screens of each."""

import asyncio
import shlex
from datetime import date
from typing import Any

TODAY = date(2025, 3, 11)
WORDS = """
add organisation "id=org-x" "name=Bestuur X"
add person "id=p-1" "name=Anna de Wit"
add person "id=p-2" "name=Bert Smit"
add meeting "id=alv-y" "title=ALV Y" due=2025-03-11 type=assembly status=convened quorum=0
add meeting "id=alv-z" "title=ALV Z" due=2025-04-15 type=assembly
add meeting_series "id=reeks-1" "title=Overleg R" type=pillar
add decision "id=besluit-y" "title=Besluit Y" meeting=alv-y
add decision "id=besluit-v" "title=Besluit V" meeting=alv-y
add decision "id=besluit-w" "title=Besluit W" meeting=alv-y
add lobby_moment "id=debat-y" "title=Debat Y" due=2025-06-11 organisation=org-tweede-kamer
add action_item "id=actie-q" "title=Zaal Q" due=2025-03-20
add action_item "title=Zaal R" due=ooit
add onzin "title=Zaal R"
schedule actie-q 2025-04-02
assign actie-q p-1
assign ruimte-07 Anna
assign ruimte-07 Niemand
meeting alv-y
attend alv-y
attend alv-y lid-gm1959
attend alv-y lid-gm0222 --as online
attend alv-y lid-gm0222 --as weg
vote alv-y Besluit --open --decision besluit-v
vote alv-y Besluit --for lid-gm1959 --rest against
vote alv-y Besluit --close
vote alv-y Besluit --close
decide besluit-v
decide besluit-v --revoke
decide besluit-w --appoint seat-weg p-1
decide besluit-y --amend ruimte-08 due=ooit
decide besluit-y --amend ruimte-08 title=Anders
show ruimte-08
minutes alv-y --draft
set alv-y status=held
minutes alv-y --draft
minutes alv-y --share
minutes alv-y --adopt
progress ruimte-07 Gesproken --evidence alv-y
progress voortgang-1 --check
progress voortgang-1 --approve
progress voortgang-1 --approve
progress voortgang-1
account Q1
account 2024
goals
goals --explain --pillar ruimte
goals --since 2025-03-01
judge ruimte-07 on_course --reason goed
judge ruimte-07 ooit --reason goed
runbook
runbook position-paper --about debat-y
runbook position-paper --about debat-y
runbook alv --about alv-z
runbook onzin
ready debat-y
ready alv-z
ready alv-z --done room
ready alv-z --done ooit
move debat-y 2025-06-18 --reason later
cancel debat-y --reason weg
cancel debat-y --drop
cancel alv-z --reason weg --to alv-y
series reeks-1 --from 2025-05-01 --to 2025-06-30 --every maand
series reeks-1 --from 2025-05-01 --to 2025-06-30 --every ooit
person show p-1
person inventory
report
report voortgang --period 2025-H1
report jaarkalender
report uitnodiging --about alv-z
report vergaderverslag --about alv-y
report onzin
export action_item --out {folder}/a.csv
export --out {folder}/a.json
import {folder}/a.csv
import {folder}/a.json
remove actie-q
bin
bin --restore actie-q
diff --from 2025-03-01
log --who Anna
list goal "due__lte=Q3 2025"
list goal status=ooit
list person
search "Anna de Wit"
spuk
rhythms
schedule ruimte-r01
missed actie-q --reason druk
compare
schema
--as-of 2025-02-01 today
--known-on 2025-02-01 list goal
today --missed
check --why
check --code M50-004
check --plan --severity note
plan --sources
plan new 2026
person erase p-2 --reason gevraagd --yes p-2
person show p-2
undo
redo
undo 1
"""
KEYS = (
    "1", "enter", "space", "down", "enter", "escape", "escape", "2", "enter", "enter", "escape",
    "escape", "3", "n", "ctrl+s", "Z", "a", "a", "l", "ctrl+s", "4", "enter", "escape",
    "5", "w", "enter", "escape", "m", "r", "enter", "down", "enter", "ctrl+s", "escape",
    "6", "enter", "escape", "7", "enter", "escape", "8", "down", "enter", "slash", "z", "enter",
    "escape", "9", "enter", "escape", "f1", "escape", "ctrl+p", "escape",
)  # fmt: skip


def work(story: Any) -> None:
    """Do what each room and each pillar has a word for."""
    for line in WORDS.strip().split("\n"):
        story.run(*(word.format(folder=story.folder) for word in shlex.split(line)))


def findings(story: Any) -> None:
    """Ask what the rules find through a year, the plan's own and those of the pillars too."""
    import m50core as m50

    for month in (1, 5, 9, 12):
        with m50.open(story.net, today=date(2025, month, 15), who="Anna") as net:
            for plan in (False, True):
                found = net.check(plan=plan)
                story.came.append(
                    [[one.code, one.record, one.nature.name, str(one.by)] for one in found]
                )
            story.came.append(
                [[one.record, one.sort.name, one.code] for one in net.day().everything]
            )
            story.came.append([[one.goal.id, one.stand.name] for one in net.standings()])


async def screen(story: Any) -> None:
    """Walk through lists, forms and sheets; note where one is, and what can be done there."""
    from m50tui.app import M50App

    import m50core as m50

    with m50.open(story.net, today=TODAY, who="Anna") as net:
        app = M50App(net)
        async with app.run_test(size=(120, 36)) as pilot:
            for key in KEYS:
                await pilot.press(key)
                await pilot.pause()
                await app.workers.wait_for_complete()
                while app.is_running and not app.turns.at_rest:
                    await asyncio.sleep(0.001)
                await pilot.pause()
                story.came.append([key, *_state(app)])


def _state(app: Any) -> list[Any]:
    from m50tui.widgets.record_list import RecordList

    here = app.screen
    lists = [[row.record for row in shown.page.rows] for shown in here.query(RecordList)]
    wrong = sorted(str(one.id) for one in here.query(".wrong") if one.display)
    can = sorted({one.binding.action for one in here.active_bindings.values() if one.enabled})
    return [type(here).__name__, getattr(app.focused, "id", None), lists, wrong, can]
