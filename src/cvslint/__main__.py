"""``python -m cvslint``."""

from cvslint.cli import main

if __name__ == "__main__":
    main()
