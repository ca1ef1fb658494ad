"""Lobby: its lines, moments, contacts, stakeholders and partners."""
