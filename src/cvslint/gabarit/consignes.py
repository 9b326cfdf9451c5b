"""What the rules ask of a field: what to write, why, where the call says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.message import sans_trous
from cvslint.campagne.regle import Appel, Cas, Litteral, Regle
from cvslint.findings import Severity
from cvslint.gabarit.champs import RANG, Champ, CheminType
from cvslint.gabarit.profil import STATUT, Profil, chemins_de, demande, tient
from cvslint.selection import FAMILLES_EN_OPTION


@dataclass(frozen=True, slots=True)
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
            (regle, cas, cas.appel, (*regle.si, *cas.si))
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
        return None

    def exige(self, champ: Champ) -> bool:
        """Whether a blank here is an error or a warning."""
        return any(cas.gravite is not Severity.INFO for _, cas in self._demandes(champ.chemin))

    def regarde(self, champ: Champ) -> bool:
        """Whether a blank here is said at all, be it in passing."""
        return any(True for _ in self._demandes(champ.chemin))

    def minimum(self, champ: Champ) -> int:
        """How many items a list must have at least."""
        return self._nombre(champ, "min") or 0

    def maximum(self, champ: Champ) -> int | None:
        """How many items a list may have."""
        return self._nombre(champ, "max")

    def concerne(self, champ: Champ) -> bool:
        """Whether the statut lets a field apply: not when every rule on it is meant for other statuts."""
        sous_condition = False
        for _, _, appel, conditions in self._cas:
            autres = [condition for condition in conditions if STATUT not in chemins_de(condition)]
            if not any(_porte_sur(un, champ.chemin) for un in (appel, *autres)):
                continue
            statuts = [condition for condition in conditions if STATUT in chemins_de(condition)]
            if all(tient(condition, self.profil) for condition in statuts) and (statuts or demande(appel)):
                return True
            sous_condition = sous_condition or bool(statuts)
        return not sous_condition

    def _demandes(self, chemin: CheminType) -> Iterator[tuple[Regle, Cas]]:
        for regle, cas, appel, conditions in self._cas:
            demandee = chemin in chemins_de(appel) and demande(appel)
            if demandee and all(tient(condition, self.profil) for condition in conditions):
                yield regle, cas

    def _nombre(self, champ: Champ, borne: str) -> int | None:
        for _, _, appel, _ in self._cas:
            argument = appel.avec.get(borne)
            if appel.controle.compte and champ.chemin in chemins_de(appel) and isinstance(argument, Litteral):
                return int(str(argument.valeur))
        return None


def _porte_sur(appel: Appel, chemin: CheminType) -> bool:
    """Whether a check looks at a field or at something in it."""
    return any(vu[: len(chemin)] == chemin for vu in chemins_de(appel))
