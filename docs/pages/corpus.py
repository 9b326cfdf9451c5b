"""The labelled texts of ``tests/data/``, and what the rules say of each when it stands in a whole dossier."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.ecriture import valeur
from cvslint.document.document import read_document
from cvslint.engine import Reglages, examine
from cvslint.findings import Finding

DONNEES = Path(__file__).resolve().parents[2] / "tests" / "data"
JOUR = dt.date(2025, 10, 1)
OBJECTIFS = {"OBJ002": "verbe", "OBJ003": "chiffre", "OBJ004": "temps", "OBJ005": "unite"}
"""The rules on an objective, each with the column of its label."""

Ligne = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Jugement:
    """One text: what its label asks for (``due``), what the rule did (``dite``)."""

    texte: str
    due: bool
    dite: bool


def lignes(fichier: str, moitie: str | None = None, separateur: str = ";") -> list[dict[str, str]]:
    """The rows of a file of ``tests/data/``, or of one half of it."""
    with (DONNEES / fichier).open(encoding="utf-8", newline="") as ouvert:
        toutes = list(csv.DictReader(ouvert, delimiter=separateur))
    return [ligne for ligne in toutes if moitie is None or ligne["moitie"] == moitie]


def constats(campagne: Campagne, regles: frozenset[str], partie: str, contenu: Any) -> list[Finding]:
    """What these rules find in the pack's smallest dossier, once that part of its project holds ``contenu``."""
    base = (campagne.dossier / "bases" / "minimal.yaml").read_bytes()
    donnees = valeur(read_document(base).root)
    donnees["projet"][partie] = contenu
    document = read_document(json.dumps(donnees, ensure_ascii=False).encode())
    return list(examine(document, "", campagne, Reglages(JOUR, regles, {}))[0].findings)


def objectifs(campagne: Campagne, enonces: list[str]) -> dict[str, set[str]]:
    """For each rule on an objective, the texts of which it speaks."""
    ecrits = [{"enonce": enonce, "indicateurs": ["nombre"]} for enonce in enonces]
    dits: dict[str, set[str]] = {code: set() for code in OBJECTIFS}
    for finding in constats(campagne, frozenset(OBJECTIFS), "objectifs", ecrits):
        if finding.rule in dits:
            dits[finding.rule].add(enonces[int(finding.path[2])])
    return dits


def juger_objectifs(campagne: Campagne, moitie: str) -> dict[str, list[Jugement]]:
    """The judgements of each rule on an objective. The unit is not due where there is no figure."""
    toutes = lignes("objectifs-etiquetes.csv", moitie)
    dits = objectifs(campagne, [ligne["enonce"] for ligne in toutes])
    return {
        code: [
            Jugement(
                ligne["enonce"],
                ligne[colonne] == "non" and (colonne != "unite" or ligne["chiffre"] == "oui"),
                ligne["enonce"] in dits[code],
            )
            for ligne in toutes
        ]
        for code, colonne in OBJECTIFS.items()
    }


def juger_egalite(campagne: Campagne, moitie: str) -> tuple[list[Jugement], list[str]]:
    """The judgements of EGA004, and the answers of which another rule already says that they are absent."""
    jugements, ailleurs = [], []
    for ligne in lignes("egalite-etiquetes.csv", moitie):
        bloc = {**_sans(ligne, "moitie", "pure_forme"), "moyens": ligne["moyens"].split("|")}
        dits = _dits(campagne, ("EGA001", "EGA002", "EGA003", "EGA004"), "egalite_femmes_hommes", bloc)
        texte = " / ".join(ligne[cle] for cle in ("objectifs", "moyens", "argumentation"))
        if dits.keys() - {"EGA004"}:
            ailleurs.append(texte)
        else:
            jugements.append(Jugement(texte, ligne["pure_forme"] == "oui", "EGA004" in dits))
    return jugements, ailleurs


def juger_diagnostics(campagne: Campagne, moitie: str) -> dict[str, list[Jugement]]:
    """The judgements of QUA002: as a whole, then on the figure and on the dated source alone."""
    minimum = int(campagne.parametres["diagnostic_caracteres_min"])
    resultats: dict[str, list[Jugement]] = {"": [], "aucun chiffre": [], "aucune source datée": []}
    for ligne in lignes("diagnostics-etiquetes.csv", moitie):
        bloc = {
            "constats": ligne["constats"],
            "besoins": ligne["besoins"],
            "sources": [_source(texte) for texte in ligne["sources"].split("|") if texte],
        }
        dit = _dits(campagne, ("QUA002",), "diagnostic", bloc).get("QUA002")
        texte = f"{ligne['constats']} {ligne['besoins']}"
        dus = {
            "aucun chiffre": ligne["chiffre"] == "non",
            "aucune source datée": ligne["source_datee"] == "non",
        }
        entier = any(dus.values()) or len(texte) < minimum
        resultats[""].append(Jugement(ligne["constats"], entier, dit is not None))
        for manque, due in dus.items():
            resultats[manque].append(Jugement(ligne["constats"], due, manque in (dit or "")))
    return resultats


def _dits(campagne: Campagne, codes: tuple[str, ...], partie: str, bloc: Mapping[str, Any]) -> dict[str, str]:
    """The message of each rule that speaks once the block stands there."""
    trouves = constats(campagne, frozenset(codes), partie, bloc)
    return {finding.rule: finding.message for finding in trouves if finding.rule in codes}


def _source(texte: str) -> dict[str, str]:
    """``Enquête (2024)`` as a block of the dossier; an undated source has no year."""
    datee = re.fullmatch(r"(.*) \((\d{4})\)", texte)
    return {"intitule": datee[1], "annee": datee[2]} if datee else {"intitule": texte}


def _sans(ligne: Ligne, *cles: str) -> dict[str, str]:
    return {cle: texte for cle, texte in ligne.items() if cle not in cles}
