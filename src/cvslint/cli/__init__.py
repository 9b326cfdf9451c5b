"""The command line: the only room that knows streams, exit codes, the environment and the clock."""

from __future__ import annotations

import gc


def main() -> None:
    """Entry point of the ``cvslint`` command.

    The collector has nothing to free while modules and rules load, and would walk all of them again at exit: it
    sleeps until :func:`ready`, and what is left at the end goes with the process.
    """
    gc.disable()
    from cvslint.cli.app import run

    code = run()
    gc.freeze()
    raise SystemExit(code)


def ready() -> None:
    """Wakes the collector once rules are loaded: it forgets what is there, which stays until the end."""
    gc.freeze()
    gc.enable()
