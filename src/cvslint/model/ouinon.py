"""Oui or non, as people write it."""

from __future__ import annotations

from cvslint.document.letters import LOOKALIKES, code_of
from cvslint.model.illisible import INVISIBLES, Illisible, citer, plier

_OUI = frozenset({"oui", "vrai", "true", "yes"})
_NON = frozenset({"non", "faux", "false", "no"})
_SENS_PROBABLE = {"o": "oui", "y": "oui", "on": "oui", "1": "oui", "n": "non", "off": "non", "0": "non"}


def lire_ouinon(texte: str) -> bool:
    """Whether ``texte`` says oui (vrai, true, yes) or non (faux, false, no), in any case, accents set aside.

    Raises ``Illisible`` for anything else: a cross, a letter, a 1 or a 0 are not taken for an answer
    (contract of the command line, § 9).
    """
    mot = plier(texte.translate(INVISIBLES)).strip()
    if mot in _OUI:
        return True
    if mot in _NON:
        return False
    premier = mot.split(maxsplit=1)[0].rstrip(",.;:!") if mot else ""
    sens = "oui" if premier in _OUI else "non" if premier in _NON else _SENS_PROBABLE.get(mot)
    imite = mot.translate(LOOKALIKES)
    if imite in _OUI | _NON:
        intrus = next(signe for signe, lettre in zip(mot, imite, strict=True) if signe != lettre)
        raise Illisible(
            f"le signe {citer(intrus)} est d'un autre alphabet ({code_of(intrus)})", imite, certain=True
        )
    raise Illisible(propose=sens)
