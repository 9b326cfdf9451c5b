"""What the questions of ``cvslint init --interactif`` look like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cvslint.cli.citations import cite
from cvslint.cli.dialogue import dire, dire_tout
from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, euros, nombre
from cvslint.gabarit.commentaires import FORMES, abrege, aide
from cvslint.gabarit.demandes import Demande
from cvslint.gabarit.ecriture import Valeur
from cvslint.gabarit.entretien import Entretien
from cvslint.gabarit.rangement import est_vierge, range_sous
from cvslint.gabarit.reponses import Choix, choix_de

_TOUCHES = (
    ("Entrée", "laisse la question pour plus tard"),
    ("?", "montre l'aide entière et tous les choix"),
    ("<", "revient à la question précédente"),
    (">", "passe à la partie suivante"),
    ("Ctrl-C", "arrête ; la même commande reprendra où vous en êtes"),
)
_COURTE = 8
"""Up to how many choices are shown without being asked for."""
_RAPPEL = 60
"""How much of an answer is shown again (characters)."""
_DETAIL = "Comment il se calcule. Exemple : 31 séances à 200 €."
_CARTE = "Un nom, deux-points, sa valeur ; une seule à la fois. Exemple : 16-25 ans : 58."
_EN_EUROS = "En euros. Exemple : 2 150,50."
_EN_EUROS_OU_RIEN = "En euros (exemple : 2 150,50), ou Entrée s'il n'y en a pas."


def mode_d_emploi(nom: str) -> None:
    """What one needs to know before the first question."""
    dire(f"Le formulaire, question par question. Chaque réponse s'écrit aussitôt dans {cite(nom)}.")
    for touche, effet in _TOUCHES:
        dire(f"{touche:<6}".replace(" ", NBSP) + f"{NBSP * 2}{effet}", retrait=2, suite=8)


def annonce(entretien: Entretien, demande: Demande) -> None:
    """The heading of a part of the form."""
    parties = entretien.parties
    rang = parties.index(demande.partie) + 1
    dire()
    dire(f"=== {demande.partie} (partie {rang} sur {len(parties)}) ===")


def presenter(demande: Demande, entretien: Entretien, *, tout: bool = False) -> None:
    """One question: what is asked, how to answer, what stands there already; ``tout`` shows long lists too."""
    dire()
    quoi = " – ".join(filter(None, (demande.contexte, demande.titre)))
    autre = demande.liste is not None and not demande.encore and demande.mode != "carte"
    dire(f"{quoi}{' (facultatif)' if _au_choix(demande) and not autre else ''}")
    if demande.mode == "compte":
        _compte(demande, entretien)
        return
    # What was said of the first item of a list holds for the next ones.
    if tout or not autre:
        dire_tout(filter(None, (_consigne(demande), _forme(demande))), retrait=2)
    choix = choix_de(demande, entretien.campagne)
    if choix and (tout or len(choix) <= _COURTE):
        montrer_choix(choix)
    elif choix:
        dire(f"Tapez un mot pour chercher, ou ? pour voir les {len(choix)} choix.", retrait=2)
    if entretien.comme_plus_haut:
        dire(f"Tapez = pour répondre comme plus haut{NBSP}: {_court(entretien.comme_plus_haut)}", retrait=2)
    _presente(demande)


def _au_choix(demande: Demande) -> bool:
    """Whether a blank is as good as an answer; who chose the line of an account has an amount to write."""
    return demande.facultative and (demande.question is not None or demande.mode == "detail")


def _consigne(demande: Demande) -> str:
    return aide(demande.question) if demande.question is not None else ""


def montrer_choix(choix: Choix) -> None:
    """A list of which each item may be answered by what stands before it."""
    for rang, (mot, titre) in enumerate(choix, start=1):
        numero = mot if mot[:1].isdigit() else str(rang)
        dire(f"{numero:>3}{NBSP}{NBSP}{titre}", retrait=2, suite=5)


def critique(constats: list[Finding], saisie: str) -> None:
    """What the rules have against an answer, and how to go on."""
    for constat in constats:
        mot = "À corriger" if constat.severity is Severity.ERREUR else "À revoir"
        dire(f"! {mot}{NBSP}: {constat.message}", retrait=2, suite=2)
        if constat.help:
            dire(constat.help, retrait=4)
    dire(f"Récrivez la réponse, ou Entrée pour garder {cite(_court(saisie))}.", retrait=2)


def recapitulatif(entretien: Entretien) -> None:
    """What is answered already, part by part."""
    partie = ""
    dire()
    dire(f"Déjà répondu{NBSP}: {nombre(len(entretien.repondues), 'réponse', 'réponses')}.")
    for demande in entretien.repondues:
        if demande.partie != partie:
            partie = demande.partie
            dire(partie, retrait=2)
        quoi = " – ".join(filter(None, (demande.contexte, demande.titre)))
        dire(f"{quoi}{NBSP}: {_court(demande.present)}", retrait=4, suite=2)


def bilan_de_fin(entretien: Entretien, nom: str) -> None:
    """Where one stands when the questions stop, and what to do next."""
    resultat = entretien.resultat(entretien.texte)
    a_remplir = sum(c.to_fill and c.severity is not Severity.INFO for c in resultat.active)
    autres = sum(not c.to_fill and c.severity is not Severity.INFO for c in resultat.active)
    dire()
    dire(f"Vos réponses sont dans {cite(nom)}.")
    if a_remplir:
        dire(f"{nombre(a_remplir, 'réponse attendue manque encore', 'réponses attendues manquent encore')}.")
    if autres:
        dire(f"{nombre(autres, 'point est à revoir', 'points sont à revoir')}.")
    if not a_remplir and not autres:
        dire("Le dossier est conforme aux règles contrôlées.")
    commandes = [("Contrôler", f"cvslint check {_mot_de_console(nom)}")]
    if entretien.demande is not None or a_remplir:
        commandes.insert(0, ("Reprendre", f"cvslint init --interactif {_mot_de_console(nom)}"))
    dire_tout(f"{quoi:<9}{NBSP}: {commande}" for quoi, commande in commandes)


def _mot_de_console(nom: str) -> str:
    return f'"{nom}"' if " " in nom else nom


def _forme(demande: Demande) -> str:
    """How the answer is written, with the example of the rulebook."""
    question = demande.question
    if question is None:
        montant = demande.titre.lower().startswith(("montant", "crédits"))
        if demande.mode == "detail":
            return _DETAIL
        return "" if not montant else _EN_EUROS if demande.compte is not None else _EN_EUROS_OU_RIEN
    if demande.mode == "carte":
        return _CARTE
    phrases = [FORMES.get(question.champ.genre, "")]
    if demande.mode == "mots":
        phrases.append("Un ou plusieurs numéros, séparés par des virgules.")
    elif question.exemple and not demande.choix:
        phrases.append(f"Exemple{NBSP}: {abrege(question.exemple.splitlines()[0])}")
    return " ".join(filter(None, phrases))


def _presente(demande: Demande) -> None:
    if not est_vierge(demande.present):
        dire(f"Réponse actuelle (Entrée la garde){NBSP}: {_court(demande.present)}", retrait=2)
    elif demande.liste is not None and demande.mode != "carte" and not demande.encore:
        premier = demande.chemin[len(demande.liste)] == 0
        dire("Entrée s'il n'y en a pas." if premier else "Entrée quand il n'y en a plus.", retrait=2)


def _compte(demande: Demande, entretien: Entretien) -> None:
    """The lines of an account, with the amounts that they have."""
    for rang, (cle, titre) in enumerate(demande.choix, start=1):
        present = range_sous(demande.present, (cle,)) if isinstance(demande.present, Mapping) else ""
        dire(f"{rang:>3}{NBSP}{NBSP}{titre}{_deja(present)}", retrait=2, suite=5)
    _equilibre(demande, entretien)
    dire("Numéro de la ligne à remplir, ou Entrée pour passer à la suite.", retrait=2)


def _deja(present: Valeur) -> str:
    """What is written on a line already: the texts of it, whatever its form."""
    dits = ", ".join(_textes(present))
    return f"{NBSP}: {_court(dits)}" if dits else ""


def _textes(valeur: Valeur) -> Iterator[str]:
    if isinstance(valeur, str):
        yield from () if est_vierge(valeur) else (valeur,)
    else:
        for un in valeur.values() if isinstance(valeur, Mapping) else valeur:
            yield from _textes(un)


def _equilibre(demande: Demande, entretien: Entretien) -> None:
    """The totals so far, which must be equal in the end."""
    if demande.chemin[0] != "budget":
        return
    faits = entretien.resultat(entretien.texte).facts
    if faits.total_charges or faits.total_produits:
        charges, produits = (
            euros(t) if t is not None else "?" for t in (faits.total_charges, faits.total_produits)
        )
        dire(f"Charges{NBSP}: {charges}, produits{NBSP}: {produits}.", retrait=2)


def _court(valeur: Valeur) -> str:
    if isinstance(valeur, Mapping):
        return ", ".join(f"{cle}{NBSP}: {_court(contenu)}" for cle, contenu in valeur.items())
    if not isinstance(valeur, str):
        return ", ".join(_court(un) for un in valeur if not est_vierge(un))
    texte = " ".join(valeur.split())
    return texte if len(texte) <= _RAPPEL else f"{texte[:_RAPPEL]}…"
