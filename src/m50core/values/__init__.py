"""What a field holds: money, periods, choices, texts. Knows no record."""
