"""Who files the dossier: deposit, carrier, earlier support."""

from typing import Annotated

from pydantic import Field

from cvslint.model.champs import Annee, Bloc, Code, Date, Liste, OuiNon, Texte, mot_de


class Depot(Bloc):
    """Dépôt du dossier (lettre d'appel)."""

    canal: Annotated[Texte, mot_de("canaux")] = Field(None, title="canal de dépôt")
    date: Date = Field(None, title="date de dépôt")
    numero_ds: Code = Field(None, title="numéro de dossier sur Démarches simplifiées")
    nature: Annotated[Texte, mot_de("natures", sans_regle=True)] = Field(None, title="nature de la demande")


class Adresse(Bloc):
    """Adresse de la structure."""

    voie: Texte = Field(None, title="voie")
    code_postal: Code = Field(None, title="code postal")
    commune: Code = Field(None, title="commune")
    code_insee: Code = Field(None, title="code Insee")


class Personne(Bloc):
    """Personne référente ou représentant légal."""

    prenom: Texte = Field(None, title="prénom")
    nom: Texte = Field(None, title="nom")
    fonction: Texte = Field(None, title="fonction")
    courriel: Code = Field(None, title="courriel")
    telephone: Code = Field(None, title="téléphone")


class RegistreAlsaceMoselle(Bloc):
    """Inscription au registre des associations d'Alsace-Moselle."""

    tribunal: Texte = Field(None, title="tribunal")
    volume: Texte = Field(None, title="volume")
    folio: Texte = Field(None, title="folio")


class ContratEngagement(Bloc):
    """Contrat d'engagement républicain (Citoyenneté et valeurs de la République)."""

    souscrit: OuiNon = Field(None, title="contrat d'engagement républicain souscrit")
    date: Date = Field(None, title="date de souscription")
    veille_au_respect: Liste[Annotated[Texte, mot_de("veilleurs")]] = Field(None, title="veille au respect")
    repute_satisfait: OuiNon = Field(None, title="réputé satisfait")
    motif: Texte = Field(None, title="motif")


class Porteur(Bloc):
    """Structure porteuse (Structures éligibles)."""

    denomination: Texte = Field(None, title="nom de la structure porteuse")
    statut: Annotated[Texte, mot_de("statuts")] = Field(None, title="statut de la structure")
    nature: Annotated[Texte, mot_de("natures_organisme", sans_regle=True)] = Field(
        None, title="nature de l'organisme"
    )
    but_non_lucratif: OuiNon = Field(None, title="but non lucratif")
    declaree: OuiNon = Field(None, title="association déclarée")
    rna: Code = Field(None, title="numéro RNA")
    numero_inscription_registre: RegistreAlsaceMoselle | None = Field(
        None, title="inscription au registre d'Alsace-Moselle"
    )
    date_joafe: Date = Field(None, title="date de parution au Journal officiel des associations")
    siret: Code = Field(None, title="SIRET")
    adresse: Adresse | None = Field(None, title="adresse")
    personne_referente: Personne | None = Field(None, title="personne référente")
    representant_legal: Personne | None = Field(None, title="représentant légal")
    contrat_engagement_republicain: ContratEngagement | None = Field(
        None, title="contrat d'engagement républicain"
    )


class Cpo(Bloc):
    """Convention pluriannuelle d'objectifs."""

    en_cours: OuiNon = Field(None, title="CPO en cours")
    debut: Annee = Field(None, title="première année de la CPO")
    fin: Annee = Field(None, title="dernière année de la CPO")
    demandee: OuiNon = Field(None, title="CPO demandée")


class SoutienAnterieur(Bloc):
    """Soutien au titre de la programmation précédente (Bilan / Évaluation)."""

    programmation_precedente: OuiNon = Field(None, title="soutien de la programmation précédente")
    cpo: Cpo | None = Field(None, title="convention pluriannuelle d'objectifs")
