"""What is drawn once for a dossier and told in several of its parts: who, where, about what, for how much."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.de import De
from corpus.lieux import LIEUX, Lieu
from corpus.mots import (
    COMPLEMENTS,
    NOMS,
    NOMS_DE_LIEUX,
    NOMS_PAR_STATUT,
    OBJETS,
    PARTENAIRES,
    PRENOMS,
    SUJETS,
    VERBES,
)
from corpus.themes import THEMES, Theme

STATUTS = (
    *("association",) * 12,
    *("collectivite_territoriale", "etablissement_public", "bailleur_social") * 2,
    "autre_organisme_non_lucratif",
    "fondation",
)
"""The statuts, each as often as it is drawn."""


@dataclass(frozen=True, slots=True)
class Sujet:
    """The lot of one dossier. ``soutenu``: was funded the year before, and has a bilan; ``depose``: day, October."""

    statut: str
    nom: str
    prenom: str
    famille: str
    lieux: tuple[Lieu, ...]
    theme: Theme
    titre: str
    soutenu: bool
    reconduit: bool
    metropolitain: bool
    cher: bool
    depose: int

    @property
    def communes(self) -> tuple[str, ...]:
        """The communes of the project, each once."""
        return tuple(dict.fromkeys(commune for lieu in self.lieux for commune in lieu.communes))

    @property
    def courriel(self) -> str:
        """An address that belongs to nobody."""
        return "contact@example.org"


def tirer_sujet(de: De) -> Sujet:
    """The subject that the die gives."""
    statut = de.un(STATUTS)
    soutenu = de.chance(0.4)
    reconduit = soutenu and de.chance(0.7)
    # Two budgets and a bilan fill the usual size already: such a dossier is seldom one of several towns.
    metropolitain = de.chance(0.05 if reconduit else 0.35)
    lieux = _lieux(de, metropolitain)
    theme = de.un(THEMES)
    nom = de.un(NOMS_PAR_STATUT[statut]).format(lieu=lieux[0].communes[0])
    return Sujet(
        statut=statut,
        nom=f"{nom} (structure fictive)",
        prenom=de.un(PRENOMS),
        famille=de.un(NOMS),
        lieux=lieux,
        theme=theme,
        titre=de.un(theme.titres),
        soutenu=soutenu,
        reconduit=reconduit,
        metropolitain=metropolitain,
        cher=de.chance(0.6),
        depose=de.entre(1, 15),
    )


def _lieux(de: De, metropolitain: bool) -> tuple[Lieu, ...]:
    """One to three quartiers; a project of the métropole is in two towns at least."""
    choisis = de.des(LIEUX, 2 if metropolitain else de.un((1, 1, 1, 2)))
    if metropolitain and len({commune for lieu in choisis for commune in lieu.communes}) == 1:
        choisis.append(de.un([lieu for lieu in LIEUX if not set(lieu.communes) & set(choisis[0].communes)]))
    return tuple(choisis)


def phrase(de: De) -> str:
    """A sentence about what people do in a quartier."""
    complement = de.un(COMPLEMENTS).format(n=de.entre(12, 45))
    return f"{de.un(SUJETS)} {de.un(VERBES)} {de.un(OBJETS)} {complement}."


def partenaire(de: De, sujet: Sujet) -> str:
    """The name of a partner."""
    nom = de.un(PARTENAIRES).format(nom=de.un(NOMS_DE_LIEUX), lieu=de.un(sujet.communes))
    return f"{nom} (structure fictive)"


def nombre_de(compte: str) -> str:
    """« nombre de » and what is counted, « nombre d' » before a vowel."""
    return f"nombre d'{compte}" if compte[0] in "aeéiouhy" else f"nombre de {compte}"


def objectifs(de: De, sujet: Sujet, annee: int, n: int) -> list[tuple[str, str]]:
    """``n`` objectives of that year: each its sentence and what is counted."""
    quand = (
        f"d'ici le 18 décembre {annee}",
        f"entre janvier et juin {annee}",
        f"avant le 30 novembre {annee}",
        f"de mars à octobre {annee}",
    )
    return [
        (f"{modele.format(n=de.entre(8, 90), quand=de.un(quand))}.", nombre_de(compte))
        for modele, compte in de.des(sujet.theme.objectifs, n)
    ]
