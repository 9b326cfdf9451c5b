"""The questions still to be put, one by one, for a dossier as far as it is filled in: where each answer goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from cvslint.campagne.campagne import Campagne
from cvslint.gabarit.champs import CheminType
from cvslint.gabarit.commentaires import QUARTIER, majuscule
from cvslint.gabarit.ecriture import Valeur
from cvslint.gabarit.plan import Question
from cvslint.gabarit.profil import STATUT, Profil
from cvslint.gabarit.rangement import est_vierge, range_sous
from cvslint.late_dataclass import late_dataclass
from cvslint.model.illisible import Illisible
from cvslint.model.ouinon import lire_ouinon
from cvslint.span import Path

Mode = Literal["valeur", "mots", "carte", "compte", "detail"]
"""One value; several words of a short list; a key with its value; a line of the grid to choose; its detail."""

COMMUNES: CheminType = ("projet", "territoires", "[]", "communes")
_PROGRAMMATION: CheminType = ("soutien_anterieur", "programmation_precedente")
_NATURE: CheminType = ("depot", "nature")
_CPO: CheminType = ("soutien_anterieur", "cpo", "en_cours")


@late_dataclass
class Demande:
    """One question as it is put: the answer goes to ``chemin``.

    ``partie`` is the part of the form, ``contexte`` what the value is of (« Objectif 2 »). ``liste`` is the list
    that an answer makes longer, ``compte`` the account to come back to, ``choix`` what may be answered by its
    number, ``present`` what stands there now.
    """

    chemin: Path
    titre: str
    partie: str
    mode: Mode = "valeur"
    question: Question | None = None
    contexte: str = ""
    facultative: bool = False
    present: Valeur = ""
    liste: Path | None = None
    compte: Path | None = None
    encore: int = 0
    """How many items the list must still get."""
    choix: tuple[tuple[str, str], ...] = ()
    """Each word that may be answered, with its label."""

    @property
    def cle(self) -> tuple[str, Path]:
        """What tells it from the others, whatever is answered."""
        return self.mode, self.chemin

    @property
    def repondue(self) -> bool:
        """Whether there is nothing to ask."""
        return not self.encore if self.liste is not None else not est_vierge(self.present)


def profil_de(arbre: Valeur, campagne: Campagne) -> Profil:
    """The profile that a dossier says of itself; each part is unknown while it is not answered."""
    statut = _texte(arbre, STATUT)
    mot = campagne.formulaire.listes["statuts"].canonique(statut) if statut else None
    oui = [_oui(_texte(arbre, chemin)) for chemin in (_PROGRAMMATION, _CPO)]
    nature = campagne.formulaire.listes["natures"].canonique(_texte(arbre, _NATURE) or "")
    soutenu = True if True in oui or nature == "reconduction" else oui[0]
    return Profil(mot or "", soutenu, True)


def demandes(arbre: Valeur, questions: Iterable[Question], campagne: Campagne) -> list[Demande]:
    """All questions for a dossier filled in as ``arbre``, answered ones included, in the order of the form.

    ``questions`` are those of the plan for the profile of that dossier.
    """
    trouvees: list[Demande] = []
    for question in questions:
        if question.champ.compose:
            partie = _DemandesDe(arbre, campagne, majuscule(question.champ.titre))
            trouvees += partie.de(question, question.chemin, "")
    return trouvees


class _DemandesDe:
    """The questions of one part of the form."""

    def __init__(self, arbre: Valeur, campagne: Campagne, partie: str) -> None:
        self.arbre = arbre
        self.campagne = campagne
        self.partie = partie

    def de(self, question: Question, chemin: Path, contexte: str) -> Iterator[Demande]:
        """The questions of one field and of what is in it."""
        champ = question.champ
        if question.etat == "rare":
            return
        if champ.genre == "budget":
            from cvslint.gabarit.demandes_budget import demandes_du_budget

            grille = self.campagne.formulaire.grille
            yield from demandes_du_budget(range_sous(self.arbre, chemin), chemin, grille, self.partie)
        elif question.liste_de_blocs:
            yield from self._blocs(question, chemin)
        elif question.sous:
            bloc = self._bloc(question.sous, chemin, contexte or _contexte(question, chemin))
            toutes = question.etat == "facultative"
            yield from (replace(demande, facultative=True) for demande in bloc) if toutes else bloc
        elif champ.genre == "liste":
            yield from self._textes(question, chemin, contexte)
        elif champ.genre == "carte":
            yield self._demande(question, chemin, contexte, mode="carte", liste=chemin)
        else:
            yield self._demande(question, chemin, contexte, choix=self._mots(question))

    def _bloc(self, sous: Sequence[Question], chemin: Path, contexte: str) -> Iterator[Demande]:
        """The fields of a block; « non » to its first one, when that is a matter of yes or no, closes it."""
        for rang, question in enumerate(sous):
            if question.champ.cle == "communes" and _texte(self.arbre, (*chemin, "commune")):
                # One commune is named: the list of several is the other way of saying it.
                continue
            yield from self.de(question, (*chemin, question.champ.cle), contexte)
            ferme = rang == 0 and question.champ.genre == "ouinon"
            if ferme and _oui(_texte(self.arbre, (*chemin, question.champ.cle))) is False:
                return

    def _blocs(self, question: Question, chemin: Path) -> Iterator[Demande]:
        sous = [q for q in question.sous if q.etat != "rare"]
        if not sous:
            # A text alone is a way of filling in such a list.
            yield self._demande(question, chemin, "")
            return
        present = range_sous(self.arbre, chemin)
        nombre = _remplis(present)
        un = majuscule(question.champ.titre)
        for rang in range(nombre):
            yield from self._bloc(
                self._sans_commune_sure(sous, chemin, rang), (*chemin, rang), f"{un}, n° {rang + 1}"
            )
        if question.maximum is None or nombre < question.maximum:
            attendus = max(question.minimum, 1 if question.etat == "demandee" else 0)
            premiere = sous[0]
            yield self._demande(
                premiere,
                (*chemin, nombre, premiere.champ.cle),
                f"{un}, n° {nombre + 1}",
                liste=chemin,
                encore=max(attendus - nombre, 0) or int(not nombre),
                facultative=question.etat != "demandee" or nombre >= attendus,
                choix=self._mots(premiere),
            )

    def _sans_commune_sure(self, sous: list[Question], chemin: Path, rang: int) -> list[Question]:
        """A quartier that lies in one commune says which; only those that lie in several are asked."""
        if (*chemin, "[]", "quartier") != QUARTIER:
            return sous
        quartier = self.campagne.formulaire.quartier(_texte(self.arbre, (*chemin, rang, "quartier")))
        plusieurs = quartier is not None and len(quartier.communes) > 1
        return [q for q in sous if q.chemin != COMMUNES or plusieurs]

    def _textes(self, question: Question, chemin: Path, contexte: str) -> Iterator[Demande]:
        choix = self._communes(chemin) if question.chemin == COMMUNES else self._mots(question)
        if choix:
            yield self._demande(question, chemin, contexte, mode="mots", choix=choix)
            return
        present = range_sous(self.arbre, chemin)
        nombre = _remplis(present)
        for rang in range(nombre):
            yield self._demande(question, (*chemin, rang), contexte)
        if question.maximum is None or nombre < question.maximum:
            manque = int(not nombre)
            yield self._demande(
                question,
                (*chemin, nombre),
                contexte,
                liste=chemin,
                encore=manque,
                facultative=question.etat != "demandee" or not manque,
            )

    def _mots(self, question: Question) -> tuple[tuple[str, str], ...]:
        fermee = self.campagne.formulaire.listes.get(question.champ.mots)
        return tuple(fermee.mots.items()) if fermee is not None else ()

    def _communes(self, chemin: Path) -> tuple[tuple[str, str], ...]:
        quartier = self.campagne.formulaire.quartier(_texte(self.arbre, (*chemin[:-1], "quartier")))
        return tuple((nom, nom) for nom in quartier.communes) if quartier is not None else ()

    def _demande(
        self,
        question: Question,
        chemin: Path,
        contexte: str,
        *,
        mode: Mode = "valeur",
        liste: Path | None = None,
        encore: int = 0,
        facultative: bool | None = None,
        choix: tuple[tuple[str, str], ...] = (),
    ) -> Demande:
        present = range_sous(self.arbre, chemin)
        if mode == "carte":
            encore = int(est_vierge(present))
        return Demande(
            chemin,
            majuscule(question.champ.titre),
            self.partie,
            mode,
            question,
            contexte,
            question.etat == "facultative" if facultative is None else facultative,
            present,
            liste,
            None,
            encore,
            choix,
        )


def _contexte(question: Question, chemin: Path) -> str:
    """What a block inside a part is called; the part itself is named above its questions."""
    return majuscule(question.champ.titre) if len(chemin) > 1 else ""


def _remplis(liste: Valeur) -> int:
    """How many items of a list come before its empty end."""
    if isinstance(liste, (str, Mapping)):
        return 0
    return max((rang + 1 for rang, element in enumerate(liste) if not est_vierge(element)), default=0)


def _texte(arbre: Valeur, chemin: Path) -> str:
    trouve = range_sous(arbre, chemin)
    return trouve if isinstance(trouve, str) and not est_vierge(trouve) else ""


def _oui(texte: str) -> bool | None:
    """What a text says where yes or no is due; ``None`` for anything else."""
    try:
        return lire_ouinon(texte) if texte else None
    except Illisible:
        return None
