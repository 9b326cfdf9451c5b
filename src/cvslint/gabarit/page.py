"""The text of a dossier to fill in, commented like the form."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.campagne.campagne import Campagne
from cvslint.french import NBSP, liste
from cvslint.gabarit.commentaires import commentaire, en_commentaire, majuscule, source
from cvslint.gabarit.ecriture import scalaire
from cvslint.gabarit.grille_vide import lignes_du_budget
from cvslint.gabarit.plan import BILAN, Question, plan
from cvslint.gabarit.profil import Profil

SCHEMA = "dossier.schema.json"
"""The file beside the dossier in which editors look for its schema."""

_MODELINE = f"# yaml-language-server: $schema={SCHEMA}"
_TRAIT = "# " + "-" * 98
_ENTETE = (
    "Les lignes qui commencent par « # » sont des explications : cvslint ne les lit pas, et vous pouvez les retirer.",
    "Écrivez chaque réponse après les deux-points, avec une espace : « siret: 999 000 318 00017 ».",
    "Un texte qui contient « : » ou « # » se met entre guillemets doubles.",
    "Une réponse longue s'écrit sur plusieurs lignes, décalées sous la clé, après « |- ».",
    "Pour répondre plusieurs fois (deux objectifs, trois quartiers), recopiez les lignes qui commencent au tiret.",
    "Une clé collée à un « # » ne sert qu'à quelques-uns : enlevez ce signe pour vous en servir.",
    "Laissez vide ce que vous ne savez pas encore : le contrôle le range sous « À compléter ».",
)


def page(campagne: Campagne, profil: Profil, nom: str = "dossier.yaml") -> str:
    """The text of the dossier called ``nom``, for one profile."""
    parties = [*_entete(campagne, nom)]
    for question in plan(campagne, profil):
        parties += _PageDe(campagne).partie(question)
    if profil.reconduction is False:
        parties += ["", _TRAIT, *en_commentaire([_SANS_BILAN], 0), _TRAIT]
    return "\n".join(parties) + "\n"


def commencee(texte: str) -> bool:
    """Whether a text began as a page to fill in."""
    return texte.startswith(_MODELINE)


def partie_du_bilan(texte: str, campagne: Campagne, profil: Profil) -> str:
    """The text of a dossier with the part on last year's action to fill in at its end."""
    fin = "\r\n" if "\r\n" in texte else "\n"
    (question,) = (question for question in plan(campagne, profil) if question.chemin == BILAN)
    return fin.join([texte.rstrip("\r\n"), *_PageDe(campagne).partie(question)]) + fin


_SANS_BILAN = (
    "Le bilan n'est demandé qu'aux projets déjà soutenus l'année précédente : "
    "« cvslint init --reconduction » l'ajoute."
)


def _entete(campagne: Campagne, nom: str) -> Iterator[str]:
    yield _MODELINE
    yield from en_commentaire([f"{campagne.titre}.", f"Source{NBSP}: {campagne.source}."], 0)
    yield "#"
    yield from en_commentaire(_ENTETE, 0)
    yield "#"
    yield from en_commentaire(
        [
            f"Répondre question par question{NBSP}: cvslint init --interactif {nom}",
            f"Contrôler{NBSP}: cvslint check {nom}",
            f"Aide dans un éditeur{NBSP}: cvslint schema dossier -o {SCHEMA} (à côté de ce fichier)",
        ],
        0,
    )


class _PageDe:
    """The drawing of one part of the form."""

    def __init__(self, campagne: Campagne) -> None:
        self.campagne = campagne

    def partie(self, question: Question) -> Iterator[str]:
        """A top field: its banner when it holds others, and all that is below it."""
        if question.champ.compose and question.etat != "rare":
            yield ""
            yield _TRAIT
            yield from en_commentaire(_titre(question), 0)
            yield _TRAIT
            yield from self._lignes(question, 0, commente=True)
        else:
            yield from self.question(question, 0)

    def question(self, question: Question, retrait: int, *, commente: bool = True) -> Iterator[str]:
        """A field with its comment and what is in it."""
        if question.etat == "rare":
            yield from self._rare(question, retrait, commente=commente)
            return
        if commente:
            yield from self._commentaire(question, retrait)
        yield from self._lignes(question, retrait, commente=commente)

    def _commentaire(self, question: Question, retrait: int) -> Iterator[str]:
        if retrait <= 2:
            yield ""
        lignes = commentaire(question, self.campagne)
        if question.champ.compose or question.champ.genre == "liste":
            titre, *_ = _titre(question)
            yield from en_commentaire([f"--- {titre} ---"], retrait)
            reste = lignes[0].removeprefix(f"{majuscule(question.champ.titre)}.").strip()
            lignes = [reste, *lignes[1:]] if reste else lignes[1:]
        yield from en_commentaire(lignes, retrait)

    def _lignes(self, question: Question, retrait: int, *, commente: bool) -> Iterator[str]:
        marge, champ = " " * retrait, question.champ
        if champ.genre == "budget":
            yield from self._budget(question, retrait)
        elif question.liste_de_blocs:
            yield from self._liste(question, retrait, commente=commente)
        elif question.sous:
            yield f"{marge}{champ.cle}:"
            for sous in question.sous:
                yield from self.question(sous, retrait + 2, commente=commente)
        elif champ.genre == "liste":
            yield f"{marge}{champ.cle}:"
            yield f"{marge}  -"
        else:
            valeur = f" {scalaire(question.valeur)}" if question.valeur else ""
            yield f"{marge}{champ.cle}:{valeur}"

    def _liste(self, question: Question, retrait: int, *, commente: bool) -> Iterator[str]:
        """As many empty items as the call asks for, the first one commented."""
        yield f"{' ' * retrait}{question.champ.cle}:"
        if all(sous.etat == "rare" for sous in question.sous):
            return
        for rang in range(max(question.minimum, 1)):
            yield from self._element(question, retrait + 4, commente=commente and rang == 0)

    def _element(self, question: Question, retrait: int, *, commente: bool) -> Iterator[str]:
        """One item: the dash stands before its first key."""
        marge, tiret = " " * retrait, " " * (retrait - 2) + "- "
        attend = True
        for sous in sorted(question.sous, key=lambda sous: sous.etat == "rare"):
            if sous.etat == "rare" and not commente:
                continue
            for ligne in self.question(sous, retrait, commente=commente):
                if attend and not ligne.lstrip().startswith("#"):
                    yield tiret + ligne.removeprefix(marge)
                    attend = False
                elif attend:
                    # What comes above the dash stands in its column.
                    yield ligne.removeprefix("  ")
                else:
                    yield ligne

    def _rare(self, question: Question, retrait: int, *, commente: bool) -> Iterator[str]:
        """A field of use to few: behind a ``#``, its comment is its title alone."""
        if commente:
            if retrait <= 2:
                yield ""
            yield from en_commentaire([f"{majuscule(question.champ.titre)}."], retrait)
        for ligne in self._nues(question, 0):
            yield f"{' ' * retrait}#{ligne}"

    def _nues(self, question: Question, retrait: int) -> Iterator[str]:
        yield f"{' ' * retrait}{question.champ.cle}:"
        decalage = retrait + (4 if question.liste_de_blocs else 2)
        for rang, sous in enumerate(question.sous):
            for numero, ligne in enumerate(self._nues(sous, decalage)):
                premier = question.liste_de_blocs and rang == 0 and numero == 0
                yield f"{' ' * (decalage - 2)}- {ligne.lstrip()}" if premier else ligne

    def _budget(self, question: Question, retrait: int) -> Iterator[str]:
        yield f"{' ' * retrait}{question.champ.cle}:"
        grille = self.campagne.formulaire.grille
        dedans = retrait + 2
        exercice = self.campagne.parametres.get("exercice") if question.chemin == ("budget",) else None
        bilan = question.chemin[0] == "bilan"
        yield from en_commentaire(_consignes_du_budget(bilan=bilan), dedans)
        if exercice is not None:
            yield f"{' ' * dedans}exercice: {exercice}"
        yield from lignes_du_budget(grille, dedans, grille.colonnes if bilan else None)


def _titre(question: Question) -> list[str]:
    """The title of a part, and where the call speaks of it."""
    ou = source(question)
    titre = majuscule(question.champ.titre)
    return [f"{titre} (appel{NBSP}: {ou})" if ou else titre]


def _consignes_du_budget(*, bilan: bool) -> list[str]:
    lignes = [
        "Écrivez les montants en euros après les deux-points (« 2 150,50 ») ; une ligne vide vaut zéro.",
        "Les totaux se calculent seuls ; le total des charges et celui des produits doivent être égaux.",
    ]
    if bilan:
        lignes += [
            f"Deux colonnes{NBSP}: ce qui était prévu au dépôt, puis ce qui est {liste(['réalisé', 'obtenu'], 'ou')}."
        ]
    else:
        lignes += [
            "Une charge se détaille sur deux lignes sous sa clé : « montant: 6 200 », puis "
            "« detail: 31 séances à 200 € ».",
        ]
    return lignes
