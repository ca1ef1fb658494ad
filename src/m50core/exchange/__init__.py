"""Other programs' file formats, an adapter each."""
