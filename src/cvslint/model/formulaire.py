"""The form of one call as data: closed lists, tables, budget grid. A rule pack fills it, the model reads by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from cvslint.french import fold
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.model.ecritures import (
    cle_de_commune,
    cle_de_mot,
    cle_de_quartier,
    code_et_nom,
    ne_dit_que,
    noms_de_communes,
    numeros,
    quartier_et_commune,
)
from cvslint.model.grille import Grille
from cvslint.model.liste_fermee import ListeFermee

__all__ = [
    "Ambition",
    "Commune",
    "Enjeu",
    "Formulaire",
    "ListeFermee",
    "Quartier",
    "cle_de_mot",
    "noms_de_communes",
]


@late_dataclass
class Commune:
    """A commune of the call. ``rattachee_a`` names the legal commune of an associated one."""

    nom: str
    insee: str
    siren: str | None = None
    codes_postaux: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    dans_appel: bool = True
    rattachee_a: str | None = None


@late_dataclass
class Quartier:
    """A priority district: official code and name, other spellings, lived names, the communes it lies in."""

    code: str
    nom: str
    communes: tuple[str, ...]
    alias: tuple[str, ...] = ()
    noms_vecus: tuple[str, ...] = ()


@late_dataclass
class Ambition:
    """One ambition of the call, under the number of its enjeu; one that is not ``autonome`` needs another."""

    id: str
    enjeu: str
    titre: str
    texte: str
    autonome: bool = True


@late_dataclass
class Enjeu:
    """One of the stakes under which the call ranges its ambitions."""

    id: str
    titre: str


@late_dataclass(slots=False)
class Formulaire:
    """All that the model needs to know of a call, and nothing else of it."""

    listes: Mapping[str, ListeFermee]
    grille: Grille
    communes: tuple[Commune, ...] = ()
    quartiers: tuple[Quartier, ...] = ()
    ambitions: tuple[Ambition, ...] = ()
    enjeux: tuple[Enjeu, ...] = ()
    autres_communes: tuple[Commune, ...] = ()

    def mot(self, liste: str, texte: str) -> str:
        """``texte`` as the closed list ``liste`` spells it, or as it stands when the list has no such word."""
        fermee = self.listes.get(liste)
        return (fermee.canonique(texte) if fermee is not None else None) or texte

    @cached_property
    def _communes(self) -> dict[str, Commune]:
        return _par_nom(self.communes)

    @cached_property
    def _autres_communes(self) -> dict[str, Commune]:
        return _par_nom(self.autres_communes)

    @cached_property
    def _quartiers(self) -> dict[str, list[Quartier]]:
        formes: dict[str, list[Quartier]] = {}
        for quartier in self.quartiers:
            for texte in (quartier.code, quartier.nom, *quartier.alias):
                _ajouter(formes, cle_de_quartier(texte), quartier)
        return formes

    @cached_property
    def _vecus(self) -> dict[str, list[Quartier]]:
        formes: dict[str, list[Quartier]] = {}
        for quartier in self.quartiers:
            for texte in quartier.noms_vecus:
                _ajouter(formes, cle_de_quartier(texte), quartier)
        return formes

    @cached_property
    def _ambitions(self) -> dict[str, Ambition]:
        formes = {}
        for ambition in self.ambitions:
            for texte in (ambition.id, ambition.titre, ambition.texte):
                formes[cle_de_mot(texte)] = ambition
        formes.update({ambition.id: ambition for ambition in self.ambitions})
        return formes

    def commune(self, texte: str) -> Commune | None:
        """The commune of that name, whatever its accents and dashes, « Ville de » in front or not."""
        return self._communes.get(cle_de_commune(texte))

    def autre_commune(self, texte: str) -> Commune | None:
        """The commune of that name among those of the same land that the call does not concern."""
        return self._autres_communes.get(cle_de_commune(texte))

    def commune_legale(self, texte: str) -> str | None:
        """The name of the legal commune: that of an associated commune is the one it belongs to."""
        commune = self.commune(texte)
        return None if commune is None else commune.rattachee_a or commune.nom

    def communes_legales(self, textes: Iterable[str]) -> tuple[str, ...]:
        """The legal communes of these names, each once, in their order; unknown names are passed over."""
        legales = (self.commune_legale(texte) for texte in textes)
        return tuple(dict.fromkeys(nom for nom in legales if nom is not None))

    def quartier(self, texte: str, communes: tuple[str, ...] = ()) -> Quartier | None:
        """The quartier of that name or code; ``communes`` decides between namesakes.

        The code may stand beside the name it belongs to, and the name beside one of its communes: « QN05991N Le
        Parc », « Le Parc (Haubourdin) ».
        """
        trouves = self._quartiers.get(cle_de_quartier(texte))
        if trouves is not None:
            return _departager(trouves, communes)
        code = code_et_nom(texte)
        if code is not None:
            return self._du_code(*code)
        for nom, lieu in quartier_et_commune(texte):
            quartier = _departager(self._quartiers.get(cle_de_quartier(nom), []), (lieu,))
            if quartier is not None and self._est_a(quartier, lieu):
                return quartier
        return None

    def _du_code(self, code: str, nom: str) -> Quartier | None:
        """The quartier of that code, unless the name beside it is that of another one."""
        quartier = _departager(self._quartiers.get(cle_de_quartier(code), []), ())
        if quartier is None or not cle_de_quartier(nom) or self._est_a(quartier, nom):
            return quartier
        return quartier if self.quartier(nom, quartier.communes) == quartier else None

    def _est_a(self, quartier: Quartier, lieu: str) -> bool:
        """Whether ``lieu`` names communes of the quartier, and nothing else."""
        noms = [self.commune_legale(nom) for nom in noms_de_communes(lieu)]
        return bool(noms) and set(noms) <= set(self.communes_legales(quartier.communes))

    def quartiers_vecus(self, texte: str) -> list[Quartier]:
        """The quartiers that people who live there call ``texte``, « Fives (Lille) » as well as « Fives »."""
        trouves = self._vecus.get(cle_de_quartier(texte))
        if trouves is not None:
            return trouves
        for nom, lieu in quartier_et_commune(texte):
            trouves = [q for q in self._vecus.get(cle_de_quartier(nom), []) if self._est_a(q, lieu)]
            if trouves:
                return trouves
        return []

    def enjeu(self, texte: str) -> Enjeu | None:
        """The enjeu with that number (« 4 », « Enjeu 4 : … ») or title, the first words of it at least."""
        numero = _NUMERO_D_ENJEU.match(fold(texte))
        if numero is not None:
            return next((enjeu for enjeu in self.enjeux if enjeu.id == numero[1]), None)
        cle = cle_de_mot(texte)
        if len(cle) < _TITRE_RECONNAISSABLE:
            return None
        return next((enjeu for enjeu in self.enjeux if cle_de_mot(enjeu.titre).startswith(cle)), None)

    def ambition(self, texte: str) -> Ambition | None:
        """The ambition with that number or title; a label or words of its title may stand beside the number."""
        ambition = self._ambitions.get(texte.strip()) or self._ambitions.get(cle_de_mot(texte))
        if ambition is not None:
            return ambition
        ecrits = numeros(texte)
        ambition = self._ambitions.get(ecrits[0]) if len(ecrits) == 1 else None
        if ambition is None or not ne_dit_que(texte, f"{ambition.titre} {ambition.texte}"):
            return None
        return ambition


_NUMERO_D_ENJEU = late_pattern(r"(?:enjeu )?(?:n ?°|n[o.] )? ?(\d+)\b(?![.,]\d)")
_TITRE_RECONNAISSABLE = 12
"""How many letters of a title tell an enjeu from the others."""


def _par_nom(communes: Iterable[Commune]) -> dict[str, Commune]:
    ecritures = {c: (c.nom, *c.alias, c.insee) for c in communes}
    return {cle_de_mot(texte): commune for commune, textes in ecritures.items() for texte in textes}


def _ajouter(formes: dict[str, list[Quartier]], cle: str, quartier: Quartier) -> None:
    connus = formes.setdefault(cle, [])
    if quartier not in connus:
        connus.append(quartier)


def _departager(candidats: list[Quartier], communes: tuple[str, ...]) -> Quartier | None:
    if len(candidats) == 1:
        return candidats[0]
    nommees = {cle_de_mot(commune) for commune in communes}
    proches = [q for q in candidats if nommees & {cle_de_mot(commune) for commune in q.communes}]
    return proches[0] if len(proches) == 1 else None
