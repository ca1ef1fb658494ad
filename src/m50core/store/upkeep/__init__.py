"""Looking after a folder: examined, healed, put back, practised, also when it can't be opened."""
