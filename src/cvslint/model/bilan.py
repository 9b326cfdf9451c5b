"""The intermediate report on last year's action (annexe 3)."""

from typing import Annotated, ClassVar

from pydantic import Field

from cvslint.model.budget import Budget
from cvslint.model.champs import Annee, Bloc, Carte, Code, Date, Entier, Liste, Montant, OuiNon, Texte, mot_de
from cvslint.model.lecture_budget import budget_de_bilan
from cvslint.model.projet import Objectif, Periode
from cvslint.model.structure import Personne


class FicheIdentite(Bloc):
    """Fiche d'identité du projet (annexe 3)."""

    structure_porteuse: Texte = Field(None, title="structure porteuse")
    statut: Annotated[Texte, mot_de("statuts")] = Field(None, title="statut de la structure porteuse")
    personne_referente: Personne | None = Field(None, title="personne référente")
    annee_creation_action: Annee = Field(None, title="année de création de l'action")
    territoire: Texte = Field(None, title="territoire de l'action")
    public_cible: Texte = Field(None, title="public cible de l'action")
    partenariats_mobilises: Texte = Field(None, title="partenariats mobilisés")
    personnel_dedie: Texte = Field(None, title="personnel dédié au projet")
    moyens_materiels: Texte = Field(None, title="moyens matériels")
    moyens_communication: Texte = Field(None, title="moyens de communication")
    cout_previsionnel: Montant = Field(None, title="rappel du coût prévisionnel")


class EtatAvancement(Bloc):
    """État d'avancement du projet (annexe 3)."""

    forme_courte: ClassVar[str | None] = "etat"

    etat: Annotated[Texte, mot_de("etats_avancement")] = Field(None, title="état d'avancement")
    depuis_le: Date = Field(None, title="depuis le")
    motif: Texte = Field(None, title="motif de l'arrêt")


class ObjectifRealise(Objectif):
    """Objectif opérationnel et son résultat (annexe 3)."""

    resultat: Texte = Field(None, title="résultat de l'objectif")
    commentaires: Texte = Field(None, title="commentaires")
    ambitions: Liste[Code] = Field(None, title="ambitions de l'objectif")


class Acteur(Bloc):
    """Acteur impliqué dans la coordination et le pilotage (annexe 3)."""

    acteur: Texte = Field(None, title="acteur impliqué")
    nouveau_partenaire: OuiNon = Field(None, title="nouveau partenaire")
    role: Liste[Annotated[Texte, mot_de("roles")]] = Field(None, title="rôle dans le projet")
    moments: Liste[Annotated[Texte, mot_de("moments")]] = Field(None, title="moments d'association")
    satisfaction: Texte = Field(None, title="satisfaction et marges de progrès")


class Impacts(Bloc):
    """Impacts et effets identifiés."""

    positifs: Texte = Field(None, title="impacts positifs")
    negatifs: Texte = Field(None, title="impacts négatifs")


class Appreciation(Bloc):
    """Appréciation synthétique du projet (annexe 3)."""

    realisations: Texte = Field(None, title="principales réalisations")
    reussites: Texte = Field(None, title="réussites et innovations")
    difficultes: Texte = Field(None, title="difficultés et points de blocage")
    impacts: Impacts | None = Field(None, title="impacts identifiés")


class ChiffreMisEnAvant(Bloc):
    """Chiffre clé mis en avant (annexe 3)."""

    libelle: Texte = Field(None, title="libellé du chiffre clé")
    valeur: Code = Field(None, title="valeur du chiffre clé")
    unite: Texte = Field(None, title="unité du chiffre clé")
    date: Date = Field(None, title="date du chiffre clé")
    source: Texte = Field(None, title="source du chiffre clé")
    frequence: Texte = Field(None, title="fréquence du chiffre clé")


class AutreChiffre(Bloc):
    """Autre élément quantitatif du bilan."""

    libelle: Texte = Field(None, title="libellé")
    valeur: Code = Field(None, title="valeur")


class ChiffresCles(Bloc):
    """Chiffres clés (annexe 3, rubrique obligatoire)."""

    personnes_touchees: Entier = Field(None, title="nombre de personnes touchées")
    personnes_touchees_qpv: Entier = Field(None, title="nombre de personnes touchées en quartier prioritaire")
    femmes: Entier = Field(None, title="nombre de femmes")
    hommes: Entier = Field(None, title="nombre d'hommes")
    tranches_age: Carte[Entier] = Field(None, title="tranches d'âge")
    seances: Entier = Field(None, title="nombre de séances")
    autres: Liste[AutreChiffre] = Field(None, title="autres chiffres")
    mis_en_avant: Liste[ChiffreMisEnAvant] = Field(None, title="chiffres mis en avant")


class Swot(Bloc):
    """SWOT synthétique (annexe 3)."""

    forces: Texte = Field(None, title="forces")
    faiblesses: Texte = Field(None, title="faiblesses")
    opportunites: Texte = Field(None, title="opportunités")
    menaces: Texte = Field(None, title="menaces")


class Bilan(Bloc):
    """Bilan intermédiaire du projet précédent (annexe 3)."""

    exercice: Annee = Field(None, title="exercice du bilan")
    intitule: Texte = Field(None, title="intitulé du projet précédent")
    periode: Periode | None = Field(None, title="période du bilan")
    fiche_identite: FicheIdentite | None = Field(None, title="fiche d'identité du projet")
    descriptif: Texte = Field(None, title="descriptif synthétique du projet")
    etat_avancement: EtatAvancement | None = Field(None, title="état d'avancement")
    objectifs: Liste[ObjectifRealise] = Field(None, title="objectifs opérationnels du bilan")
    coordination: Liste[Acteur] = Field(None, title="modalités de coordination et de pilotage")
    appreciation: Appreciation | None = Field(None, title="appréciation synthétique")
    perspectives: Liste[Annotated[Texte, mot_de("perspectives")]] = Field(None, title="perspectives")
    chiffres_cles: ChiffresCles | None = Field(None, title="chiffres clés")
    swot: Swot | None = Field(None, title="SWOT")
    budget: Annotated[Budget | None, budget_de_bilan] = Field(None, title="budget du bilan")
