"""The dossiers of the bench are what they are said to be: the same bytes for a seed, clean, or faulty where told."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path as FilePath

import pytest
from banc.regles import ecrire_regles
from corpus import defauts
from corpus.argent import montant
from corpus.defauts import DEFAUTS, Defaut, DefautDeFrappe, Faute, planter
from corpus.dossiers import composer, texte_du_dossier
from corpus.ecriture import en_ligne
from corpus.hostiles import hostiles
from corpus.lieux import COMMUNES, LIEUX
from corpus.sujet import STATUTS
from corpus.themes import THEMES
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.engine import Reglages, check_bytes
from cvslint.findings import Finding, Severity
from cvslint.result import DossierResult, Verdict
from cvslint.schemas.dossier import schema_dossier

Controler = Callable[[str], DossierResult]

GENERER = FilePath(__file__).parents[2] / "benchmarks" / "generer.py"
NOMBRE = 40
"""How many dossiers of the corpus are looked at here."""

EMPREINTES = {
    0: "c407a7a4783242fe253e41db7cf1041b6d53723c5f7102da46473a6ab9df6781",
    5: "da7cdf584f9224796fdde47716cad3211ba88b46acf39bfad322f6c6145501fb",
}
"""By number of mistakes, the digest of the first dossiers, on every Python: whoever changes the generator changes the
corpus that figures come from."""


def _texte(numero: int, taille: str = "10k") -> str:
    return texte_du_dossier(composer(numero, 0, taille)[0], numero)


def _fautif(numero: int, combien: int) -> tuple[str, tuple[Faute, ...]]:
    return planter(*composer(numero, 0), numero, 0, combien)


def _constats(resultat: DossierResult) -> list[Finding]:
    return [constat for constat in resultat.findings if constat.severity is not Severity.INFO]


# -- clean dossiers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("combien", EMPREINTES)
def test_une_graine_donne_toujours_les_memes_octets(combien: int) -> None:
    octets = "".join(_fautif(numero, combien)[0] for numero in range(NOMBRE)).encode()
    assert hashlib.sha256(octets).hexdigest() == EMPREINTES[combien]


def test_la_commande_ecrit_ces_dossiers(tmp_path: FilePath) -> None:
    subprocess.run([sys.executable, str(GENERER), str(tmp_path), "--nombre", "3"], check=True)
    ecrits = sorted(fichier.name for fichier in tmp_path.iterdir())
    assert ecrits == ["dossier-00000.yaml", "dossier-00001.yaml", "dossier-00002.yaml"]
    assert (tmp_path / ecrits[2]).read_bytes() == _texte(2).encode()


def test_une_autre_graine_donne_d_autres_dossiers() -> None:
    assert texte_du_dossier(composer(0, 1)[0], 0) != _texte(0)


@pytest.mark.parametrize("numero", range(NOMBRE))
def test_les_dossiers_propres_sont_conformes(numero: int, controler: Controler) -> None:
    texte = _texte(numero)
    assert controler(texte).verdict is Verdict.CONFORME
    assert 8_900 <= len(texte.encode()) <= 12_500


@pytest.mark.parametrize(("taille", "octets"), [("100k", 100_000), ("1m", 1_000_000)])
def test_les_grands_dossiers_sont_conformes_et_sous_les_limites(
    taille: str, octets: int, controler: Controler
) -> None:
    texte = _texte(0, taille)
    assert abs(len(texte.encode()) - octets) < octets * 0.04
    assert controler(texte).verdict is Verdict.CONFORME


def test_les_dossiers_propres_respectent_le_schema(pack: Campagne) -> None:
    """The validators of schemas have nothing to report either: all tools do the same work."""
    valideur = Draft202012Validator(schema_dossier(pack))
    for numero in range(10):
        valeurs = YAML(typ="safe").load(_texte(numero))
        assert valideur.is_valid(json.loads(json.dumps(valeurs, default=str))), numero


def test_le_corpus_est_varie() -> None:
    sujets = [composer(numero, 0)[1] for numero in range(300)]
    assert {sujet.statut for sujet in sujets} == set(STATUTS)
    for trait in ("soutenu", "reconduit", "metropolitain", "cher"):
        assert {getattr(sujet, trait) for sujet in sujets} == {True, False}
    assert {lieu for sujet in sujets for lieu in sujet.lieux} == set(LIEUX)


def test_le_corpus_pese_dix_kilo_octets() -> None:
    tailles = sorted(len(_texte(numero).encode()) for numero in range(200))
    assert 9_800 <= tailles[100] <= 10_500


def test_lieux_et_ambitions_sont_ceux_de_l_appel(pack: Campagne) -> None:
    formulaire = pack.formulaire
    assert {lieu.code for lieu in LIEUX} == {quartier.code for quartier in formulaire.quartiers}
    for lieu in LIEUX:
        quartier = formulaire.quartier(lieu.nom, lieu.communes)
        assert quartier is not None and quartier.code == lieu.code
        assert set(lieu.communes) <= set(quartier.communes) & set(COMMUNES)
    for nom, (insee, postal) in COMMUNES.items():
        commune = formulaire.commune(nom)
        assert commune is not None and commune.dans_appel
        assert commune.insee == insee and postal in commune.codes_postaux
    choisies = {ambition for theme in THEMES for ambition, _ in theme.ambitions}
    assert choisies <= {ambition.id for ambition in formulaire.ambitions}


# -- faulty dossiers -------------------------------------------------------------------------------------------


def _dit(constat: Finding) -> tuple[str, str]:
    return constat.rule, ".".join(map(str, constat.path))


def _est_trouve(faute: Faute, texte: str, constats: list[Finding]) -> bool:
    """Whether a finding names this mistake, at its path or, for one of typing, on its line."""
    if isinstance(faute, Defaut):
        return (faute.code, faute.chemin) in map(_dit, constats)
    ligne = texte[: texte.index(faute.apres) + len(faute.apres)].count("\n")
    return (faute.code, ligne) in [(constat.rule, constat.span.start.line) for constat in constats]


@pytest.mark.parametrize("faute", DEFAUTS, ids=lambda faute: faute.code)
def test_chaque_faute_est_le_seul_constat_a_sa_place(
    faute: Faute, monkeypatch: pytest.MonkeyPatch, controler: Controler
) -> None:
    monkeypatch.setattr(defauts, "DEFAUTS", (faute,))
    texte = next(texte for texte, plantees in (_fautif(numero, 1) for numero in range(60)) if plantees)
    constats = _constats(controler(texte))
    assert [constat.rule for constat in constats] == [faute.code]
    assert _est_trouve(faute, texte, constats), _dit(constats[0])


@pytest.mark.parametrize("numero", range(20))
def test_cinq_fautes_font_cinq_constats_a_leur_place(numero: int, controler: Controler) -> None:
    texte, plantees = _fautif(numero, 5)
    constats = _constats(controler(texte))
    assert len(plantees) == len(constats) == 5
    assert [faute for faute in plantees if not _est_trouve(faute, texte, constats)] == []


def test_les_fautes_de_frappe_visent_un_texte_du_dossier() -> None:
    frappes = [faute for faute in DEFAUTS if isinstance(faute, DefautDeFrappe)]
    assert frappes
    assert all(_texte(numero).count(faute.avant) == 1 for numero in range(NOMBRE) for faute in frappes)


def test_sans_faute_le_dossier_est_le_meme() -> None:
    assert _fautif(3, 0) == (_texte(3), ())


def test_les_hostiles_ont_un_nom_chacun() -> None:
    noms = [nom for nom, _ in hostiles()]
    assert len(noms) == len(set(noms)) >= 40


def test_les_regles_de_mesure_sont_evaluees_et_ne_disent_rien(tmp_path: FilePath) -> None:
    fichier = ecrire_regles(tmp_path / "regles.yaml", 20)
    pack = charger_campagne("mel-cvs-2026", [fichier])
    ajoutees = frozenset(code for code in pack.regles if code.startswith("QUA5"))
    assert len(ajoutees) == 20
    for numero in range(10):
        texte = _texte(numero).encode()
        resultat = check_bytes(texte, "dossier.yaml", pack, Reglages(dt.date(2025, 10, 1), ajoutees, {}))
        assert not resultat.findings and ajoutees <= set(resultat.passed)


# -- writing ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("valeur", "flux", "attendu"),
    [
        ("rue de l'Égalité", False, "rue de l'Égalité"),
        ("Après : tout", False, '"Après : tout"'),
        ("a # b", False, '"a # b"'),
        ("2 150,50 €", False, "2 150,50 €"),
        ("2 150,50 €", True, '"2 150,50 €"'),
        ("« aller vers »", False, "« aller vers »"),
        ("fini :", False, '"fini :"'),
        ("", False, '""'),
        (12, True, "12"),
    ],
)
def test_un_texte_est_entre_guillemets_quand_il_le_faut(valeur: str | int, flux: bool, attendu: str) -> None:
    assert en_ligne(valeur, flux=flux) == attendu


@pytest.mark.parametrize(
    ("centimes", "maniere", "attendu"),
    [
        (1234550, "chiffres", "12345.50"),
        (1234550, "espaces", "12 345,50"),
        (1234505, "euros", "12 345,05 €"),
        (1200000, "espaces", "12 000"),
        (0, "chiffres", "0"),
    ],
)
def test_les_montants(centimes: int, maniere: str, attendu: str) -> None:
    assert montant(centimes, maniere) == attendu
