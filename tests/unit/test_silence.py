"""Directives: what they cover, what is wrong with them, and what the result then holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.engine import Reglages, check_bytes
from cvslint.findings import Finding, Suppression
from cvslint.fixes import repair
from cvslint.result import DossierResult, Verdict
from cvslint.selection import choix_par_defaut
from cvslint.span import format_path

JOUR = dt.date(2025, 10, 1)


@pytest.fixture(scope="module")
def pack() -> Campagne:
    return charger_campagne("mel-cvs-2026")


@pytest.fixture(scope="module")
def bon(pack: Campagne) -> str:
    return (pack.dossier / "bases" / "minimal.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reglages(pack: Campagne) -> Reglages:
    return Reglages(JOUR, choix_par_defaut(pack), {})


class Atelier:
    """The sound dossier, changed, and what a check says of it."""

    def __init__(self, pack: Campagne, reglages: Reglages, texte: str) -> None:
        self.pack = pack
        self.reglages = reglages
        self.texte = texte

    def change(self, avant: str, apres: str) -> Atelier:
        assert self.texte.count(avant) == 1, avant
        return Atelier(self.pack, self.reglages, self.texte.replace(avant, apres))

    def resultat(self, data: bytes | None = None) -> DossierResult:
        return check_bytes(data or self.texte.encode(), "d.yaml", self.pack, self.reglages)

    def dits(self, *familles: str) -> list[tuple[str, str]]:
        """The rules of these families that count, and where (the infos left out)."""
        return [(f.rule, format_path(f.path)) for f in self.comptes() if f.rule.startswith(familles)]

    def comptes(self) -> list[Finding]:
        return [f for f in self.resultat().active if f.severity != "info"]

    def tus(self) -> list[str]:
        return [f.rule for f in self.resultat().findings if f.suppressed is not None]


@pytest.fixture
def atelier(pack: Campagne, reglages: Reglages, bon: str) -> Atelier:
    return Atelier(pack, reglages, bon)


@pytest.fixture
def vague(atelier: Atelier) -> Atelier:
    """An objective of which OBJ002, OBJ003 and OBJ004 complain, at its text on line 62."""
    return atelier.change("Animer 12 ateliers de cuisine entre avril et novembre 2026.", "Les ateliers.")


OBJ = "ignore[OBJ002, OBJ003,OBJ004] texte imposé"
TROIS = ["OBJ002", "OBJ003", "OBJ004"]

COUVRENT = [
    ("au bout de la valeur", "enonce: Les ateliers.", f"enonce: Les ateliers.  # cvslint: {OBJ}"),
    ("collée au signe", "enonce: Les ateliers.", f"enonce: Les ateliers. #cvslint:{OBJ}"),
    ("écrite à la française", "enonce: Les ateliers.", f"enonce: Les ateliers. # cvslint : {OBJ}"),
    ("au-dessus de l'élément", "    - enonce: Les", f"    # cvslint: {OBJ}\n    - enonce: Les"),
    (
        "au bout de la clé de la liste",
        "  objectifs:\n    - enonce: Les",
        f"  objectifs: # cvslint: {OBJ}\n    - enonce: Les",
    ),
    (
        "au-dessus de la liste",
        "  objectifs:\n    - enonce: Les",
        f"  # cvslint: {OBJ}\n  objectifs:\n    - enonce: Les",
    ),
    ("au bout de la rubrique", "projet:\n", f"projet: # cvslint: {OBJ}\n"),
    (
        "en tête du fichier",
        "campagne: mel",
        f"# cvslint: {OBJ.replace('ignore', 'ignore-file')}\ncampagne: mel",
    ),
    ("par la famille", "enonce: Les ateliers.", "enonce: Les ateliers. # cvslint: ignore[OBJ] texte imposé"),
    (
        "par les noms",
        "enonce: Les ateliers.",
        "enonce: Les ateliers. # cvslint: ignore[objectif-sans-verbe, "
        "objectif-sans-chiffre,objectif-sans-echeance] texte imposé",
    ),
    ("en minuscules", "enonce: Les ateliers.", "enonce: Les ateliers. # cvslint: ignore[obj] texte imposé"),
    (
        "entre accolades",
        "    - enonce: Les ateliers.\n      indicateurs: [nombre d'ateliers tenus]\n",
        f"    - {{enonce: Les ateliers., indicateurs: [nombre d'ateliers tenus]}} # cvslint: {OBJ}\n",
    ),
    (
        "sur la ligne d'un bloc de texte",
        "enonce: Les ateliers.",
        f"enonce: >- # cvslint: {OBJ}\n        Les\n        ateliers.",
    ),
    (
        "en trois consignes",
        "    - enonce: Les ateliers.",
        "    # cvslint: ignore[OBJ002] texte imposé\n    # cvslint: ignore[OBJ003] "
        "texte imposé\n    - enonce: Les ateliers. # cvslint: ignore[OBJ004] texte imposé",
    ),
]


@pytest.mark.parametrize(("avant", "apres"), [c[1:] for c in COUVRENT], ids=[c[0] for c in COUVRENT])
def test_une_consigne_couvre_sa_partie(vague: Atelier, avant: str, apres: str) -> None:
    assert vague.dits("") == [(code, "projet.objectifs[0].enonce") for code in TROIS]
    sous_silence = vague.change(avant, apres)
    assert sous_silence.dits("") == []
    assert sous_silence.tus() == TROIS
    assert sous_silence.resultat().verdict is Verdict.CONFORME


@pytest.mark.parametrize("fin", ["\r\n", "\r"])
def test_les_fins_de_ligne_ne_comptent_pas(vague: Atelier, fin: str) -> None:
    tu = vague.change("enonce: Les ateliers.", f"enonce: Les ateliers. # cvslint: {OBJ}")
    resultat = tu.resultat(tu.texte.replace("\n", fin).encode())
    assert [f.rule for f in resultat.findings if f.suppressed] == TROIS
    assert resultat.verdict is Verdict.CONFORME


def test_un_constat_tu_reste_avec_sa_raison(vague: Atelier) -> None:
    tu = vague.change(
        "enonce: Les ateliers.", "enonce: Les ateliers. # cvslint: ignore[OBJ002] : texte imposé [1]"
    )
    constat = next(f for f in tu.resultat().findings if f.rule == "OBJ002")
    assert constat.suppressed == Suppression("comment", "texte imposé [1]", constat.span.start.line)
    assert [code for code, _ in tu.dits("")] == ["OBJ003", "OBJ004"]


def test_la_consigne_la_plus_proche_donne_la_raison(vague: Atelier) -> None:
    tu = vague.change("campagne: mel", "# cvslint: ignore-file[OBJ] loin\ncampagne: mel").change(
        "enonce: Les ateliers.", "enonce: Les ateliers. # cvslint: ignore[OBJ002] près"
    )
    raisons = {f.rule: f.suppressed.reason for f in tu.resultat().findings if f.suppressed}
    assert raisons == {"OBJ002": "près", "OBJ003": "loin", "OBJ004": "loin"}
    assert tu.dits("IGN") == []


def test_un_constat_au_bord_d_un_element_est_couvert_par_sa_premiere_ligne(atelier: Atelier) -> None:
    sans = atelier.change("      indicateurs: [nombre d'ateliers tenus]\n", "")
    assert sans.dits("") == [("OBJ006", "projet.objectifs[0].indicateurs")]
    tu = sans.change("novembre 2026.\n", "novembre 2026.  # cvslint: ignore[OBJ006] suivi par la ville\n")
    assert (tu.dits(""), tu.tus()) == ([], ["OBJ006"])


def test_une_autre_partie_n_est_pas_couverte(vague: Atelier) -> None:
    voisine = vague.change(
        "indicateurs: [nombre", "# cvslint: ignore[OBJ] texte imposé\n      indicateurs: [nombre"
    )
    assert [code for code, _ in voisine.dits("OBJ")] == TROIS
    assert voisine.dits("IGN") == [("IGN003", "projet.objectifs[0].indicateurs")]


FAUTIVES = [
    ("sans raison", "ignore[OBJ]", ["IGN001"]),
    ("une raison sans un mot", "ignore[OBJ] : …", ["IGN001"]),
    ("un code inconnu", "ignore[OBJ999] texte imposé", ["IGN002"]),
    ("un code inconnu parmi d'autres", "ignore[OBJ, OBJ999] texte imposé", ["IGN002"]),
    ("aucun code", "ignore texte imposé", ["IGN002"]),
    ("des crochets vides", "ignore[] texte imposé", ["IGN002"]),
    ("un crochet ouvert", "ignore[OBJ texte imposé", ["IGN002"]),
    ("un autre mot", "disable=OBJ", ["IGN002"]),
    ("un mot plus long", "ignore-fichier[OBJ] texte imposé", ["IGN002"]),
    ("rien", "", ["IGN002"]),
    ("une règle qui ne se tait pas", "ignore[STR009, OBJ] texte imposé", ["IGN004"]),
    ("par son nom", "ignore[siret-cle, OBJ] texte imposé", ["IGN004"]),
    ("la lecture", "ignore[YML] texte imposé", ["IGN004"]),
    ("les consignes elles-mêmes", "ignore[IGN] texte imposé", ["IGN004"]),
    ("toutes les règles", "ignore[ALL] texte imposé", ["IGN004"]),
    ("pour tout le dossier, mal placée", "ignore-file[OBJ] texte imposé", ["IGN003"]),
    ("deux fautes", "ignore[OBJ999]", ["IGN001", "IGN002"]),
]


@pytest.mark.parametrize(("consigne", "dites"), [f[1:] for f in FAUTIVES], ids=[f[0] for f in FAUTIVES])
def test_une_consigne_fautive_ne_tait_rien(vague: Atelier, consigne: str, dites: list[str]) -> None:
    fautive = vague.change("enonce: Les ateliers.", f"enonce: Les ateliers. # cvslint: {consigne}")
    assert fautive.dits("IGN", "YML") == [(code, "projet.objectifs[0].enonce") for code in dites]
    assert [code for code, _ in fautive.dits("OBJ")] == TROIS
    assert fautive.tus() == []


def test_un_code_presque_juste_est_propose(vague: Atelier) -> None:
    fautive = vague.change(
        "enonce: Les ateliers.", "enonce: Les ateliers. # cvslint: ignore[OBJ02] texte imposé"
    )
    aide = next(f.help for f in fautive.resultat().active if f.rule == "IGN002")
    assert "Vouliez-vous écrire" in aide
    assert "OBJ002" in aide


TEXTES = [
    ("entre guillemets", '"Un potager. # cvslint: ignore[OBJ999]"'),
    ("dans un bloc", "|-\n    Un potager.\n    # cvslint: ignore[OBJ999]"),
    ("sur deux lignes", '"Un potager.\n    # cvslint: ignore[OBJ999]"'),
]


@pytest.mark.parametrize("ecrit", [t[1] for t in TEXTES], ids=[t[0] for t in TEXTES])
def test_dans_un_texte_c_est_du_texte(atelier: Atelier, ecrit: str) -> None:
    resume = "Un potager collectif et douze ateliers de cuisine avec les habitants du Parc."
    assert atelier.change(resume, ecrit).dits("") == []


@pytest.mark.parametrize("signe", ["# cvslint:", "#cvslint:", "# cvslint :", "#  cvslint:"])
@pytest.mark.parametrize("valeur", ["Un potager.", ""])
def test_une_consigne_n_est_pas_une_valeur_mangee(atelier: Atelier, signe: str, valeur: str) -> None:
    resume = "Un potager collectif et douze ateliers de cuisine avec les habitants du Parc."
    consigne = atelier.change(resume, f"{valeur} {signe} ignore[QUA] résumé donné ailleurs")
    assert consigne.dits("YML") == []


def test_une_consigne_inutile_n_est_dite_que_de_regles_qui_ont_juge(pack: Campagne, atelier: Atelier) -> None:
    consigne = atelier.change("projet:\n", "projet: # cvslint: ignore[OBJ002] rien\n")
    assert consigne.dits("") == [("IGN003", "projet")]
    choisies = choix_par_defaut(pack) - {"OBJ002"}
    consigne.reglages = replace(consigne.reglages, choisies=choisies)
    assert consigne.dits("") == []


@pytest.mark.parametrize("code", ["USA", "LOT001"])
def test_une_famille_qui_n_a_pas_ete_demandee_n_est_pas_inutile(atelier: Atelier, code: str) -> None:
    assert (
        atelier.change("projet:\n", f"projet: # cvslint: ignore[{code}] accord du service\n").dits("") == []
    )


def test_une_regle_non_evaluee_peut_encore_parler(atelier: Atelier) -> None:
    sans_total = atelier.change("total: 8 249,50", "total: huit mille").change(
        "      compte_64:", "      compte_64: # cvslint: ignore[BUD005] total arrêté par l'expert-comptable"
    )
    assert "BUD005" in {non.rule for non in sans_total.resultat().not_evaluated}
    assert sans_total.dits("IGN") == []


def test_sans_les_consignes_tout_compte(vague: Atelier) -> None:
    tu = vague.change("enonce: Les ateliers.", f"enonce: Les ateliers. # cvslint: {OBJ}").change(
        "projet:\n", "projet: # cvslint: ignore\n"
    )
    tu.reglages = replace(tu.reglages, consignes=False)
    assert [code for code, _ in tu.dits("")] == TROIS
    assert tu.tus() == []


REPARES = [
    ("au bout d'une ligne", "projet:", "projet:   # cvslint: ignore[OBJ002] rien", "projet:"),
    ("seule sur sa ligne", "projet:\n", "# cvslint: ignore[OBJ002] rien\nprojet:\n", "projet:\n"),
    ("en tête", "campagne: mel", "# cvslint: ignore-file[OBJ002] rien\ncampagne: mel", "campagne: mel"),
    (
        "au bout du fichier",
        "    total: 14 000\n  produits",
        "    total: 14 000 # cvslint: ignore[BUD005] rien\n  produits",
        "    total: 14 000\n  produits",
    ),
]


@pytest.mark.parametrize("fin", ["\n", "\r\n"])
@pytest.mark.parametrize(("avant", "avec", "apres"), [r[1:] for r in REPARES], ids=[r[0] for r in REPARES])
def test_une_consigne_inutile_est_retiree(
    atelier: Atelier, avant: str, avec: str, apres: str, fin: str
) -> None:
    ecrit = atelier.change(avant, avec).texte.replace("\n", fin).encode()
    voulu = atelier.change(avant, apres).texte.replace("\n", fin).encode()
    assert [f.rule for f in atelier.resultat(ecrit).active if f.severity != "info"] == ["IGN003"]
    assert repair(ecrit, atelier.resultat, unsafe=False).after == voulu


def test_a_la_derniere_ligne_sans_fin(atelier: Atelier) -> None:
    ecrit = f"{atelier.texte}# cvslint: ignore[OBJ002] rien".encode()
    assert repair(ecrit, atelier.resultat, unsafe=False).after == atelier.texte.encode()


def test_ce_qui_sert_est_garde(vague: Atelier) -> None:
    avec = vague.change(
        "enonce: Les ateliers.", "enonce: Les ateliers. # cvslint: ignore[OBJ, BUD,REF] texte imposé"
    )
    apres = vague.change("enonce: Les ateliers.", "enonce: Les ateliers. # cvslint: ignore[OBJ] texte imposé")
    assert avec.dits("") == [("IGN003", "projet.objectifs[0].enonce")]
    assert repair(avec.texte.encode(), avec.resultat, unsafe=False).after == apres.texte.encode()


def test_une_consigne_mal_placee_n_est_pas_retiree(vague: Atelier) -> None:
    avec = vague.change("projet:\n", "projet: # cvslint: ignore-file[OBJ] texte imposé\n").texte.encode()
    assert repair(avec, vague.resultat, unsafe=True).after == avec


def test_un_fichier_illisible_n_a_pas_de_consigne(atelier: Atelier) -> None:
    resultat = atelier.resultat(b"# cvslint: ignore-file[YML]\na: [\n")
    assert resultat.verdict is Verdict.ILLISIBLE
    assert [f.rule for f in resultat.findings] == ["YML001"]


def test_des_milliers_de_consignes_fautives_sont_toutes_dites(atelier: Atelier) -> None:
    """The first ones are told which names are near; looking them up for all would take minutes."""
    fautives = "".join(f"# cvslint: ignore[OBJ0{rang}] texte imposé\n" for rang in range(100, 2100))
    dites = [f for f in atelier.resultat(f"{fautives}{atelier.texte}".encode()).active if f.rule == "IGN002"]
    assert len(dites) == 2000
    assert "Vouliez-vous écrire" in dites[0].help
    assert "Vouliez-vous écrire" not in dites[-1].help
