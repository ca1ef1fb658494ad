"""Takes the name of a pillar."""

m50_api = 1
