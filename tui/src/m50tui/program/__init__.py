"""The program as a whole: the main screen, its lists, and the palette."""
