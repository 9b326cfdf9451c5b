"""What is to be funded: the project, its territories, its public, its objectives."""

from typing import Annotated, Any, ClassVar

from pydantic import Field, ValidationInfo, WrapValidator

from cvslint.document.nodes import ScalarNode
from cvslint.model.champs import Annee, Bloc, Code, Date, Entier, Liste, Montant, OuiNon, Texte, mot_de


class Periode(Bloc):
    """Dates de début et de fin."""

    debut: Date = Field(None, title="date de début")
    fin: Date = Field(None, title="date de fin")


class ChoixAmbition(Bloc):
    """Ambition à laquelle le projet répond (annexe 2)."""

    forme_courte: ClassVar[str | None] = "id"

    id: Code = Field(None, title="numéro de l'ambition")
    enjeu: Code = Field(None, title="enjeu")
    justification: Texte = Field(None, title="réponse à l'ambition")


class Objectif(Bloc):
    """Objectif opérationnel quantifié (annexe 3)."""

    forme_courte: ClassVar[str | None] = "enonce"

    enonce: Texte = Field(None, title="énoncé de l'objectif")
    cible: Code = Field(None, title="cible chiffrée")
    unite: Texte = Field(None, title="unité")
    echeance: Texte = Field(None, title="échéance")
    indicateurs: Liste[Texte] = Field(None, title="indicateurs de suivi")


class SourceDiagnostic(Bloc):
    """Source datée du diagnostic."""

    forme_courte: ClassVar[str | None] = "intitule"

    intitule: Texte = Field(None, title="intitulé de la source")
    annee: Annee = Field(None, title="année de la source")


class Diagnostic(Bloc):
    """Éléments de diagnostic (Qualité du projet)."""

    constats: Texte = Field(None, title="constats du diagnostic")
    besoins: Texte = Field(None, title="besoins identifiés")
    sources: Liste[SourceDiagnostic] = Field(None, title="sources du diagnostic")


class Demarche(Bloc):
    """Démarche de mobilisation du droit commun."""

    organisme: Texte = Field(None, title="organisme sollicité")
    dispositif: Texte = Field(None, title="dispositif")
    date: Date = Field(None, title="date de la démarche")
    resultat: Annotated[Texte, mot_de("resultats", sans_regle=True)] = Field(
        None, title="résultat de la démarche"
    )
    montant: Montant = Field(None, title="montant accordé")


class DroitCommun(Bloc):
    """Droit commun mobilisé au préalable (Qualité du projet)."""

    mobilise: OuiNon = Field(None, title="droit commun mobilisé")
    demarches: Liste[Demarche] = Field(None, title="démarches de droit commun")


class Partenariat(Bloc):
    """Partenaire du projet (Qualité du projet)."""

    structure: Texte = Field(None, title="structure partenaire")
    role: Texte = Field(None, title="rôle du partenaire")
    nouveau: OuiNon = Field(None, title="nouveau partenaire")
    engagement: Texte = Field(None, title="engagement du partenaire")


class Territoire(Bloc):
    """Quartier prioritaire concerné (annexe 1)."""

    forme_courte: ClassVar[str | None] = "quartier"

    quartier: Code = Field(None, title="quartier prioritaire")
    communes: Liste[Code] = Field(None, title="communes")
    code_insee: Code = Field(None, title="code Insee")


class TexteLocal(Bloc):
    """Réponse au volet local d'une commune."""

    commune: Code = Field(None, title="commune")
    texte: Texte = Field(None, title="réponse au volet local")


def _texte_seul_ou_liste(node: Any, lire: Any, info: ValidationInfo) -> Any:
    if isinstance(node, ScalarNode) and not info.context.est_blanc(node):  # type: ignore[union-attr]
        return (TexteLocal.model_construct(texte=node.text.strip()),)
    return lire(node)


class PublicCible(Bloc):
    """Public cible (Publics cibles)."""

    description: Texte = Field(None, title="description du public")
    habitants_qpv: OuiNon = Field(None, title="public habitant les quartiers prioritaires")
    effectif_prevu: Entier = Field(None, title="effectif prévu")
    effectif_qpv_prevu: Entier = Field(None, title="effectif prévu habitant les quartiers prioritaires")
    femmes_prevues: Entier = Field(None, title="nombre de femmes prévues")
    hommes_prevus: Entier = Field(None, title="nombre d'hommes prévus")
    tranches_age: Liste[Code] = Field(None, title="tranches d'âge")


class Egalite(Bloc):
    """Égalité entre les femmes et les hommes (Égalité femme/homme)."""

    objectifs: Texte = Field(None, title="objectifs d'égalité entre les femmes et les hommes")
    moyens: Liste[Texte] = Field(None, title="moyens retenus pour l'égalité")
    argumentation: Texte = Field(None, title="argumentation du choix des moyens")


class Experimental(Bloc):
    """Caractère expérimental d'un projet métropolitain."""

    avere: OuiNon = Field(None, title="caractère expérimental avéré")
    argumentation: Texte = Field(None, title="argumentation du caractère expérimental")


class Essaimage(Bloc):
    """Essaimage d'un projet métropolitain."""

    prevu: OuiNon = Field(None, title="essaimage prévu")
    description: Texte = Field(None, title="description de l'essaimage")


class Metropolitain(Bloc):
    """Projet métropolitain (annexe 1)."""

    cofinancement_metropole: OuiNon = Field(None, title="cofinancement demandé à la métropole")
    experimental: Experimental | None = Field(None, title="caractère expérimental")
    essaimage: Essaimage | None = Field(None, title="essaimage")
    referent_thematique: Annotated[Texte, mot_de("referents_thematiques")] = Field(
        None, title="référent thématique"
    )


class Referent(Bloc):
    """Référent sollicité pour construire le projet (annexe 1)."""

    type: Annotated[Texte, mot_de("types_referent", sans_regle=True)] = Field(None, title="type de référent")
    commune: Code = Field(None, title="commune du référent")
    communes: Liste[Code] = Field(None, title="communes du référent")
    date: Date = Field(None, title="date du contact")


class Indicateur(Bloc):
    """Indicateur d'évaluation (Bilan / Évaluation)."""

    forme_courte: ClassVar[str | None] = "libelle"

    libelle: Texte = Field(None, title="libellé de l'indicateur")
    cible: Code = Field(None, title="cible de l'indicateur")
    unite: Texte = Field(None, title="unité de l'indicateur")
    source: Texte = Field(None, title="source de l'indicateur")
    frequence: Texte = Field(None, title="fréquence de l'indicateur")
    sexue: OuiNon = Field(None, title="indicateur sexué")
    qpv: OuiNon = Field(None, title="indicateur propre aux quartiers prioritaires")


class Evaluation(Bloc):
    """Modalités de suivi et d'évaluation (Bilan / Évaluation)."""

    modalites: Texte = Field(None, title="modalités de suivi et d'évaluation")
    indicateurs: Liste[Indicateur] = Field(None, title="indicateurs d'évaluation")


class Projet(Bloc):
    """Le projet proposé au financement."""

    intitule: Texte = Field(None, title="intitulé du projet")
    resume: Texte = Field(None, title="résumé du projet")
    calendrier: Periode | None = Field(None, title="calendrier du projet")
    ambitions: Liste[ChoixAmbition] = Field(None, title="ambitions du projet")
    objectifs: Liste[Objectif] = Field(None, title="objectifs opérationnels")
    diagnostic: Diagnostic | None = Field(None, title="diagnostic")
    interet_territorial: Texte = Field(None, title="intérêt du projet pour le territoire")
    ancrage_territorial: Texte = Field(None, title="ancrage territorial")
    droit_commun: DroitCommun | None = Field(None, title="droit commun")
    partenariats: Liste[Partenariat] = Field(None, title="partenariats")
    territoires: Liste[Territoire] = Field(None, title="quartiers concernés")
    volet_local: Annotated[Liste[TexteLocal], WrapValidator(_texte_seul_ou_liste)] = Field(
        None, title="réponse au volet local"
    )
    public_cible: PublicCible | None = Field(None, title="public cible")
    egalite_femmes_hommes: Egalite | None = Field(None, title="égalité entre les femmes et les hommes")
    metropolitain: Metropolitain | None = Field(None, title="projet métropolitain")
    referents_sollicites: Liste[Referent] = Field(None, title="référents sollicités")
    evaluation: Evaluation | None = Field(None, title="suivi et évaluation")
