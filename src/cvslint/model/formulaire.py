"""The form of one call as data: closed lists, tables, budget grid. A rule pack fills it, the model reads by it."""

from __future__ import annotations

from collections.abc import Mapping
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
    """One ambition of the call, under the number of its enjeu."""

    id: str
    enjeu: str
    titre: str
    texte: str


@dataclass(frozen=True)
class Formulaire:
    """All that the model needs to know of a call, and nothing else of it."""

    listes: Mapping[str, ListeFermee]
    grille: Grille
    communes: tuple[Commune, ...] = ()
    quartiers: tuple[Quartier, ...] = ()
    ambitions: tuple[Ambition, ...] = ()

    def mot(self, liste: str, texte: str) -> str:
        """``texte`` as the closed list ``liste`` spells it, or as it stands when the list has no such word."""
        fermee = self.listes.get(liste)
        return (fermee.canonique(texte) if fermee is not None else None) or texte

    @cached_property
    def _communes(self) -> dict[str, Commune]:
        formes = {}
        for commune in self.communes:
            for texte in (commune.nom, *commune.alias, commune.insee):
                formes[cle_de_mot(texte)] = commune
        return formes

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
        """The commune of that name, whatever its accents and dashes."""
        return self._communes.get(cle_de_mot(texte))

    def quartier(self, texte: str, communes: tuple[str, ...] = ()) -> Quartier | None:
        """The quartier of that name or code; ``communes`` decides between namesakes."""
        return _departager(self._quartiers.get(cle_de_quartier(texte), []), communes)

    def quartiers_vecus(self, texte: str) -> list[Quartier]:
        """The quartiers that people who live there call ``texte``."""
        return self._vecus.get(cle_de_quartier(texte), [])

    def ambition(self, texte: str) -> Ambition | None:
        """The ambition with that number or title."""
        return self._ambitions.get(texte.strip()) or self._ambitions.get(cle_de_mot(texte))


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
