"""The board: its seats, portfolios and pillars."""
