"""What is answered to a program: values to JSON and back, and the JSON schema of each answer.

An answer is made of attrs classes, which stand in ``answers`` of the room that they are about.
"""
