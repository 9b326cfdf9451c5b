"""What changed from one pack to another: parameters, tables, rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from cvslint.campagne.contenu import Contenu
from cvslint.late_dataclass import late_dataclass

Partie = Literal["parametre", "table", "regle"]

_NOMS = ("code", "id", "nom", "insee", "cle", "titre")
"""The fields that name an item of a list, the first one written wins."""

_ESSAIS = frozenset({"exemples"})
"""Parts of a rule that only try it: they change nothing of what it finds."""


@late_dataclass
class Difference:
    """One thing that differs, by its place in the pack; ``avant`` or ``apres`` is ``None`` where it is not there."""

    partie: Partie
    cle: str
    avant: str | None
    apres: str | None


def differences(avant: Contenu, apres: Contenu) -> Iterator[Difference]:
    """All that differs, parameters first, then tables, then rules; each in the order of the older pack."""
    yield from _ecarts("parametre", avant.fiche.get("parametres"), apres.fiche.get("parametres"))
    yield from _ecarts("table", avant.tables, apres.tables)
    yield from _ecarts("regle", _sans_essais(avant.regles), _sans_essais(apres.regles))


def _sans_essais(regles: Mapping[str, Any]) -> dict[str, Any]:
    return {
        code: {cle: dit for cle, dit in regle.items() if cle not in _ESSAIS}
        for code, regle in regles.items()
        if isinstance(regle, dict)
    }


def _ecarts(partie: Partie, avant: Any, apres: Any) -> Iterator[Difference]:
    plat_avant, plat_apres = dict(_aplati(avant, "")), dict(_aplati(apres, ""))
    entrees = dict.fromkeys((*_entrees(partie, avant), *_entrees(partie, apres)))
    finies = set()
    for entree in entrees:
        ici, la = (_sous(plat, entree) for plat in (plat_avant, plat_apres))
        if not ici or not la:
            # Added or gone as a whole: one line, not one a field.
            finies |= {*ici, *la}
            yield Difference(partie, entree, _nom(ici), _nom(la))
    for cle in dict.fromkeys((*plat_avant, *plat_apres)):
        if cle not in finies and plat_avant.get(cle) != plat_apres.get(cle):
            yield Difference(partie, cle, plat_avant.get(cle), plat_apres.get(cle))


def _entrees(partie: Partie, lu: Any) -> Iterator[str]:
    """The places of the things that come and go as a whole: a rule, an item of a table."""
    if not isinstance(lu, dict):
        return
    for cle, dedans in lu.items():
        if partie == "regle":
            yield cle
        elif partie == "table" and isinstance(dedans, list):
            yield from (f"{cle}[{_nom_de(element, rang)}]" for rang, element in enumerate(dedans))


def _sous(plat: Mapping[str, str], entree: str) -> dict[str, str]:
    return {
        cle: dit for cle, dit in plat.items() if cle == entree or cle.startswith((f"{entree}.", f"{entree}["))
    }


def _nom(plat: Mapping[str, str]) -> str | None:
    """How something that comes or goes is called: its name, else all of it."""
    if not plat:
        return None
    for fin in (".nom", ".titre", ".enonce"):
        for cle, dit in plat.items():
            if cle.endswith(fin):
                return dit
    return next(iter(plat.values()))


def _aplati(lu: Any, ici: str) -> Iterator[tuple[str, str]]:
    """Every text with its place; a list of texts is one text."""
    if isinstance(lu, dict):
        for cle, dedans in lu.items():
            yield from _aplati(dedans, f"{ici}.{cle}" if ici else str(cle))
    elif isinstance(lu, list) and any(isinstance(element, (dict, list)) for element in lu):
        for rang, element in enumerate(lu):
            yield from _aplati(element, f"{ici}[{_nom_de(element, rang)}]")
    elif isinstance(lu, list):
        yield ici, json.dumps(lu, ensure_ascii=False)
    else:
        yield ici, "" if lu is None else str(lu)


def _nom_de(element: Any, rang: int) -> str:
    if isinstance(element, dict):
        for nom in _NOMS:
            if isinstance(element.get(nom), str):
                return str(element[nom])
    return str(rang) if isinstance(element, (dict, list)) else str(element)
