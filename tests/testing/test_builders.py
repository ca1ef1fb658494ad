"""The small networks that tests are made of leave what they are made of as it was."""

from m50core.testing.builders import network, plugin


def rules():
    return ()


def test_a_function_given_as_a_hook_is_not_marked_as_one():
    with network(plugins={"regels": plugin(rules=rules)}) as net:
        net.check()
    assert not hasattr(rules, "m50_impl")
