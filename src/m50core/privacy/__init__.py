"""People's data (AVG): shown, exported and erased, wherever it is kept."""
