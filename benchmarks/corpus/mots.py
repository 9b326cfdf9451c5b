"""The words of the dossiers: persons, structures, sentences. All invented; none is anybody's."""

from __future__ import annotations

PRENOMS = (
    "Aïcha", "Benoît", "Chloé", "Djibril", "Éloïse", "François", "Gaëlle", "Hélène", "Ibrahima", "Joël",
    "Kenza", "Loïc", "Maïté", "Noémie", "Océane", "Raphaël", "Salomé", "Théo", "Yasmine", "Zoé",
)  # fmt: skip
NOMS = (
    "Lefèvre", "Dupré", "N'Diaye", "El Khoury", "Françoise-Petit", "Gérard", "Benaïssa", "Traoré", "Lemaître",
    "Brûlé", "Saint-André", "Delattre", "Vandamme", "Desrumaux", "Lecœur", "Haddad", "Nguyen", "Pêcheur",
)  # fmt: skip
FONCTIONS = ("coordinatrice", "président", "directrice", "chargé de projets", "responsable de secteur")
VOIES = (
    "rue de l'Égalité",
    "avenue des Tisserands",
    "place du Marché",
    "rue Jean-Exemple",
    "allée des Érables",
)

NOMS_PAR_STATUT = {
    "association": (
        "Les Ateliers du Canal",
        "Le Fil et la Trame",
        "Passerelles {lieu}",
        "Cultures d'en bas",
        "Énergie jeunes {lieu}",
        "L'Atelier des possibles",
        "Maison des voisins de {lieu}",
    ),
    "collectivite_territoriale": ("Ville de {lieu}", "Commune de {lieu}, service jeunesse"),
    "etablissement_public": (
        "CCAS de {lieu}",
        "Caisse des écoles de {lieu}",
        "Lycée professionnel de {lieu}",
    ),
    "bailleur_social": ("Habitat solidaire du Nord", "Foyers de la Deûle", "Logis des Weppes"),
    "autre_organisme_non_lucratif": ("Mutuelle des Deux Rives", "Fonds de dotation Horizons"),
    "fondation": ("Fondation Trait d'union", "Fondation des Trois Ponts"),
}

PARTENAIRES = (
    "Centre social {nom}", "Mission locale de {lieu}", "Médiathèque de {lieu}", "Collège {nom}", "École {nom}",
    "Bailleur social de {lieu}", "Maison de la santé {nom}", "Régie de quartier {nom}", "Club sportif {nom}",
    "Conseil citoyen de {lieu}", "Antenne emploi de {lieu}", "Espace de vie sociale {nom}",
    "Service prévention de {lieu}", "Épicerie solidaire {nom}", "Foyer de jeunes travailleurs {nom}",
)  # fmt: skip
NOMS_DE_LIEUX = (
    "Jean-Exemple", "des Quatre-Vents", "du Canal", "des Tilleuls", "Rosa-Modèle", "de la Lys", "du Beffroi",
    "des Tisserands", "de la Marque", "des Géants", "du Moulin", "de l'Écluse",
)  # fmt: skip
ROLES = ("prescrit", "accompagne", "oriente", "informe", "coordonne", "pilote")
ENGAGEMENTS = (
    "prêt de salle deux fois par semaine", "mise à disposition d'un animateur", "convention 2025-2027",
    "orientation des publics, point mensuel", "relais auprès des familles", "accueil des permanences",
    "co-animation des ateliers", "diffusion de l'information aux habitants",
)  # fmt: skip

SUJETS = (
    "L'association", "Le collectif d'habitants", "L'équipe éducative", "Le conseil citoyen",
    "La maison de quartier", "Le centre social", "L'équipe de prévention", "La régie de quartier",
)  # fmt: skip
VERBES = (
    "accompagne", "propose", "met en place", "renforce", "développe", "anime", "évalue", "coordonne",
    "expérimente", "prolonge",
)  # fmt: skip
OBJETS = (
    "des ateliers d'écriture et de théâtre", "un parcours vers l'emploi", "des permanences d'accès aux droits",
    "un soutien à la scolarité après l'école", "une médiation entre générations",
    "des sorties culturelles hors du quartier", "une initiation au numérique",
    "des séances d'activité physique adaptée", "un jardin partagé au pied des immeubles",
    "des rencontres entre parents et enseignants",
)  # fmt: skip
COMPLEMENTS = (
    "pour les familles monoparentales", "auprès des jeunes de 16 à 25 ans", "avec les bailleurs et l'école",
    "au plus près des habitantes et habitants", "malgré un taux de chômage de {n} % dans le secteur",
    "en lien avec les services de l'État", "tout au long de l'année scolaire",
    "dans une démarche d'« aller vers » assumée", "afin de lever les freins à la mobilité",
    "là où {n} familles n'ont aucune offre à moins d'un kilomètre",
)  # fmt: skip
CONSTATS = (
    "En 2025, {n} % des {m} personnes reçues n'avaient aucun accompagnement régulier",
    "Une enquête menée en mai 2025 auprès de {m} foyers montre que {n} % d'entre eux renoncent à s'inscrire",
    "Sur {m} élèves suivis en 2024, {n} n'avaient pas de lieu calme pour travailler",
    "Le centre social a reçu {m} demandes en 2025, dont {n} sans réponse possible",
)
BESOINS = (
    "Un lieu d'accueil ouvert le soir, à pied du quartier, avec garde d'enfants",
    "Un accompagnement individuel et régulier, sans rendez-vous pour les premières démarches",
    "Des activités proches, en petits groupes, où les adultes apprennent ensemble",
)
SOURCES = (
    "Fiches d'accueil de la structure", "Enquête auprès des habitants", "Diagnostic du conseil citoyen",
    "Rapport d'activité", "Questionnaire remis aux familles", "Analyse des besoins sociaux de la commune",
    "Observatoire des quartiers",
)  # fmt: skip
ORGANISMES = (
    ("Ville de {lieu}", "vie associative"), ("DREETS Hauts-de-France", "insertion par l'activité"),
    ("CAF du Nord", "soutien à la parentalité"), ("Département du Nord", "direction de l'insertion"),
    ("Région Hauts-de-France", "aide aux projets"), ("Agence régionale de santé", "prévention"),
    ("Rectorat de Lille", "devoirs faits"), ("DRAC Hauts-de-France", "été culturel"),
)  # fmt: skip
EGALITE_OBJECTIFS = (
    "Atteindre {n} % de femmes dans les groupes, contre {m} % en 2024",
    "Compter {n} pères parmi les parents des ateliers, contre {m} en 2024",
)
EGALITE_MOYENS = (
    "garde d'enfants sur place pendant les ateliers du mercredi", "créneaux réservés le matin après l'école",
    "binôme d'animation composé d'une femme et d'un homme", "invitations adressées aux deux parents",
    "vestiaires séparés et trajets du soir accompagnés", "temps de parole suivi à chaque réunion",
)  # fmt: skip
EGALITE_ARGUMENTS = (
    "Les entretiens de 2024 montrent que les horaires du soir écartent surtout les mères seules.",
    "Les jeunes filles interrogées disent quitter l'activité faute de vestiaire et de trajet sûr.",
    "Les pères rencontrés disent ne pas se sentir invités par les ateliers de semaine.",
)
INDICATEURS = (
    ("habitants du quartier prioritaire accueillis", "personnes"), ("part de femmes dans les groupes", "%"),
    ("ateliers tenus", "séances"), ("familles revenues au moins trois fois", "familles"),
    ("orientations vers un partenaire", "orientations"), ("participants allés au bout du parcours", "%"),
    ("bénévoles formés", "personnes"), ("sorties positives à six mois", "personnes"),
)  # fmt: skip
RELEVES = ("fiches d'accueil", "feuilles d'émargement", "enquête de fin de parcours", "logiciel de suivi")
FREQUENCES = ("mensuelle", "trimestrielle", "à chaque séance", "en fin de parcours")
SERVICES = ("direction de l'insertion", "action sociale", "vie associative", "jeunesse et sports", "culture")
