"""The value of each kind of key, read or refused with the line, what stands there and what to write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any, NoReturn

from cvslint.campagne.parametres import Ecrit
from cvslint.configuration.configuration import Configuration, Parametre
from cvslint.configuration.ecriture import cle_toml, en_toml
from cvslint.configuration.options import CLES_CAMPAGNE, CLES_PAR_FICHIER, CLES_PARAMETRE, Genre, Option
from cvslint.configuration.places import Cle, Source
from cvslint.french import liste, visible
from cvslint.globs import Pattern
from cvslint.ignores import PerFileIgnore
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern

AUTO = "auto"
MOTIF = "motif"
_LETTRE = late_pattern(r"[^\W_]")
_LONGUEUR = 80


@late_dataclass
class Lecteur:
    """One file being read."""

    source: Source

    @property
    def dossier(self) -> FilePath:
        """The folder that relative paths start from."""
        return self.source.fichier.parent

    def refuse(self, cle: Cle, phrase: str, ecrit: str = "", connus: Iterable[str] = ()) -> NoReturn:
        """Raises ``ConfigurationInvalide`` at the line of a key."""
        raise Configuration(self.source).refus(cle, phrase, ecrit, tuple(connus))

    def inconnue(self, table: Cle, cle: str, connues: Iterable[str]) -> NoReturn:
        """Refuses a key that does not exist."""
        self.refuse((*table, cle), f"la clé {cite(nom((*table, cle)))} n'existe pas", cle, connues)

    def ne_convient_pas(self, cle: Cle, valeur: object, attendu: str) -> NoReturn:
        """Refuses a value: ``attendu`` says what to write."""
        self.refuse(cle, f"{cite(f'{nom(cle)} = {en_toml(valeur)}')} ne convient pas ; {attendu}")

    def textes(self, cle: Cle, valeur: object, exemple: str) -> tuple[str, ...]:
        """A list of texts, none of them blank."""
        if not isinstance(valeur, list) or not all(isinstance(v, str) and v.strip() for v in valeur):
            self.ne_convient_pas(cle, valeur, f"écrivez une liste de textes, comme {cite(exemple)}")
        return tuple(texte.strip() for texte in valeur)

    def texte(self, cle: Cle, valeur: object, exemple: str) -> str:
        """A text that is not blank."""
        if not isinstance(valeur, str) or not valeur.strip():
            self.ne_convient_pas(cle, valeur, f"écrivez un texte, comme {cite(exemple)}")
        return valeur.strip()

    def mot(self, cle: Cle, valeur: object, mots: tuple[str, ...]) -> str:
        """One of a few words."""
        if valeur not in mots:
            ecrit = cite(f"{nom(cle)} = {en_toml(valeur)}")
            phrase = f"{ecrit} ne convient pas ; au choix : {liste(mots, 'ou')}"
            self.refuse(cle, phrase, valeur if isinstance(valeur, str) else "", mots)
        return str(valeur)

    def motif(self, cle: Cle, valeur: object) -> str:
        """A reason: a text with a letter in it."""
        if not isinstance(valeur, str) or not _LETTRE.search(valeur):
            self.ne_convient_pas(cle, valeur, "écrivez la raison en quelques mots")
        return valeur.strip()

    def existant(self, cle: Cle, ecrit: str) -> FilePath:
        """A path from the folder of the file, of something that is there."""
        chemin = self.dossier / ecrit
        if not chemin.exists():
            self.refuse(
                cle, f"{cite(nom(cle))} : {cite(ecrit)} n'existe pas dans {cite(str(self.dossier))}", ecrit
            )
        return chemin


def nom(cle: Cle) -> str:
    """A key as one writes it: ``severity.BUD014``; the rank of an item counts from 1."""
    parties = [f" n° {partie + 1}" if isinstance(partie, int) else f".{cle_toml(partie)}" for partie in cle]
    return "".join(parties).removeprefix(".").replace("n° ", "n°\N{NO-BREAK SPACE}")


def cite(texte: str) -> str:
    """Words of the file between guillemets, on one line, shortened when they are long."""
    montre = texte if len(texte) <= _LONGUEUR else f"{texte[:_LONGUEUR]}…"
    return f"« {visible(montre)} »"


def _selecteurs(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    return {option.champ: lecteur.textes((option.cle,), valeur, option.exemple)}


def _motifs(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    textes = lecteur.textes((option.cle,), valeur, option.exemple)
    return {option.champ: tuple(Pattern(texte, str(lecteur.dossier)) for texte in textes)}


def _chemins(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    textes = lecteur.textes((option.cle,), valeur, option.exemple)
    return {option.champ: tuple(lecteur.existant((option.cle,), texte) for texte in textes)}


def _chemin(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    return {option.champ: lecteur.dossier / lecteur.texte((option.cle,), valeur, option.exemple)}


def _oui_non(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    if not isinstance(valeur, bool):
        lecteur.ne_convient_pas(
            (option.cle,), valeur, "écrivez true pour oui, false pour non, sans guillemets"
        )
    return {option.champ: valeur}


def _mot(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    return {option.champ: lecteur.mot((option.cle,), valeur, option.mots)}


def _niveaux(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    if not isinstance(valeur, dict):
        lecteur.ne_convient_pas((option.cle,), valeur, f"écrivez une table, comme {cite(option.exemple)}")
    niveaux = (
        (regle, lecteur.mot((option.cle, regle), niveau, option.mots)) for regle, niveau in valeur.items()
    )
    return {option.champ: tuple(niveaux)}


def _taches(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    if valeur != AUTO and (not isinstance(valeur, int) or isinstance(valeur, bool) or valeur < 1):
        lecteur.ne_convient_pas((option.cle,), valeur, 'écrivez un nombre entier d\'au moins 1, ou "auto"')
    return {option.champ: valeur}


def _campagne(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    cle: Cle = (option.cle,)
    if not isinstance(valeur, dict):
        return {"campagne": _nom_ou_dossier(lecteur, lecteur.texte(cle, valeur, option.exemple))}
    for autre in valeur:
        if autre not in CLES_CAMPAGNE:
            lecteur.inconnue(cle, autre, CLES_CAMPAGNE)
    lus: dict[str, Any] = {}
    if "nom" in valeur:
        ecrit = lecteur.texte((*cle, "nom"), valeur["nom"], 'nom = "NOM"')
        lus["campagne"] = _nom_ou_dossier(lecteur, ecrit)
    motif = lecteur.motif((*cle, MOTIF), valeur[MOTIF]) if MOTIF in valeur else ""
    if "parametres" in valeur:
        lus["parametres"] = tuple(_parametres(lecteur, (*cle, "parametres"), valeur["parametres"], motif))
    return lus


def _nom_ou_dossier(lecteur: Lecteur, ecrit: str) -> str:
    """A folder of the repository that is there, else the name of an installed pack."""
    dossier = lecteur.dossier / ecrit
    return (
        str(dossier)
        if dossier.is_dir() and ("/" in ecrit or (dossier / "campagne.yaml").is_file())
        else ecrit
    )


def _parametres(lecteur: Lecteur, cle: Cle, valeur: object, motif: str) -> Iterable[Parametre]:
    """The figures and dates that change; the nearest reason holds: its own, the table's, the campagne's."""
    if not isinstance(valeur, dict):
        lecteur.ne_convient_pas(cle, valeur, 'écrivez une table, comme « {date_limite = "2025-10-22"} »')
    commun = lecteur.motif((*cle, MOTIF), valeur[MOTIF]) if MOTIF in valeur else motif
    for parametre, ecrit in valeur.items():
        if parametre == MOTIF:
            continue
        ici = (*cle, parametre)
        raison, donne = commun, ecrit
        if isinstance(ecrit, dict):
            for autre in ecrit:
                if autre not in CLES_PARAMETRE:
                    lecteur.inconnue(ici, autre, CLES_PARAMETRE)
            if "valeur" not in ecrit:
                lecteur.ne_convient_pas(ici, ecrit, "il manque « valeur »")
            donne = ecrit["valeur"]
            raison = lecteur.motif((*ici, MOTIF), ecrit[MOTIF]) if MOTIF in ecrit else commun
        if not raison:
            lecteur.refuse(ici, f'{cite(nom(ici))} change l\'appel : écrivez-en la raison, « motif = "…" »')
        yield Parametre(parametre, _en_texte(lecteur, ici, donne), raison, ici)


def _en_texte(lecteur: Lecteur, cle: Cle, valeur: object) -> Ecrit:
    """A text, a whole number or a date, as text; or a list of texts."""
    if isinstance(valeur, list):
        return lecteur.textes(cle, valeur, '["…", "…"]')
    if isinstance(valeur, dt.date) and not isinstance(valeur, dt.datetime):
        return valeur.isoformat()
    if isinstance(valeur, int) and not isinstance(valeur, bool):
        return str(valeur)
    if not isinstance(valeur, str) or not valeur.strip():
        lecteur.ne_convient_pas(
            cle, valeur, "écrivez un texte, un nombre entier, une date ou une liste de textes"
        )
    return valeur.strip()


def _par_fichier(lecteur: Lecteur, option: Option, valeur: object) -> dict[str, Any]:
    cle: Cle = (option.cle,)
    if not isinstance(valeur, list) or not all(isinstance(entree, dict) for entree in valeur):
        lecteur.ne_convient_pas(cle, valeur, f"écrivez une table par entrée, comme {cite(option.exemple)}")
    return {option.champ: tuple(_entree(lecteur, (*cle, rang), entree) for rang, entree in enumerate(valeur))}


def _entree(lecteur: Lecteur, cle: Cle, entree: Mapping[str, object]) -> PerFileIgnore:
    lues: dict[str, Any] = {}
    for ecrite, valeur in entree.items():
        nommee = CLES_PAR_FICHIER.get(ecrite)
        if nommee is None:
            lecteur.inconnue(cle, ecrite, CLES_PAR_FICHIER)
        if nommee in lues:
            lecteur.refuse((*cle, ecrite), f"{cite(nom(cle))} dit deux fois {cite(nommee)}")
        if nommee == MOTIF:
            lues[nommee] = lecteur.motif((*cle, ecrite), valeur)
            continue
        lues[nommee] = lecteur.textes((*cle, ecrite), valeur, f'{ecrite} = ["…"]')
        if not lues[nommee]:
            lecteur.ne_convient_pas((*cle, ecrite), valeur, "la liste est vide")
    for nommee in ("files", "rules", MOTIF):
        if nommee not in lues:
            lecteur.refuse(cle, f"{cite(nom(cle))} : il manque {cite(nommee)}")
    return PerFileIgnore(lues["files"], lues["rules"], lues[MOTIF])


LECTEURS: Mapping[Genre, Callable[[Lecteur, Option, object], dict[str, Any]]] = {
    Genre.SELECTEURS: _selecteurs,
    Genre.MOTIFS: _motifs,
    Genre.CHEMINS: _chemins,
    Genre.CHEMIN: _chemin,
    Genre.OUI_NON: _oui_non,
    Genre.MOT: _mot,
    Genre.NIVEAUX: _niveaux,
    Genre.TACHES: _taches,
    Genre.CAMPAGNE: _campagne,
    Genre.PAR_FICHIER: _par_fichier,
}
"""How each kind of value is read, into fields of :class:`Configuration`."""
