"""The words of the example notebooks: who is in them, and what they say."""
