"""The table of the options that a configuration may set: reading, schema and display all go by it.

A configuration is found in the folder that one works in, and a folder may come from anybody. So nothing in it runs
code, and nothing in it says where to write: outputs, a new baseline and the day of the check are asked for on the
command line alone.
"""

from __future__ import annotations

from enum import StrEnum, auto

from cvslint.findings import Severity
from cvslint.late_dataclass import late_dataclass

NIVEAUX = tuple(str(niveau) for niveau in Severity)
"""The levels of a finding, the gravest first."""

ETEINT = ("off", "jamais")
"""The two words for no level at all."""

PAR_FICHIER = "per-file-ignores"
"""The key of the rules that are set aside for some files."""


class Genre(StrEnum):
    """What kind of value a key has."""

    SELECTEURS = auto()
    MOTIFS = auto()
    CHEMINS = auto()
    CHEMIN = auto()
    OUI_NON = auto()
    MOT = auto()
    NIVEAUX = auto()
    TACHES = auto()
    CAMPAGNE = auto()
    PAR_FICHIER = auto()


@late_dataclass
class Option:
    """One key: ``exemple`` is a line to write, ``mots`` the words that are allowed where the value is one of a few,
    ``defaut`` what holds where nobody says anything. With ``cumul`` the command line adds to the file, else it
    replaces it."""

    cle: str
    genre: Genre
    titre: str
    exemple: str
    mots: tuple[str, ...] = ()
    defaut: object = None
    cumul: bool = False

    @property
    def champ(self) -> str:
        """The name of the key as an attribute."""
        return self.cle.replace("-", "_")


OPTIONS: tuple[Option, ...] = (
    Option("campagne", Genre.CAMPAGNE, "Campagne des dossiers qui n'en nomment pas", 'campagne = "NOM"'),
    Option("select", Genre.SELECTEURS, "Seules règles contrôlées", 'select = ["BUD", "STR009"]'),
    Option(
        "extend-select",
        Genre.SELECTEURS,
        "Règles ajoutées à celles choisies",
        'extend-select = ["LOT"]',
        defaut=(),
        cumul=True,
    ),
    Option("ignore", Genre.SELECTEURS, "Règles retirées", 'ignore = ["OBJ003"]', defaut=(), cumul=True),
    Option(
        "severity",
        Genre.NIVEAUX,
        "Niveaux changés",
        'severity = {OBJ003 = "info"}',
        mots=(*NIVEAUX, *ETEINT),
        defaut=(),
        cumul=True,
    ),
    Option(
        PAR_FICHIER,
        Genre.PAR_FICHIER,
        "Règles ignorées dans certains fichiers",
        'per-file-ignores = [{files = ["essais/*"], rules = ["OBJ"], motif = "dossiers d\'essai"}]',
        defaut=(),
    ),
    Option(
        "rules",
        Genre.CHEMINS,
        "Fichiers ou dossiers de règles ajoutés",
        'rules = ["regles"]',
        defaut=(),
        cumul=True,
    ),
    Option(
        "fail-on",
        Genre.MOT,
        "Niveau à partir duquel le code de sortie est 1",
        'fail-on = "avertissement"',
        mots=(*NIVEAUX, *reversed(ETEINT)),
        defaut="erreur",
    ),
    Option("baseline", Genre.CHEMIN, "Fichier de référence des constats connus", 'baseline = "connus.json"'),
    Option(
        "no-ignores",
        Genre.OUI_NON,
        "Consignes « # cvslint: ignore » des dossiers sans effet",
        "no-ignores = true",
        defaut=False,
    ),
    Option(
        "exclude",
        Genre.MOTIFS,
        "Fichiers ou dossiers à passer",
        'exclude = ["brouillons", "*-modele.yaml"]',
        defaut=(),
        cumul=True,
    ),
    Option(
        "force-exclude",
        Genre.OUI_NON,
        "Fichiers exclus passés même s'ils sont nommés",
        "force-exclude = true",
        defaut=False,
    ),
    Option(
        "allow-empty",
        Genre.OUI_NON,
        "Rien à contrôler n'est pas un échec",
        "allow-empty = true",
        defaut=False,
    ),
    Option("verbose", Genre.OUI_NON, "Infos, raisons et sources affichées", "verbose = true", defaut=False),
    Option(
        "show-suppressed",
        Genre.OUI_NON,
        "Constats ignorés listés avec leur motif",
        "show-suppressed = true",
        defaut=False,
    ),
    Option("statistics", Genre.OUI_NON, "Constats comptés par règle", "statistics = true", defaut=False),
    Option("anonymiser", Genre.OUI_NON, "Données personnelles masquées", "anonymiser = true", defaut=False),
    Option("jobs", Genre.TACHES, "Tâches menées en même temps", "jobs = 2", defaut="auto"),
)
"""Every key, in the order in which ``cvslint config`` shows them."""

PAR_CLE = {option.cle: option for option in OPTIONS}

LIGNE_DE_COMMANDE = (
    "output",
    "write-baseline",
    "today",
    "config",
    "isolated",
    "quiet",
    "color",
    "exit-zero",
    "stdin-filename",
    "no-cache",
    "apply",
    "unsafe",
)
"""Options that belong to one run or to one person: a file cannot set them."""

CLES_CAMPAGNE = ("nom", "parametres", "motif")
CLES_PARAMETRE = ("valeur", "motif")
CLES_PAR_FICHIER = {
    "files": "files",
    "fichiers": "files",
    "rules": "rules",
    "regles": "rules",
    "motif": "motif",
}
"""The keys of one entry of ``per-file-ignores``: as written, and as the program names them."""
