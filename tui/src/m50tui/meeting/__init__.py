"""A meeting as lines on a screen: what stands in each part, why, and what one can do there."""
