"""What the words about every kind, and about the program itself, answer a program with."""
