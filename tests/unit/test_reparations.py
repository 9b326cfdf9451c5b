"""What ``fix`` writes in the place of each fault: the smallest edit, in the author's own quotes, or nothing at all."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.engine import Reglages, check_bytes
from cvslint.findings import Severity
from cvslint.fixes import Check, repair
from cvslint.selection import choix_par_defaut

Surete = Literal["sûre", "à demander", "aucune"]


@pytest.fixture(scope="module")
def controle(pack: Campagne) -> Check:
    reglages = Reglages(dt.date(2025, 10, 1), choix_par_defaut(pack), {})
    return lambda data: check_bytes(data, "dossier.yaml", pack, reglages)


@pytest.fixture(scope="module")
def dossier(pack: Campagne) -> str:
    return (pack.dossier / "bases" / "minimal.yaml").read_text(encoding="utf-8")


SIRET, RNA, DATE, MONTANT = (
    "siret: 999 000 318 00017",
    "rna: W595999998",
    "date: 2025-10-08",
    "compte_75: 1 500",
)
QUARTIER, AMBITION, STATUT = "quartier: Le Parc", 'id: "5.6"', "statut: association"
INTITULE = 'intitule: "Jardiner ensemble : un potager au pied des tours"'
FIN, COUT = "fin: 2026-11-27", "credits_specifiques_pv: 8 000"

SURES = {
    "SIRET aux lettres O": (SIRET, "siret: 999 OOO 318 OOO17", SIRET),
    "SIRET entre guillemets droits": (SIRET, "siret: '999 OOO 318 OOO17'", "siret: '999 000 318 00017'"),
    "SIRET aux chiffres larges": (SIRET, "siret: ９９９ 000 318 00017  # vu", f"{SIRET}  # vu"),
    "RNA ponctué": (RNA, "rna: W.595.999.998", RNA),
    "RNA ponctué entre guillemets": (RNA, 'rna: "w/595/999/998"', 'rna: "W595999998"'),
    "date à barres, année devant": (DATE, "date: 2025/10/8", DATE),
    "date à espaces": (DATE, "date: 8 / 10 / 2025", DATE),
    "date avec son jour": (DATE, "date: mercredi 8 octobre 2025 # dépôt", f"{DATE} # dépôt"),
    "date abrégée": (DATE, "date: '8 oct. 2025'", "date: '2025-10-08'"),
    "date d'un tableur": (DATE, "date: 2025-10-08 00:00:00", DATE),
    "date entre accolades": (FIN, "fin: 27.11. 2026", FIN),
    "monnaie devant": (MONTANT, "compte_75: € 1 500", MONTANT),
    "monnaie deux fois": (MONTANT, "compte_75: 1500 EUR €", MONTANT),
    "centimes après la monnaie": (MONTANT, "compte_75: 1500€00", "compte_75: 1 500"),
    "milliers à la suisse": (MONTANT, "compte_75: 1'500", MONTANT),
    "milliers à l'anglaise": (MONTANT, 'compte_75: "1,500.00"', 'compte_75: "1 500"'),
    "signe plus": (MONTANT, "compte_75: +1 500", MONTANT),
    "espace autour de la virgule": (MONTANT, "compte_75: 1 500 , 00", MONTANT),
    "nombre décimal rond": ("effectif_prevu: 80", "effectif_prevu: 80,0", "effectif_prevu: 80"),
    "quartier à une lettre près": (QUARTIER, "quartier: Le Parcq", QUARTIER),
    "quartier entre guillemets": (QUARTIER, "quartier: “Le Parc”", QUARTIER),
    "commune à une lettre près": ("ville: Haubourdin", "ville: Haubourdain", "ville: Haubourdin"),
    "statut à une lettre près": (STATUT, "statut: asociation", "statut: Association"),
    "ambition par un bout de titre": (AMBITION, 'id: "alimentation saine et durable"', AMBITION),
    "clé accentuée": ("  resume:", "  résumé:", "  resume:"),
    "deux-points": (INTITULE, INTITULE.replace('"', ""), INTITULE),
    "dièse collé": (INTITULE, "intitule: Jardiner #ensemble", 'intitule: "Jardiner #ensemble"'),
    "dièse seul": (INTITULE, "intitule: #Jardiner", 'intitule: "#Jardiner"'),
    "ancre": (INTITULE, "intitule: &Jardiner ensemble", 'intitule: "&Jardiner ensemble"'),
    "étiquette": (INTITULE, "intitule: !Jardiner  # bis", 'intitule: "!Jardiner"  # bis'),
    "renvoi": (INTITULE, "intitule: *Jardiner", 'intitule: "*Jardiner"'),
    "guillemets dedans": (INTITULE, 'intitule: !Le "Parc"', "intitule: '!Le \"Parc\"'"),
    "virgule entre accolades": (
        "compte_70: 500\n",
        "compte_70: {montant: 500,00}\n",
        'compte_70: {montant: "500,00"}\n',
    ),
    "bloc sans espaces": (
        "  date: 2025-10-08\n  canal: demarches_simplifiees\n  nature: premiere_demande",
        "  date:2025-10-08\n  canal:demarches_simplifiees\n  nature:premiere_demande",
        "  date: 2025-10-08\n  canal: demarches_simplifiees\n  nature: premiere_demande",
    ),
    "liste d'un seul texte": ("communes: [Haubourdin]", "communes: Haubourdin", "communes: [Haubourdin]"),
    "puce décalée": (
        "      - ateliers le samedi matin et",
        "      - ateliers de cuisine\n         - ateliers le samedi matin et",
        "      - ateliers de cuisine\n      - ateliers le samedi matin et",
    ),
    "puce sans espace": (
        "      - ateliers le samedi",
        "      -ateliers de cuisine\n      -ateliers le samedi",
        "      - ateliers de cuisine\n      - ateliers le samedi",
    ),
    "directive": ("# Le plus petit", "%YAML 1.1\n---\n# Le plus petit", "# %YAML 1.1\n---\n# Le plus petit"),
    "silence inutile": (f"  {STATUT}\n", f"  {STATUT}  # cvslint: ignore[AMB004] vu\n", f"  {STATUT}\n"),
    "silence inutile sur sa ligne": (
        f"  {STATUT}\n",
        f"  # cvslint: ignore[AMB004] vu\n  {STATUT}\n",
        f"  {STATUT}\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ancien", "faute", "repare"), SURES.values(), ids=SURES)
def test_une_reparation_sure(controle: Check, dossier: str, ancien: str, faute: str, repare: str) -> None:
    avant = _change(dossier, ancien, faute)
    assert _graves(controle, avant) != set()
    faite = repair(avant, controle, unsafe=False)
    assert faite.after.decode() == _change(dossier, ancien, repare).decode()
    assert _graves(controle, faite.after) == set()


A_DEMANDER = {
    "SIRET sans son zéro": (SIRET, "siret: 99 000 317 00018", "siret: 099 000 317 00018"),
    "RNA à la lettre O": (RNA, "rna: W5959999O8", "rna: W595999908"),
    "date à année courte": (DATE, "date: 08/10/25", DATE),
    "date à heure": (DATE, "date: 2025-10-08 14:30", DATE),
    "date collée": (DATE, "date: 20251008", DATE),
    "milliers d'euros": (MONTANT, "compte_75: 1,5 k€", MONTANT),
    "montant approché": (MONTANT, "compte_75: environ 1 500", MONTANT),
    "montant à la lettre O": (MONTANT, "compte_75: 1 5OO", MONTANT),
    "total faux": ("total: 12 000", "total: 12 100", "total: 12 000"),
    "total faux avec sa monnaie": ("total: 12 000", "total: 12 100,00 €", "total: 12 000,00 €"),
    "total faux entre guillemets": ("total: 12 000", 'total: "12 100 EUR"', 'total: "12 000 EUR"'),
    "clé à une lettre près": ("    courriel:", "    couriel:", "    courriel:"),
    "dièse après une espace": (
        INTITULE,
        "intitule: Jardiner # à revoir",
        'intitule: "Jardiner # à revoir"',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ancien", "faute", "repare"), A_DEMANDER.values(), ids=A_DEMANDER)
def test_une_reparation_qui_se_demande(
    controle: Check, dossier: str, ancien: str, faute: str, repare: str
) -> None:
    avant = _change(dossier, ancien, faute)
    prudente = repair(avant, controle, unsafe=False)
    assert (prudente.after, prudente.unsafe) == (avant, 1)
    faite = repair(avant, controle, unsafe=True)
    assert faite.after.decode() == _change(dossier, ancien, repare).decode()
    assert _graves(controle, faite.after) == set()


LAISSES = {
    "SIRET à la clé fausse": (SIRET, "siret: 999 000 318 00018"),
    "mille ou un": (MONTANT, "compte_75: 1.500"),
    "jour impossible": (FIN, "fin: 31/11/2026"),
    "quartier sans voisin": (QUARTIER, "quartier: Les Peupliers"),
    "ambition d'un autre numéro": (AMBITION, 'id: "9.9"'),
    "code de quartier à une lettre près": (QUARTIER, "quartier: QN05991M"),
    "deux communes en un texte": ("commune: Haubourdin, d", "commune: Haubourdain et Loos, d"),
    "texte de plusieurs éléments": ("communes: [Haubourdin]", 'communes: "Haubourdin, Loos"'),
}  # fmt: skip


@pytest.mark.parametrize(("ancien", "faute"), LAISSES.values(), ids=LAISSES)
def test_ce_qui_n_est_pas_certain_reste(controle: Check, dossier: str, ancien: str, faute: str) -> None:
    avant = _change(dossier, ancien, faute)
    assert _graves(controle, avant) != set()
    assert repair(avant, controle, unsafe=True).after == avant


@pytest.mark.parametrize(
    "ecrit",
    [
        (SIRET, "siret: 99900031800017"),
        (RNA, "rna: w 595 999 998"),
        (DATE, "date: 8 octobre 2025"),
        (MONTANT, "compte_75: 1500,00€"),
        (QUARTIER, "quartier: le parc"),
        (AMBITION, "id: Ambition 5.6"),
        (STATUT, "statut: Association loi 1901"),
    ],
)
def test_ce_qui_est_accepte_n_est_pas_recrit(controle: Check, dossier: str, ecrit: tuple[str, str]) -> None:
    avant = _change(dossier, *ecrit)
    faite = repair(avant, controle, unsafe=True)
    assert (faite.after, faite.applied, faite.dropped) == (avant, (), ())


def test_ce_qu_une_cle_renommee_laisse_lire_n_est_pas_un_constat_de_plus(
    controle: Check, dossier: str
) -> None:
    avant = _change(dossier, "budget:", "Budget:").replace(b"services: 3 600", b"services: 3 700")
    assert _graves(controle, avant) == {"FMT001"}
    faite = repair(avant, controle, unsafe=False)
    assert faite.after == avant.replace(b"Budget:", b"budget:")
    assert "BUD014" in _graves(controle, faite.after) or "BUD005" in _graves(controle, faite.after)


def test_un_total_corrige_entraine_ceux_qui_le_suivaient(controle: Check, dossier: str) -> None:
    # The totals above were made from the false one: alone, its repair would leave them false.
    avant = _change(dossier, "total: 8 249,50", "total: 8 249,05")
    suite = b"      total: 14 000\n    total: 14 000\n  produits:"
    assert suite in avant
    avant = avant.replace(suite, suite.replace(b"14 000", b"13 999,55"))
    assert _graves(controle, avant) == {"BUD005"}
    assert repair(avant, controle, unsafe=True).after.decode() == dossier


def _change(dossier: str, ancien: str, nouveau: str) -> bytes:
    assert ancien in dossier
    return dossier.replace(ancien, nouveau, 1).encode()


def _graves(controle: Check, data: bytes) -> set[str]:
    return {constat.rule for constat in controle(data).findings if constat.severity is not Severity.INFO}
