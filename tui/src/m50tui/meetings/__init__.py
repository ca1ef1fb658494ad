"""A meeting: its screens, and as lines what stands in each part, why, and what one can do."""
