"""The home screen: what needs attention, in panels, and what one can do about it."""
