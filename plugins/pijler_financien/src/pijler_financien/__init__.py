"""The pillar Financiën of M50: its part of the plan, its records, rules and fixed days."""
