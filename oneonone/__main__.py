"""`python -m oneonone` is `oo`."""

from oneonone.cli import main

if __name__ == "__main__":
    main()
