"""Fixtures for the tests of plugins and scripts."""
