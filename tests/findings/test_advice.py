"""Every rule says what one can do about it, in words that exist."""

import re

import pytest

import m50core as m50


@pytest.fixture(scope="module")
def net():
    with m50.open("memory:") as opened:
        yield opened


def test_every_rule_says_what_several_are_and_what_one_can_do(net):
    for rule in net.register.rules():
        assert rule.advice.endswith((".", "…")), rule.code
        assert rule.many, rule.code
        assert re.sub(r"\{id\}", "", rule.advice).count("{") == 0, rule.code


def test_every_word_and_field_in_an_advice_exists(net):
    words = set(net.register.commands())
    every = {name for cls in net.kinds.values() for name in cls.spec.fields}
    for rule in net.register.rules():
        for said in rule.advice.split("m50 ")[1:]:
            word, *rest = re.findall(r"\w+", said)
            assert word in words, (rule.code, word)
            known = every
            if word == "add":
                assert rest[0] in net.kinds, (rule.code, rest[0])
                known = set(net.kinds[rest[0]].spec.fields)
            assert set(re.findall(r"(\w+)=", said)) <= known, rule.code
