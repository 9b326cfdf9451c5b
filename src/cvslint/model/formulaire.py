"""The form of one call as data: closed lists, tables, budget grid. A rule pack fills it, the model reads by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cvslint.french import fold
from cvslint.model.grille import Grille


def cle_de_mot(texte: str) -> str:
    """The form under which two spellings of one word are the same: no case, accent, space, dash or ``_``."""
    return "".join(signe for signe in fold(texte) if signe.isalnum())


@dataclass(frozen=True)
class ListeFermee:
    """The words that a field may hold, each with its label and its other spellings."""

    titre: str
    mots: Mapping[str, str]
    alias: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _formes(self) -> dict[str, str]:
        formes = {cle_de_mot(texte): mot for texte, mot in self.alias.items()}
        formes.update({cle_de_mot(titre): mot for mot, titre in self.mots.items()})
        formes.update({cle_de_mot(mot): mot for mot in self.mots})
        return formes

    def canonique(self, texte: str) -> str | None:
        """The word of the list that ``texte`` spells, or ``None``."""
        return self._formes.get(cle_de_mot(texte))


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the call. ``rattachee_a`` names the legal commune of an associated one."""

    nom: str
    insee: str
    siren: str | None = None
    codes_postaux: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    dans_appel: bool = True
    rattachee_a: str | None = None


_DEVANT_UNE_COMMUNE = re.compile(r"(?:l[ae] )?(?:ville|commune|mairie|municipalite) (?:de |d')")
_CODE_POSTAL = re.compile(r"^\d{5} (?=\D)|(?<=\D) ?(?:\(?\d{2,5}\)?|cedex(?: \d+)?)$")
_ENTRE_DEUX_COMMUNES = re.compile(r"\s*(?:[,;/&+]|\bet\b)\s*", re.IGNORECASE)


def cle_de_commune(texte: str) -> str:
    """:func:`cle_de_mot` without « Ville de », « Commune d' » or « Mairie de » in front, nor a post code."""
    nom = _CODE_POSTAL.sub("", fold(texte))
    return cle_de_mot(_DEVANT_UNE_COMMUNE.sub("", nom, count=1))


def noms_de_communes(texte: str) -> list[str]:
    """The names in a text that may hold several: « Roubaix et Tourcoing », « Roubaix, Tourcoing »."""
    return [nom for nom in _ENTRE_DEUX_COMMUNES.split(texte.strip()) if nom]


@dataclass(frozen=True, slots=True)
class Quartier:
    """A priority district: official code and name, other spellings, lived names, the communes it lies in."""

    code: str
    nom: str
    communes: tuple[str, ...]
    alias: tuple[str, ...] = ()
    noms_vecus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambition:
    """One ambition of the call, under the number of its enjeu; one that is not ``autonome`` needs another."""

    id: str
    enjeu: str
    titre: str
    texte: str
    autonome: bool = True


@dataclass(frozen=True, slots=True)
class Enjeu:
    """One of the stakes under which the call ranges its ambitions."""

    id: str
    titre: str


@dataclass(frozen=True)
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
        """The quartier of that name or code; ``communes`` decides between namesakes."""
        return _departager(self._quartiers.get(cle_de_quartier(texte), []), communes)

    def quartiers_vecus(self, texte: str) -> list[Quartier]:
        """The quartiers that people who live there call ``texte``."""
        return self._vecus.get(cle_de_quartier(texte), [])

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
        """The ambition with that number or title."""
        return self._ambitions.get(texte.strip()) or self._ambitions.get(cle_de_mot(texte))


_NUMERO_D_ENJEU = re.compile(r"(?:enjeu )?(?:n ?°|n[o.] )? ?(\d+)\b(?![.,]\d)")
_TITRE_RECONNAISSABLE = 12
"""How many letters of a title tell an enjeu from the others."""


def _par_nom(communes: Iterable[Commune]) -> dict[str, Commune]:
    ecritures = {c: (c.nom, *c.alias, c.insee) for c in communes}
    return {cle_de_mot(texte): commune for commune, textes in ecritures.items() for texte in textes}


_ARTICLES = ("les", "le", "la", "l")


def cle_de_quartier(texte: str) -> str:
    """:func:`cle_de_mot` without a leading « quartier », « QPV » or article, and with « trois » as 3."""
    mots = fold(texte).replace("-", " ").replace("'", " ").split()
    mots = ["3" if mot == "trois" else mot for mot in mots]
    while mots and mots[0] in (
        "quartier",
        "quartiers",
        "prioritaire",
        "intercommunal",
        "qpv",
        "du",
        "de",
        "des",
    ):
        mots = mots[1:]
    if len(mots) > 1 and mots[0] in _ARTICLES:
        mots = mots[1:]
    return "".join(signe for mot in mots for signe in mot if signe.isalnum())


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
