"""Every rule says what one can do about it, in words that exist."""

import re
from datetime import date

import pytest

import m50core as m50
from m50core.today.deeds import possible


@pytest.fixture(scope="module")
def net():
    with m50.open("memory:") as opened:
        yield opened


def test_every_rule_says_what_several_are_and_what_one_can_do(net):
    for rule in net.register.rules():
        assert rule.advice.endswith((".", "…")), rule.code
        assert rule.many, rule.code
        assert re.sub(r"\{(id|m50)\}", "", rule.advice).count("{") == 0, rule.code


def test_every_word_and_field_in_an_advice_exists(net):
    words = set(net.register.commands())
    every = {name for cls in net.kinds.values() for name in cls.spec.fields}
    for rule in net.register.rules():
        for said in rule.advice.split("{m50} ")[1:]:
            word, *rest = re.findall(r"\w+", said)
            assert word in words, (rule.code, word)
            known = every
            if word == "add":
                assert rest[0] in net.kinds, (rule.code, rest[0])
                known = set(net.kinds[rest[0]].spec.fields)
            assert set(re.findall(r"(\w+)=", said)) <= known, rule.code


@pytest.mark.parametrize("day", [date(2025, 4, 14), date(2026, 1, 5)])
def test_what_one_is_told_to_do_about_a_record_can_be_done_with_it(net, day):
    net.today = day
    wrong = set()
    for finding in (*net.check(), *net.check(plan=True)):
        for word, name in re.findall(r"m50 (done|schedule|assign) ([a-z0-9-]+)", finding.advice):
            record = net.records.get(name)
            if record is not None and word not in {deed.value for deed in possible(record, day)}:
                wrong.add((finding.code, word, record.kind))
    assert wrong == set()
