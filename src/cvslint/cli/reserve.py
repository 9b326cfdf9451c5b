"""The folder of the user's where compiled rules are kept between runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path as FilePath

VARIABLE = "CVSLINT_CACHE_DIR"
"""The variable of the environment that names another folder."""


def dossier_de_reserve() -> FilePath | None:
    """The folder that ``CVSLINT_CACHE_DIR`` names, else cvslint's own among the user's caches, as each system has
    them; ``None`` where there is no such place. Nothing is made here."""
    nomme = os.environ.get(VARIABLE)
    if nomme:
        return FilePath(nomme)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        # A relative one is to be ignored, says the XDG base directory specification.
        base = base if os.path.isabs(base) else os.path.expanduser("~/.cache")
    return FilePath(base, "cvslint") if os.path.isabs(base) else None
