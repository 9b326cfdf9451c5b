"""Patterns that are compiled when they are first used: a run uses few of the many that modules hold."""

from __future__ import annotations

import re
from typing import Any, cast


class _Motif:
    """Stands for a compiled pattern until it is one."""

    def __init__(self, texte: str, options: int) -> None:
        self._texte = texte
        self._options = options

    def __getattr__(self, nom: str) -> Any:
        # Asked once for each method: from then on it is an attribute of this object.
        valeur = getattr(re.compile(self._texte, self._options), nom)
        setattr(self, nom, valeur)
        return valeur


def late_pattern(texte: str, options: int = 0) -> re.Pattern[str]:
    """The pattern ``texte``, compiled at its first use; ``options`` are those of :mod:`re`.

    A wrong pattern raises then, not when its module loads. It serves by its methods only: it is no ``re.Pattern`` for
    ``isinstance``, nor for the functions of :mod:`re`.
    """
    return cast("re.Pattern[str]", _Motif(texte, options))
