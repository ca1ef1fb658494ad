"""The agenda as pictures: what falls on which day, and where it is drawn. Pure."""
