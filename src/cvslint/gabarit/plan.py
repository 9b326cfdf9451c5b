"""The questions of the form for one profile: what is asked, how, with which example, what may be left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from cvslint.campagne.campagne import Campagne
from cvslint.gabarit.champs import Champ, CheminType, formulaire_vide
from cvslint.gabarit.consignes import Consigne, Consignes
from cvslint.gabarit.exemples import COMPLET, MINIMAL, exemples, remplis
from cvslint.gabarit.profil import Profil
from cvslint.late_dataclass import late_dataclass

Etat = Literal["demandee", "facultative", "rare"]
"""Asked; may be left blank; of use to few people, so shown behind a ``#``."""

METROPOLITAIN: CheminType = ("projet", "metropolitain")
BILAN: CheminType = ("bilan",)


@late_dataclass
class Question:
    """One field as it is asked: its words, its example, what is already answered, the questions inside it.

    ``minimum`` and ``maximum`` are the numbers of items of a list (0 and ``None``: any number).
    """

    champ: Champ
    etat: Etat
    consigne: Consigne | None = None
    exemple: str = ""
    valeur: str = ""
    sous: tuple[Question, ...] = ()
    minimum: int = 0
    maximum: int | None = None

    @property
    def chemin(self) -> CheminType:
        """The path of its field."""
        return self.champ.chemin

    @property
    def liste_de_blocs(self) -> bool:
        """Whether it is asked once for each item of a list."""
        return self.champ.genre == "liste" and self.champ.objets

    def parcours(self) -> Iterator[Question]:
        """This question and all those inside it, in order."""
        yield self
        for question in self.sous:
            yield from question.parcours()


def plan(campagne: Campagne, profil: Profil) -> tuple[Question, ...]:
    """The questions of the form, in its order; parts that do not apply to the profile are left out."""
    plan_de = _Plan(campagne, profil)
    return tuple(question for champ in formulaire_vide() for question in plan_de.questions(champ))


class _Plan:
    def __init__(self, campagne: Campagne, profil: Profil) -> None:
        self.profil = profil
        self.consignes = Consignes(campagne, profil)
        self.exemples: Mapping[CheminType, str] = exemples(campagne)
        self.valeurs = profil.valeurs(campagne)
        self.minimal = remplis(campagne, MINIMAL)
        self.connus = self.minimal | remplis(campagne, COMPLET)

    def questions(self, champ: Champ) -> Iterator[Question]:
        """The question of one field, or none when it does not apply."""
        if not self._s_applique(champ):
            return
        contenu = champ.element if champ.genre == "liste" and champ.objets else champ
        dedans = contenu.champs if contenu is not None else ()
        sous = tuple(question for un in dedans for question in self.questions(un))
        if dedans and not sous:
            return
        etat = self._etat(champ, sous)
        if etat == "facultative":
            # Who fills it in answers all of it.
            sous = tuple(replace(q, etat="demandee") if q.etat == "facultative" else q for q in sous)
        yield Question(
            champ,
            etat,
            self.consignes.de(champ),
            self.exemples.get(champ.chemin, ""),
            self.valeurs.get(champ.chemin, ""),
            sous,
            self.consignes.minimum(champ),
            self.consignes.maximum(champ),
        )

    def _s_applique(self, champ: Champ) -> bool:
        if champ.chemin == BILAN and not self.profil.reconduction:
            return False
        return self.consignes.concerne(champ)

    def _etat(self, champ: Champ, sous: tuple[Question, ...]) -> Etat:
        if champ.chemin[: len(METROPOLITAIN)] == METROPOLITAIN:
            connu = champ.chemin in self.connus
            return "demandee" if connu and self.profil.metropolitain else "rare"
        if champ.chemin in self.minimal or self.consignes.exige(champ) or self.consignes.minimum(champ):
            return "demandee"
        # What an item must hold is only asked of who adds an item.
        if champ.genre != "liste" and any(question.etat == "demandee" for question in sous):
            return "demandee"
        if champ.chemin in self.connus or self.consignes.regarde(champ):
            return "facultative"
        return "rare"
