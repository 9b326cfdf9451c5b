"""For every rule: one edit of a conforming dossier gives that rule alone, exactly at its place.

Most edits come from the examples of the rules (:mod:`taux`). Those that need a dossier of their own are written
here: what prepares the conforming dossier, the edit, and between ``⟦`` and ``⟧`` what must stand under the caret.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import pytest
from dossiers_types import poser, retirer
from taux import PAGE, Banc, Modification, page

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.findings import Severity
from cvslint.span import Position, Span, parse_path

RACINE = FilePath(__file__).parents[2]
BASES = {
    f.stem: f for d in ("rules/mel-cvs-2026/bases", "examples/conformes") for f in (RACINE / d).glob("*.yaml")
}
A, INFO = Severity.AVERTISSEMENT, Severity.INFO
LILLE: dict[str, Any] = {
    "projet.territoires": [{"quartier": "Secteur Nord-Est", "communes": ["Lille"]}],
    "projet.referents_sollicites[0].commune": "Lille",
    "projet.referents_sollicites[1].commune": "Lille",
    "budget.produits.directes.compte_74.communes[0].ville": "Lille",
}


@dataclass(frozen=True)
class Main:
    """An edit written by hand: ``avant`` becomes ``apres`` in ``base``, once prepared (``None`` removes a path)."""

    code: str
    base: str
    avant: str
    apres: str
    prepare: dict[str, Any] = field(default_factory=dict)
    gravite: Severity = Severity.ERREUR
    lieu: str = ""
    encodage: str = "utf-8"

    def modification(self, pack: Campagne) -> Modification:
        """The edit; ``lieu`` is a piece of the text with the marks, when they are not in ``apres``."""
        texte = BASES[self.base].read_text("utf-8")
        for chemin, valeur in self.prepare.items():
            pas = parse_path(chemin)
            texte = retirer(texte, pas) if valeur is None else poser(texte, pas, valeur)
        assert texte.count(self.avant) == 1, f"{self.code} {self.avant!r} : {texte.count(self.avant)} fois"
        apres = texte.replace(self.avant, self.apres)
        if self.lieu:
            nu = self.lieu.replace("⟦", "").replace("⟧", "")
            assert apres.count(nu) == 1, f"{self.code} {nu!r} : {apres.count(nu)} fois"
            apres = apres.replace(nu, self.lieu)
        sans, span = _sans_marques(apres)
        jour = pack.jour_des_exemples
        assert jour is not None
        return Modification(
            f"{self.apres.strip()[:50]}", texte, sans, ((span, self.gravite),), jour, self.encodage
        )


def _sans_marques(texte: str) -> tuple[str, Span]:
    places = []
    for marque in "⟦⟧":
        assert texte.count(marque) == 1
        avant = texte[: texte.index(marque)].split("\n")
        places.append(Position(len(avant), len(avant[-1]) + 1))
        texte = texte.replace(marque, "")
    return texte, Span(*places)


TOUTES_LES_PIECES = ["statuts", "recepisse_de_declaration", "liste_des_dirigeants", "rib", "avis_sirene"]
TOUTES_LES_PIECES += ["budget_de_la_structure", "comptes_annuels"]
ATTESTATIONS = [
    "obligations_fiscales_et_sociales",
    "exactitude_des_informations",
    "aides_recues_sur_trois_ans",
]
TITRE = 'intitule: "Jardiner ensemble : un potager au pied des tours"'

A_LA_MAIN = [
    Main("IGN001", "minimal", "statut: association", "statut: association ⟦# cvslint: ignore[RGP]⟧"),
    Main("IGN002", "minimal", "statut: association", "statut: association ⟦# cvslint: ignore[XYZ] vu⟧"),
    Main("IGN003", "minimal", "statut: association", "statut: association ⟦# cvslint: ignore[RGP] vu⟧", gravite=A),
    Main("IGN004", "minimal", "statut: association", "statut: association ⟦# cvslint: ignore[STR009] vu⟧"),
    Main("YML001", "minimal", TITRE, "intitule: Jardiner ensemble ⟦:⟧ un potager au pied des tours"),
    Main("YML002", "minimal", "  statut: association\n", "  statut: association\n  ⟦statut⟧: association\n"),
    Main("YML003", "minimal", "15 000 € demandés", "15 000 ⟦€⟧ demandés", gravite=A, encodage="cp1252"),
    Main("YML004", "minimal", "- {structure: Centre social (fictif), role: accompagne}", "- &p [⟦*p⟧]"),
    Main("YML005", "minimal", "  resume: Un potager", "  resume: ⟦&potager⟧ Un potager", gravite=A),
    Main("CPO002", "complet", "fin: 2026\n", "fin: ⟦2027⟧\n", {"soutien_anterieur.cpo.fin": "2026"}, INFO),
    Main(
        "AMB008", "minimal", "  volet_local: Le jardin est une priorité de la ville.\n", "",
        {"projet.volet_local": "Le jardin est une priorité de la ville."}, INFO, "\n⟦projet⟧:",
    ),
    Main(
        "TER004", "complet", "    - quartier: Nouveau Roubaix\n      communes: [Roubaix]",
        "    - quartier: Nouveau Roubaix\n      communes: [Roubaix, ⟦Tourcoing⟧]",
    ),
    Main("TER006", "minimal", "quartier: Secteur Nord-Est", "quartier: ⟦Fives⟧", LILLE),
    Main("TER007", "minimal", "communes: [Lille]", "communes: [⟦Hellemmes⟧]", LILLE, INFO),
    Main("MET002", "experimental-une-commune", "prevu: vrai", "prevu: faux", lieu="  ⟦metropolitain⟧:"),
    Main(
        "MET003", "experimental-une-commune",
        "      argumentation: Une première.\n", "",
        {"projet.metropolitain.experimental.argumentation": "Une première."}, A, "    ⟦experimental⟧:",
    ),
    Main(
        "REF005", "minimal", "\n    - {type: referent_region, date: 2025-07-15}", "",
        {"projet.referents_sollicites[2]": {"type": "referent_region", "date": "2025-07-15"}},
        INFO, "  ⟦referents_sollicites⟧:",
    ),
    Main(
        "EVA004", "minimal", ", sexue: oui}", "}",
        {"projet.evaluation.indicateurs[0].qpv": "oui", "projet.evaluation.indicateurs[0].sexue": "oui"},
        INFO, "questionnaire de fin de saison.\n    ⟦indicateurs⟧:",
    ),
    Main(
        "BUD014", "quinze-mille-euros", "\n    indirectes:\n      total: 3000\n    total: 20 700,00 €", "",
        lieu="\n⟦budget⟧:",
    ),
    Main("BUD019", "complet", "- {service: direction de l'insertion, montant: 3500}", "- ⟦{⟧montant: 3500}"),
    Main(
        "BUD020", "complet", "- {nom: Bailleur social (fictif), dispositif: abattement TFPB, montant: 2000}",
        "- ⟦{⟧nom: Bailleur social (fictif), montant: 2000}",
    ),
    Main("BUD021", "complet", "- {nom: caisse de retraite (fictive), montant: 500}", "- ⟦{⟧montant: 500}"),
    Main(
        "BUD025", "complet", "compte_68: {previsionnel: 800, realise: 600}",
        "compte_68: {previsionnel: 800, realise: ⟦900⟧}",
        {"bilan.budget.charges.directes.total.realise": None, "bilan.budget.charges.total.realise": None}, A,
    ),
    Main(
        "BUD026", "complet", "- {service: action sociale, previsionnel: 3000, obtenu: 3000}",
        "- {service: action sociale, previsionnel: 3000, obtenu: ⟦3500⟧}",
        {"bilan.budget.produits.directes.compte_74.total.obtenu": None}, A,
    ),
    Main(
        "BUD029", "minimal", "autres: 300", "frais_financiers: ⟦300⟧",
        {
            "budget.charges": {
                "directes": {"compte_64": "13 400", "compte_66": "300"},
                "indirectes": {"autres": "300"},
            }
        },
        A,
    ),
    Main(
        "BUD030", "minimal", "prestations_de_services: 3 600", "autres_fournitures: 3 600", gravite=INFO,
        lieu="  ⟦charges⟧:",
    ),
    Main(
        "BUD031", "complet", "\n    conforme_au_depot: oui", "", {"bilan.budget.conforme_au_depot": "oui"}, INFO,
        "  ⟦budget⟧:",
    ),
    Main(
        "FIN001", "minimal", "communes: [{ville: Haubourdin, credits_specifiques_pv: 12 000}]",
        "⟦etat⟧: {credits_specifiques_pv: 12 000}",
        {
            "budget.produits.directes.compte_74": {
                "communes": [{"ville": "Haubourdin", "credits_specifiques_pv": "12 000"}]
            }
        },
        INFO,
    ),
    Main(
        "BUD033", "minimal", "{montant: 16 000, detail: un animateur}", "⟦16 000⟧",
        {
            "budget.charges": {"directes": {"compte_64": {"montant": "16 000", "detail": "un animateur"}}},
            "budget.produits": {
                "directes": {"compte_70": "4 000", "compte_74": {"etat": {"credits_specifiques_pv": "12 000"}}}
            },
        },
        A,
    ),
    Main(
        "USA001", "complet",
        """6200, detail: "31 séances d'animation à 200 €"}\n        achats_matieres_et_fournitures: {montant: 2400""",
        """⟦6200.50⟧, detail: "31 séances d'animation"}\n        achats_matieres_et_fournitures: {montant: 2399.50""",
        gravite=A,
    ),
    Main(
        "USA002", "minimal", "compte_70: 7 000, compte_74: {etat: {credits_specifiques_pv: 7 000}}",
        "compte_70: 500, compte_74: {etat: {credits_specifiques_pv: 13 500}}",
        {
            "budget.produits": {
                "directes": {"compte_70": "7 000", "compte_74": {"etat": {"credits_specifiques_pv": "7 000"}}}
            }
        },
        INFO, "  ⟦produits⟧:",
    ),
    Main(
        "USA005", "complet",
        """etat:
          credits_specifiques_pv: 14 000 €
          droit_commun:
            - {service: DREETS Hauts-de-France, montant: 4000}
        region:
          credits_specifiques_pv: {montant: 6000}""",
        """⟦etat⟧:
          credits_specifiques_pv: 20 000 €
          droit_commun:
            - {service: DREETS Hauts-de-France, montant: 4000}
        region:
          credits_specifiques_pv: {montant: 0}""",
        gravite=INFO,
    ),
    Main(
        "USA006", "minimal", "autres_aides: [{libelle: fondation (fictive), montant: 160 000}]",
        "etat: {credits_specifiques_pv: 160 000}",
        {
            "budget.charges": {"directes": {"compte_64": {"montant": "160 000", "detail": "quatre postes"}}},
            "budget.produits": {
                "directes": {
                    "compte_74": {"autres_aides": [{"libelle": "fondation (fictive)", "montant": "160 000"}]}
                }
            },
        },
        INFO, "{⟦compte_74⟧:",
    ),
    Main(
        "USA008", "minimal", "exactitude_des_informations: oui", "exactitude_des_informations: non",
        {"attestations": dict.fromkeys(ATTESTATIONS, "oui")}, A, "\n⟦attestations⟧:",
    ),
    Main(
        "USA009", "minimal", "rib: oui, ", "", {"pieces": dict.fromkeys(TOUTES_LES_PIECES, "oui")}, A,
        "\n⟦pieces⟧:",
    ),
    Main(
        "BIL013", "complet", "\n      ambitions: [6.2]", "",
        {f"bilan.objectifs[{n}].ambitions": [numero] for n, numero in enumerate(["2.3", "6.2", "2.4"])}, INFO,
        "- ⟦e⟧nonce: Tenir 12 permanences d'aller-vers par trimestre en pied d'immeuble.\n      indicateurs: [nombre",
    ),
    Main(
        "LOT001", "minimal", "avec les habitants du Parc.", "avec le quartier.", gravite=A,
        lieu='intitule: ⟦"Jardiner ensemble : un potager au pied des tours"⟧',
    ),
]  # fmt: skip

PANNES: dict[str, str] = {}
"""Rules that an edit does not yet make speak as it must, and why."""


def banc_de(pack: Campagne) -> Banc:
    """The bench of a pack, with the edits written here."""
    a_la_main: dict[str, list[Modification]] = {}
    for main in A_LA_MAIN:
        a_la_main.setdefault(main.code, []).append(main.modification(pack))
    return Banc(pack, a_la_main)


@pytest.fixture(scope="module")
def banc(pack: Campagne) -> Banc:
    return banc_de(pack)


CODES = list(charger_campagne("mel-cvs-2026").regles)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            code, marks=pytest.mark.xfail(strict=True, reason=PANNES[code]) if code in PANNES else ()
        )
        for code in CODES
    ],
)
def test_une_modification_donne_cette_regle_et_elle_seule(banc: Banc, code: str) -> None:
    mesure = banc.mesure(code)
    assert mesure.defauts == ()
    assert mesure.justes


def test_le_taux_publie_est_celui_qui_est_mesure(banc: Banc) -> None:
    mesures = [banc.mesure(code) for code in CODES]
    assert PAGE.read_text("utf-8") == page(mesures, PANNES)
