"""What lies between the terminal and the screens: keys, text, and whose turn it is."""
