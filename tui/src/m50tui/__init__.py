"""The screen of m50, in a terminal: shows what is installed, and knows no pillar."""
