"""What the rules ask of a field: what to write, why, where the call says so."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.message import sans_trous
from cvslint.campagne.regle import Appel, Cas, Litteral, Regle
from cvslint.findings import Severity
from cvslint.gabarit.champs import RANG, Champ, CheminType
from cvslint.gabarit.profil import STATUT, Profil, chemins_de, demande, tient
from cvslint.late_dataclass import late_dataclass
from cvslint.selection import FAMILLES_EN_OPTION


@late_dataclass
class Consigne:
    """The words of the rulebook on one field."""

    aide: str
    pourquoi: str
    source: str


class Consignes:
    """What the rules of a pack ask of a dossier of one profile."""

    def __init__(self, campagne: Campagne, profil: Profil) -> None:
        self.profil = profil
        self._cas = [
            _regarder(regle, cas, cas.appel, profil)
            for regle in campagne.regles.values()
            if regle.famille not in FAMILLES_EN_OPTION and regle.portee == "dossier"
            for cas in regle.cas
            if cas.appel is not None
        ]

    def de(self, champ: Champ) -> Consigne | None:
        """What to write in a field, as the first rule that asks for it says; ``None`` when none does."""
        trouves = list(self._demandes(champ.chemin))
        if not trouves and champ.genre == "liste":
            trouves = list(self._demandes((*champ.chemin, RANG)))
        for regle, cas in trouves:
            aide = sans_trous(cas.aide.texte)
            if aide:
                return Consigne(aide, cas.pourquoi or regle.pourquoi, regle.source)
        return self._de_chaque_type(champ)

    def _de_chaque_type(self, champ: Champ) -> Consigne | None:
        """What to write in a list that must have an item of each of several types, a rule for each."""
        cas = list(self._types(champ).values())
        if not cas:
            return None
        aides = dict.fromkeys(sans_trous(vu.cas.aide.texte) for vu in cas)
        premier = cas[0]
        return Consigne(" ".join(aides), premier.cas.pourquoi or premier.regle.pourquoi, premier.regle.source)

    def exige(self, champ: Champ) -> bool:
        """Whether a blank here is an error or a warning."""
        return any(cas.gravite is not Severity.INFO for _, cas in self._demandes(champ.chemin))

    def regarde(self, champ: Champ) -> bool:
        """Whether a blank here is said at all, be it in passing."""
        return any(True for _ in self._demandes(champ.chemin))

    def minimum(self, champ: Champ) -> int:
        """How many items a list must have at least."""
        return max(self._nombre(champ, "min") or 0, len(self._types(champ)))

    def maximum(self, champ: Champ) -> int | None:
        """How many items a list may have."""
        return self._nombre(champ, "max")

    def concerne(self, champ: Champ) -> bool:
        """Whether the statut lets a field apply: not when every rule on it is meant for other statuts."""
        sous_condition = False
        for vu in self._cas:
            if not any(chemin[: len(champ.chemin)] == champ.chemin for chemin in vu.alentour):
                continue
            if all(vu.statuts) and (vu.statuts or vu.demande):
                return True
            sous_condition = sous_condition or bool(vu.statuts)
        return not sous_condition

    def _demandes(self, chemin: CheminType) -> Iterator[tuple[Regle, Cas]]:
        for vu in self._cas:
            if vu.demande and vu.tient and chemin in vu.chemins:
                yield vu.regle, vu.cas

    def _types(self, champ: Champ) -> dict[str, _Cas]:
        """The types of which a list must have an item, each with the first case that says so."""
        types: dict[str, _Cas] = {}
        for vu in self._cas:
            argument = vu.appel.avec.get("type")
            if (
                isinstance(argument, Litteral)
                and champ.chemin in vu.chemins
                and vu.appel.controle.lit_absent
                and vu.cas.gravite is not Severity.INFO
            ):
                types.setdefault(str(argument.valeur), vu)
        return types

    def _nombre(self, champ: Champ, borne: str) -> int | None:
        for vu in self._cas:
            argument = vu.appel.avec.get(borne)
            if vu.appel.controle.compte and champ.chemin in vu.chemins and isinstance(argument, Litteral):
                return int(str(argument.valeur))
        return None


@late_dataclass
class _Cas:
    """A case of a rule as one profile sees it.

    ``chemins`` are the fields it checks, ``alentour`` these and those of its conditions but the statut;
    ``statuts`` says of each condition on the statut whether it holds, ``tient`` whether all conditions do;
    ``demande`` whether it finds fault with a blank.
    """

    regle: Regle
    cas: Cas
    appel: Appel
    chemins: frozenset[CheminType]
    alentour: tuple[CheminType, ...]
    statuts: tuple[bool, ...]
    tient: bool
    demande: bool


def _regarder(regle: Regle, cas: Cas, appel: Appel, profil: Profil) -> _Cas:
    tenues = [(tuple(chemins_de(condition)), tient(condition, profil)) for condition in (*regle.si, *cas.si)]
    chemins = tuple(chemins_de(appel))
    autres = [chemin for vus, _ in tenues if STATUT not in vus for chemin in vus]
    return _Cas(
        regle,
        cas,
        appel,
        frozenset(chemins),
        (*chemins, *autres),
        tuple(tenue for vus, tenue in tenues if STATUT in vus),
        all(tenue for _, tenue in tenues),
        demande(appel),
    )
