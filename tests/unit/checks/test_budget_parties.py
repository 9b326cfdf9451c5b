"""A part that is missing, cut or unreadable is one finding, and no sum above it is blamed for it."""

from __future__ import annotations

import pytest
from atelier_budget import JOUR

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import read_document
from cvslint.engine import Reglages, check_bytes
from cvslint.findings import Finding, Severity
from cvslint.selection import choix_par_defaut
from cvslint.span import format_path, parse_path


def _complet(pack: Campagne, *remplaces: tuple[str, str]) -> str:
    texte = (pack.dossier / "bases" / "complet.yaml").read_text("utf-8")
    for ancien, nouveau in remplaces:
        assert texte.count(ancien) == 1, ancien
        texte = texte.replace(ancien, nouveau)
    return texte


def _constats(pack: Campagne, texte: str) -> list[Finding]:
    resultat = check_bytes(texte.encode(), "essai", pack, Reglages(JOUR, choix_par_defaut(pack), {}))
    return [finding for finding in resultat.findings if finding.severity is not Severity.INFO]


def _montre(texte: str, constat: Finding) -> str:
    document = read_document(texte.encode())
    return document.extract(constat.span)


def _sans(texte: str, chemin: str) -> str:
    """The text without the block at ``chemin``."""
    cle = read_document(texte.encode()).key(parse_path(chemin))
    assert cle is not None
    lignes = texte.splitlines(keepends=True)
    debut, retrait = cle.start.line - 1, cle.start.column - 1
    fin = next(
        n
        for n in range(debut + 1, len(lignes))
        if lignes[n].strip() and len(lignes[n]) - len(lignes[n].lstrip()) <= retrait
    )
    return "".join(lignes[:debut] + lignes[fin:])


@pytest.mark.parametrize(
    ("chemin", "attendu"),
    [
        ("budget.produits", ("BUD002", "budget.produits")),
        ("budget.produits.directes", ("BUD002", "budget.produits")),
        ("budget.charges", ("BUD002", "budget.charges")),
        ("budget.produits.directes.compte_74", ("BUD028", "budget.produits.directes.compte_74")),
        ("budget.contributions_volontaires.compte_86", ("BUD013", "budget.total_general.charges")),
        ("budget.contributions_volontaires.compte_87", ("BUD013", "budget.total_general.produits")),
    ],
)
def test_une_partie_absente_est_un_seul_constat(
    pack: Campagne, chemin: str, attendu: tuple[str, str]
) -> None:
    constats = _constats(pack, _sans(_complet(pack), chemin))
    assert [(c.rule, format_path(c.path)) for c in constats] == [attendu]


def test_un_compte_74_absent_ne_cache_pas_un_centime(pack: Campagne) -> None:
    sans = _sans(_complet(pack), "budget.produits.directes.compte_74")
    faux = sans.replace("total: 2750", "total: 2750.01", 1)
    assert [c.rule for c in _constats(pack, faux)] == ["BUD005", "BUD028"]


_GUIDES = '{montant: 150, detail: "guides d\'exercices"}'


@pytest.mark.parametrize(
    ("ancien", "nouveau", "montre"),
    [
        (_GUIDES, "{montant: 149,50, detail: guides}", "149,50"),
        (_GUIDES, "{montant: 1 149,50}", "1 149,50"),
        (
            _GUIDES,
            "{montant: 150, detail: [{libelle: a, montant: 149,5}, {libelle: b, montant: 1}]}",
            "149,5",
        ),
        (
            "{service: DREETS Hauts-de-France, montant: 4000}",
            "{service: DREETS, montant: 4000,00 €}",
            "4000,00 €",
        ),
        (
            "        region:\n          credits_specifiques_pv: {montant: 6000}\n          droit_commun: []",
            "        region: {credits_specifiques_pv: 6000,50, droit_commun: []}",
            "6000,50",
        ),
        (
            "documentation: {previsionnel: 100, realise: 80}",
            "documentation: {previsionnel: 149,50, realise: 80}",
            "149,50",
        ),
        ("\n    charges: 65700\n    produits: 65700", " {charges: 65700,00, produits: 65700}", "65700,00"),
    ],
)
def test_une_virgule_entre_accolades_coupe_le_montant(
    pack: Campagne, ancien: str, nouveau: str, montre: str
) -> None:
    texte = _complet(pack, (ancien, nouveau))
    (constat,) = _constats(pack, texte)
    assert (constat.rule, _montre(texte, constat)) == ("YML005", montre)
    assert f"« {montre} »" in constat.message
    assert f'"{montre}"' in constat.help
    (reparation,) = constat.fixes
    assert (reparation.safety, reparation.edits[0].text) == ("safe", f'"{montre}"')


def test_deux_montants_coupes_aux_memes_centimes_ne_faussent_aucune_somme(pack: Campagne) -> None:
    ancien = "documentation: {previsionnel: 100, realise: 80}"
    texte = _complet(pack, (ancien, "documentation: {previsionnel: 100,50, realise: 80,50}"))
    assert [c.rule for c in _constats(pack, texte)] == ["YML005", "YML005"]


@pytest.mark.parametrize(
    ("ancien", "nouveau"),
    [
        ("prestations_de_services: {previsionnel: 5000, realise: 3800}", "prestations_de_services: 5 k€"),
        ("compte_65: {previsionnel: 400, realise: 300}", "compte_65: 4 k€"),
        ("{service: direction de l'insertion, previsionnel: 3000, obtenu: 2500}", "3 k€"),
    ],
)
def test_une_ligne_illisible_du_bilan_ne_fausse_aucune_colonne(
    pack: Campagne, ancien: str, nouveau: str
) -> None:
    assert [c.rule for c in _constats(pack, _complet(pack, (ancien, nouveau)))] == ["FMT003"]


def test_des_contributions_en_toutes_lettres_ne_faussent_pas_le_total_general(pack: Campagne) -> None:
    texte = _sans(_complet(pack), "budget.contributions_volontaires").replace(
        "budget:\n  exercice: 2026\n",
        "budget:\n  exercice: 2026\n  contributions_volontaires: 20 h de bénévolat\n",
    )
    assert [(c.rule, format_path(c.path)) for c in _constats(pack, texte)] == [
        ("FMT003", "budget.contributions_volontaires")
    ]


def test_un_compte_mal_place_est_montre_a_sa_cle_et_sa_place_dite_en_francais(pack: Campagne) -> None:
    debut = "  exercice: 2026\n  charges:\n"
    texte = _complet(pack, (debut, f"{debut}    compte_65: 100\n"))
    (constat,) = _constats(pack, texte)
    assert (constat.rule, _montre(texte, constat)) == ("BUD003", "compte_65")
    assert "sous « I. Charges directes affectées à l'action »" in constat.message


def test_les_frais_en_double_sont_montres_au_montant(pack: Campagne) -> None:
    texte = _complet(
        pack,
        ("      compte_65: {montant: 500,", "      compte_65: {montant: 200,"),
        ("      compte_66: 0\n", "      compte_66: {montant: 300, detail: intérêts}\n"),
        ('{montant: 4200, detail: "quote', '{montant: 3900, detail: "quote'),
        ("      frais_financiers: {montant: 0}", "      frais_financiers: {montant: 300, detail: intérêts}"),
    )
    (constat,) = _constats(pack, texte)
    assert (constat.rule, _montre(texte, constat)) == ("BUD029", "300")
    assert "« Frais financiers »" in constat.message
