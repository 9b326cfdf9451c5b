"""Making a dossier as long as it has to be, with what real ones repeat: partners, indicators, steps, details."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from corpus.argent import Depense, montant
from corpus.bilan import acteur, chiffre
from corpus.de import De
from corpus.ecriture import Flux, Prose, Valeur, ecrire, lignes_de_liste
from corpus.projet import demarche, indicateur, partenariat, source
from corpus.sujet import Sujet, phrase

PHRASES_AU_PLUS = 14
"""How many sentences a text of prose may hold: beyond, it would no longer look like what people write."""

ELEMENTS_AU_PLUS = 6
"""How many items a list of an ordinary dossier may hold."""

LONG = 20_000
"""From how many bytes on a dossier is long: its lists have no end, and its charges are itemised."""

SANS_FIN = 1_000_000
PRIX_D_UN_ACHAT = 75
"""What each item of a detail costs, in cents."""

ACHATS = ("cahiers", "tablettes", "graines", "goûters", "transport", "peinture", "livres")

_RETRAIT = 6


@dataclass(frozen=True, slots=True)
class Pousse:
    """A list that may grow, what makes its next item, and how many items it may hold."""

    liste: list[Valeur]
    suivant: Callable[[], Valeur]
    au_plus: int


def grandir(
    de: De, sujet: Sujet, dossier: dict[str, Valeur], depenses: Sequence[Depense], octets: int
) -> None:
    """Adds to ``dossier``, in turn and at random, until its text is about ``octets`` bytes long.

    Sentences first, as far as they are plausible; then items of lists, without end.
    """
    manque = octets - sum(len(ligne.encode()) for ligne in ecrire(dossier)) - 160
    proses = _proses(dossier)
    listes = _listes(de, sujet, dossier, depenses if octets > LONG else ())
    while manque > 0:
        prose = de.un(proses)
        if len(prose.phrases) < PHRASES_AU_PLUS and de.chance(0.5):
            prose.phrases.append(phrase(de))
            manque -= len(prose.phrases[-1].encode()) + 5
            continue
        pousse = de.un(listes)
        if len(pousse.liste) >= pousse.au_plus:
            continue
        element = pousse.suivant()
        pousse.liste.append(element)
        manque -= sum(len(ligne.encode()) for ligne in lignes_de_liste([element], _RETRAIT))


def _proses(dossier: dict[str, Valeur]) -> list[Prose]:
    projet = _bloc(dossier, "projet")
    diagnostic = _bloc(projet, "diagnostic")
    egalite = _bloc(projet, "egalite_femmes_hommes")
    trouvees = (
        projet["resume"],
        projet["interet_territorial"],
        projet["ancrage_territorial"],
        diagnostic["constats"],
        egalite["argumentation"],
    )
    return [prose for prose in trouvees if isinstance(prose, Prose)]


def _listes(de: De, sujet: Sujet, dossier: dict[str, Valeur], depenses: Sequence[Depense]) -> list[Pousse]:
    projet = _bloc(dossier, "projet")
    large = SANS_FIN if depenses else ELEMENTS_AU_PLUS
    pousses = [
        Pousse(_liste(projet, "partenariats"), lambda: partenariat(de, sujet), large),
        Pousse(_liste(_bloc(projet, "evaluation"), "indicateurs"), lambda: indicateur(de), large),
        Pousse(_liste(_bloc(projet, "droit_commun"), "demarches"), lambda: demarche(de, sujet), large),
        Pousse(_liste(_bloc(projet, "diagnostic"), "sources"), lambda: source(de), large),
    ]
    if "bilan" in dossier:
        rapport = _bloc(dossier, "bilan")
        pousses.append(Pousse(_liste(rapport, "coordination"), lambda: acteur(de, sujet), large))
        chiffres = _liste(_bloc(rapport, "chiffres_cles"), "mis_en_avant")
        pousses.append(Pousse(chiffres, lambda: chiffre(de), large))
    pousses += [_detail(de, dossier, depense) for depense in depenses]
    return pousses


def _detail(de: De, dossier: dict[str, Valeur], depense: Depense) -> Pousse:
    """The detail of one charge as a list that may grow: what each item costs is taken from the first one."""
    postes = _bloc(_bloc(_bloc(_bloc(dossier, "budget"), "charges"), "directes"), depense.ligne.compte)
    premier: dict[str, Valeur] = {"libelle": depense.detail, "montant": montant(depense.centimes, "chiffres")}
    detail: list[Valeur] = [premier]
    postes[depense.ligne.cle] = {"montant": montant(depense.centimes, "chiffres"), "detail": detail}

    def achat() -> Valeur:
        reste = depense.centimes - len(detail) * PRIX_D_UN_ACHAT
        premier["montant"] = montant(reste, "chiffres")
        libelle = f"{de.un(ACHATS)}, lot {de.entre(1, 400)}"
        return Flux({"libelle": libelle, "montant": montant(PRIX_D_UN_ACHAT, "chiffres")})

    return Pousse(detail, achat, depense.centimes // (2 * PRIX_D_UN_ACHAT))


def _bloc(parent: dict[str, Valeur], cle: str) -> dict[str, Valeur]:
    """The block of that key, which is there."""
    return cast("dict[str, Valeur]", parent[cle])


def _liste(parent: dict[str, Valeur], cle: str) -> list[Valeur]:
    """The list of that key, which is there."""
    return cast("list[Valeur]", parent[cle])
