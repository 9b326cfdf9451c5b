"""What the projects are about: an ambition of the call, a title, and objectives that the call would accept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject: the ambitions that it answers with the reason, titles, public, and objectives.

    An objective has ``{n}`` for its figure and ``{quand}`` for its time; ``referent`` is the service of the
    métropole that follows such projects.
    """

    ambitions: tuple[tuple[str, str], ...]
    titres: tuple[str, ...]
    public: str
    objectifs: tuple[tuple[str, str], ...]
    referent: str


THEMES = (
    Theme(
        (
            ("6.1", "Accès aux droits et autonomie dans les usages numériques"),
            ("6.2", "Permanences d'aller-vers en pied d'immeuble"),
            ("2.3", "Accompagnement renforcé de demandeurs d'emploi éloignés du numérique"),
        ),
        ("Le numérique à portée de voisins", "Clic solidaire", "Mes démarches en confiance"),
        "Demandeurs d'emploi et personnes isolées de plus de 16 ans",
        (
            (
                "Accompagner {n} demandeurs d'emploi vers l'autonomie numérique {quand}",
                "demandeurs accompagnés",
            ),
            ("Tenir {n} permanences d'aller-vers en pied d'immeuble {quand}", "permanences tenues"),
            ("Former {n} habitantes à la candidature en ligne {quand}", "habitantes formées"),
            ("Équiper {n} foyers d'un ordinateur reconditionné {quand}", "foyers équipés"),
            ("Constituer un groupe de {n} bénévoles référents {quand}", "bénévoles référents"),
        ),
        "developpement_economique_emploi",
    ),
    Theme(
        (
            ("1.1", "Suivi de chaque élève avec le collège et la famille"),
            ("1.2", "Ateliers où les parents découvrent le travail demandé aux enfants"),
            ("1.5", "Une pratique artistique régulière pour chaque enfant inscrit"),
        ),
        ("Réussir ensemble", "Après l'école : apprendre et créer", "Le coup de pouce du collège"),
        "Enfants et adolescents de 8 à 16 ans, avec leurs parents",
        (
            ("Suivre {n} collégiens deux soirs par semaine, {quand}", "collégiens suivis"),
            ("Réunir {n} parents en ateliers de parentalité {quand}", "parents présents"),
            ("Organiser {n} sorties culturelles en famille {quand}", "sorties organisées"),
            ("Orienter {n} élèves de troisième vers un stage choisi {quand}", "stages trouvés"),
            ("Prêter {n} ouvrages par mois aux familles {quand}", "ouvrages prêtés"),
        ),
        "drucij_jeunesse",
    ),
    Theme(
        (
            ("5.6", "Produire et cuisiner des légumes de saison avec les habitants"),
            ("4.3", "Un terrain délaissé remis en culture, avec entretien et propreté assurés par le groupe"),
            ("5.2", "Des îlots de fraîcheur au pied des tours"),
        ),
        (
            "Jardiner ensemble : un potager au pied des tours",
            "Les carrés du quartier",
            "De la graine à l'assiette",
        ),
        "Familles du quartier, parents et enfants de 6 à 12 ans",
        (
            ("Cultiver {n} m² de potager avec les familles {quand}", "m² cultivés"),
            ("Animer {n} ateliers de cuisine {quand}", "ateliers tenus"),
            ("Distribuer {n} paniers de légumes {quand}", "paniers distribués"),
            ("Former {n} jardiniers relais {quand}", "jardiniers relais formés"),
            ("Planter {n} arbres fruitiers {quand}", "arbres plantés"),
        ),
        "agriculture_biodiversite_alimentation",
    ),
    Theme(
        (
            ("3.2", "Groupes de parole animés par une psychologue"),
            ("3.3", "Information sur les dépistages par des habitantes relais"),
            ("6.2", "Visites à domicile des personnes isolées"),
        ),
        ("Prendre soin de soi", "Santé : parlons-en", "Les relais santé du quartier"),
        "Femmes et hommes éloignés du soin, jeunes en difficulté",
        (
            ("Accueillir {n} jeunes en groupe de parole {quand}", "jeunes accueillis"),
            ("Informer {n} habitants sur les dépistages {quand}", "habitants informés"),
            ("Former {n} habitantes relais santé {quand}", "relais formées"),
            ("Visiter {n} personnes isolées chaque mois {quand}", "visites faites"),
            ("Organiser {n} rencontres avec des soignants {quand}", "rencontres tenues"),
        ),
        "politique_de_la_ville",
    ),
    Theme(
        (
            ("2.4", "Lever les freins de garde et de mobilité avant l'entrée en formation"),
            ("2.2", "Des habitants à l'origine des actions pour l'emploi"),
            ("5.5", "Apprentissage du vélo et lecture des plans de transport"),
        ),
        ("En route pour l'emploi", "Cap mobilité", "Un pas vers le travail"),
        "Adultes sans emploi, dont une majorité de femmes",
        (
            ("Accompagner {n} adultes vers une formation {quand}", "adultes accompagnés"),
            ("Enseigner le vélo à {n} habitantes {quand}", "habitantes formées au vélo"),
            ("Rencontrer {n} employeurs du bassin {quand}", "employeurs rencontrés"),
            ("Proposer {n} places de garde ponctuelle {quand}", "places proposées"),
            ("Visiter {n} entreprises avec les participants {quand}", "visites faites"),
        ),
        "developpement_economique_emploi",
    ),
    Theme(
        (
            ("4.5", "Présence d'éducateurs en soirée et séjours de rupture"),
            ("1.5", "Une pratique sportive régulière et encadrée"),
            ("4.4", "Un collectif d'habitants associé au choix des activités"),
        ),
        ("Les soirées du stade", "Sport et citoyenneté", "La rue en jeu"),
        "Adolescentes et adolescents de 12 à 17 ans",
        (
            ("Ouvrir le gymnase {n} soirées par trimestre {quand}", "soirées ouvertes"),
            ("Inscrire {n} adolescentes dans un club {quand}", "adolescentes inscrites"),
            ("Conduire {n} chantiers éducatifs {quand}", "chantiers menés"),
            ("Réunir {n} habitants dans un comité de suivi {quand}", "habitants réunis"),
            ("Proposer {n} séjours courts {quand}", "séjours proposés"),
        ),
        "sport",
    ),
)
