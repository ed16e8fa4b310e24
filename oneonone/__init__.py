"""oneonone: one-on-one time for every student, the quiet ones too."""

__version__ = "1.0.0"
