"""A network that was opened without a day follows its clock; one with a day stays on it."""

from collections.abc import Callable
from datetime import date, datetime

import m50core as m50
from m50core.network.network import Network
from m50core.values.clock import ZONE

MONDAY, TUESDAY = date(2025, 3, 10), date(2025, 3, 11)


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2025, 3, 10, 17, tzinfo=ZONE)

    def __call__(self) -> datetime:
        return self.moment

    def sleep(self) -> None:
        self.moment = datetime(2025, 3, 11, 8, 39, tzinfo=ZONE)


def overnight(today: date | None = None) -> tuple[Network, Callable[[], None]]:
    clock = Clock()
    return m50.open("memory:", today=today, who="secretariaat", clock=clock), clock.sleep


def test_today_follows_the_clock_past_midnight():
    net, sleep = overnight()
    with net:
        assert net.today == MONDAY
        sleep()
        assert net.today == TUESDAY
        assert net.day().day == TUESDAY


def test_a_commit_after_midnight_is_of_that_day_in_every_place():
    net, sleep = overnight()
    with net:
        with net.commit("Zaal") as commit:
            item = commit.add(m50.ActionItem(title="Zaal", due=m50.Period.parse("2025-03-20")))
        _ = net.check()
        sleep()
        with net.commit("Klaar") as commit:
            commit.change(item, status="done", due="morgen")
        done = net[item.id]
        assert (done.done_on, str(done.due)) == (TUESDAY, "2025-03-12")
        assert net.log()[-1].day is None
        assert net.log()[-1].when.date() == TUESDAY


def test_the_day_does_not_turn_within_a_change():
    net, sleep = overnight()
    with net:
        with net.commit("Zaal") as commit:
            item = commit.add(m50.ActionItem(title="Zaal"))
            sleep()
            assert net.today == MONDAY
            commit.change(item, status="done")
        assert net[item.id].done_on == MONDAY
        assert net.log()[-1].day == MONDAY
        assert net.today == TUESDAY


def test_what_takes_effect_that_day_does_so_in_a_network_that_stayed_open():
    for looked_at_all in (False, True):
        net, sleep = overnight()
        with net:
            goal = next(iter(net.goals))
            with net.commit("Besluit") as commit:
                decision = commit.add(m50.Decision(title="Andere titel", due="2025-03-10"))
            change = m50.Amendment(
                title="Titel", about=goal.id, field_name="title", new_value="Zoals besloten"
            )
            net.decide(decision, [change], effective=TUESDAY)
            if looked_at_all:
                net.check()
            assert net.goals[goal.id].title == goal.title
            sleep()
            assert net.goals[goal.id].title == "Zoals besloten"


def test_words_for_a_day_in_a_question_are_asked_on_the_day_that_it_is():
    net, sleep = overnight()
    with net:
        with net.commit("Zaal") as commit:
            commit.add(m50.ActionItem(title="Zaal", due=m50.Period.parse("2025-03-11")))
        assert not net.collection("action_item").where(due__lte="vandaag")
        sleep()
        assert len(net.collection("action_item").where(due__lte="vandaag")) == 1


def test_a_day_that_was_given_stays():
    net, sleep = overnight(MONDAY)
    with net:
        sleep()
        assert net.today == MONDAY
        net.today = date(2025, 4, 1)
        assert net.today == date(2025, 4, 1)
    net, sleep = overnight()
    with net:
        seen = net.as_of(MONDAY)
        sleep()
        assert seen.today == MONDAY
