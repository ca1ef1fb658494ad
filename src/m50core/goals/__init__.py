"""What the year plan promises: goals, activities, rhythms, principles, indicators, open points."""
