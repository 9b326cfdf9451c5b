"""The command line: the only room that knows streams, exit codes, the environment and the clock."""

from __future__ import annotations

import gc


def main() -> None:
    """Entry point of the ``cvslint`` command.

    The collector has nothing to free while modules load, and would walk all of them again at exit: it sleeps
    during the imports, and forgets what they made.
    """
    gc.disable()
    from cvslint.cli.app import run

    raise SystemExit(run())
