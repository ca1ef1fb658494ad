"""The pillar Ruimte en economie of M50: its part of the plan, its records, rules and screens."""
