"""A value as TOML writes it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from cvslint.late_pattern import late_pattern

_CLE_NUE = late_pattern(r"[A-Za-z0-9_-]+")


def en_toml(valeur: object) -> str:
    """One value on one line, as a configuration writes it."""
    if isinstance(valeur, bool):
        return "true" if valeur else "false"
    if isinstance(valeur, str):
        # Every escape of JSON is one of TOML.
        return json.dumps(valeur, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(valeur, (dt.date, dt.time)):
        return valeur.isoformat()
    if isinstance(valeur, Mapping):
        return "{" + ", ".join(f"{cle_toml(cle)} = {en_toml(v)}" for cle, v in valeur.items()) + "}"
    if isinstance(valeur, Sequence):
        return f"[{', '.join(en_toml(element) for element in valeur)}]"
    return str(valeur)


def cle_toml(cle: str) -> str:
    """A key, in quotes where it needs them."""
    return cle if _CLE_NUE.fullmatch(cle) else en_toml(cle)
