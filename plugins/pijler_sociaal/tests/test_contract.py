"""The pillar keeps the promises of every plugin."""

from m50core.testing.plugin_contract import PluginContract


class TestContract(PluginContract):
    entry_point = "pijler-sociaal"
