"""Where reports go, and what they hold: files whole or not at all, one format on standard output, closed pipes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
from commande import SANS_RIEN, Issue, en_memoire, environnement, ligne_de_commande

pytestmark = pytest.mark.usefixtures("bureau")

TOUS = ("bon.yaml", "faux.yaml", "illisible.yaml", "sans-date.yaml")


def test_un_format_a_l_ecran_les_autres_dans_des_fichiers() -> None:
    sorties = ("-o", "texte", "-o", "json=out/r.json", "-o", "court=out/plus/loin/r.txt")
    issue = en_memoire("check", *TOUS, *sorties)
    assert (issue.code, issue.err) == (1, "")
    assert issue.out == en_memoire("check", *TOUS).out
    assert Path("out/r.json").read_bytes() == en_memoire("check", *TOUS, "-o", "json").sortie
    assert Path("out/plus/loin/r.txt").read_bytes() == en_memoire("check", *TOUS, "-o", "court").sortie


def test_un_rapport_en_fichier_laisse_l_ecran_vide() -> None:
    issue = en_memoire("check", "faux.yaml", "-o", "texte=r.txt")
    assert (issue.code, issue.sortie, issue.erreurs) == (1, b"", b"")
    assert "STR009" in Path("r.txt").read_text(encoding="utf-8")


def test_un_rapport_remplace_l_ancien_et_ne_laisse_rien_derriere_lui() -> None:
    Path("out").mkdir()
    Path("out/r.json").write_text("vieux " * 100_000, encoding="utf-8")
    en_memoire("check", "bon.yaml", "-o", "json=out/r.json")
    assert json.loads(Path("out/r.json").read_text(encoding="utf-8"))["files"][0]["verdict"] == "conforme"
    assert [fichier.name for fichier in Path("out").iterdir()] == ["r.json"]


@pytest.mark.parametrize("cible", ["bon.yaml/r.json", "plein"], ids=["sous un fichier", "un dossier"])
def test_une_cible_impossible_est_nommee_et_rien_n_est_laisse(cible: str) -> None:
    Path("plein").mkdir()
    avant = Path("bon.yaml").read_bytes()
    issue = en_memoire("check", "faux.yaml", "-o", f"json={cible}", "-o", "court")
    assert issue.code == 2
    assert "n'a pas pu être écrit" in issue.err
    assert Path("bon.yaml").read_bytes() == avant
    assert list(Path("plein").iterdir()) == []
    assert sorted(fichier.name for fichier in Path().iterdir()) == sorted([*TOUS, "plein"])


def test_la_cible_impossible_est_nommee_comme_elle_a_ete_ecrite() -> None:
    Path("plein").mkdir()
    assert "« plein »" in en_memoire("check", "bon.yaml", "-o", "json=plein").err


def test_quiet_donne_une_ligne_par_dossier() -> None:
    lignes = en_memoire("check", *TOUS, "-q").out.replace("\xa0", " ").splitlines()
    assert [ligne.split(" : ")[0] for ligne in lignes] == list(TOUS)
    assert lignes[0].startswith("bon.yaml : CONFORME")
    assert lignes[1].startswith("faux.yaml : NON CONFORME") and "1 erreur" in lignes[1]
    assert lignes[2].startswith("illisible.yaml : ILLISIBLE")


def test_verbose_montre_les_raisons_les_infos_et_ce_qui_n_a_pas_tourne() -> None:
    bref = en_memoire("check", "faux.yaml", "sans-date.yaml").out
    long = en_memoire("check", "faux.yaml", "sans-date.yaml", "-v").out
    assert "DEP003" in long and "DEP003" not in bref
    assert "ne s'appliquent pas à ce dossier :" in long.replace("\xa0", " ")
    raison = json.loads(en_memoire("check", "faux.yaml", "-o", "json").out)["files"][0]["findings"][0]["why"]
    assert " ".join(raison.split()) in " ".join(long.split())
    assert " ".join(raison.split()) not in " ".join(bref.split())


def test_court_est_fait_pour_les_editeurs() -> None:
    lignes = en_memoire("check", *TOUS, "-o", "court").out.splitlines()
    assert lignes[0].startswith("faux.yaml:14:10: erreur STR009 siret-cle: Le SIRET ")
    assert lignes[1].startswith("illisible.yaml:1:1: erreur YML001 yaml-illisible: ")
    assert "Que faire" not in "".join(lignes)
    bavard = en_memoire("check", *TOUS, "-o", "court", "-v").out
    assert "Que faire" in bavard and "sans-date.yaml:4:1: info DEP003" in bavard


def test_le_json_suit_le_schema_que_la_commande_publie() -> None:
    schema = json.loads(en_memoire("schema", "rapport").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    for mots in ([*TOUS, "absent.yaml"], ["bon.yaml", "--select", "BUD"], ["."]):
        rapport = json.loads(en_memoire("check", *mots, "-o", "json").out)
        jsonschema.validate(rapport, schema, jsonschema.Draft202012Validator)
    assert rapport["run"]["today"] == "2025-10-01"
    assert rapport["summary"]["files"] == len(TOUS)
    assert rapport["summary"]["by_rule"]["STR009"] == 1


def test_le_json_ne_depend_ni_de_la_fenetre_ni_des_couleurs() -> None:
    nu = en_memoire("check", *TOUS, "-o", "json").sortie
    for env in ({"COLUMNS": "40", "FORCE_COLOR": "1"}, {"TERM": "dumb"}, {"CLICOLOR_FORCE": "1"}):
        assert en_memoire("check", *TOUS, "-o", "json", env=env).sortie == nu
        assert en_memoire("check", *TOUS, "-o", "json", "--color", "always", env=env).sortie == nu
    assert en_memoire("check", *TOUS, "-o", "json", terminal=True).sortie == nu
    json.loads(nu)


def test_deux_fois_la_meme_demande_deux_fois_les_memes_octets() -> None:
    for sortie in ("texte", "court", "json"):
        issues = [en_memoire("check", ".", "-o", sortie) for _ in range(2)]
        assert issues[0] == issues[1]


@pytest.mark.skipif(os.name == "nt", reason="closing the reader of a pipe is another thing on Windows")
@pytest.mark.parametrize("sortie", ["texte", "court", "json"])
@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["tamponne", "direct"])
def test_un_tube_ferme_ne_change_ni_le_code_ni_la_sortie_d_erreur(sortie: str, env: dict[str, str]) -> None:
    assert _tube_ferme("faux.yaml", "-o", sortie, env=env) == Issue(1, b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="closing the reader of a pipe is another thing on Windows")
@pytest.mark.parametrize(("mots", "code"), [(("bon.yaml",), 0), (("absent.yaml", "faux.yaml"), 2)])
def test_un_tube_ferme_garde_le_code_merite(mots: tuple[str, ...], code: int) -> None:
    assert _tube_ferme(*mots).code == code


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_un_disque_plein_est_dit() -> None:
    with open("/dev/full", "wb") as plein:
        fini = subprocess.run(
            ligne_de_commande("check", "bon.yaml"),
            stdout=plein,
            stderr=subprocess.PIPE,
            env=environnement({}),
            check=False,
        )
    assert fini.returncode == 2
    (phrase,) = fini.stderr.decode().splitlines()
    assert phrase.endswith("le disque est plein.")


def _tube_ferme(*mots: str, env: Mapping[str, str] = SANS_RIEN) -> Issue:
    """Runs the command with standard output a pipe that nobody reads any more."""
    lecture, ecriture = os.pipe()
    os.close(lecture)
    try:
        fini = subprocess.run(
            ligne_de_commande("check", *mots),
            stdout=ecriture,
            stderr=subprocess.PIPE,
            env=environnement(env),
            check=False,
        )
    finally:
        os.close(ecriture)
    return Issue(fini.returncode, b"", fini.stderr)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="un tube nommé est une chose d'Unix")
def test_un_tube_recoit_le_rapport_et_reste_un_tube(bureau: Path) -> None:
    os.mkfifo("tube")
    lecteur = os.open("tube", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert en_memoire("check", "bon.yaml", "-q", "-o", "texte", "-o", "court=tube", "-v").code == 0
        assert b"bon.yaml" in os.read(lecteur, 100_000)
    finally:
        os.close(lecteur)
    assert Path("tube").is_fifo()


@pytest.mark.parametrize("sortie", ["json=bon.yaml", "texte=./bon.yaml"])
def test_un_rapport_ne_remplace_jamais_un_dossier(bureau: Path, bon: str, sortie: str) -> None:
    issue = en_memoire("check", "bon.yaml", "-o", sortie)
    assert issue.code == 2
    assert "remplacerait un dossier" in issue.err
    assert (bureau / "bon.yaml").read_text(encoding="utf-8") == bon


def test_github_recoit_aussi_le_resume_du_travail(bureau: Path) -> None:
    resume = bureau / "resume.md"
    resume.write_text("déjà là\n", encoding="utf-8")
    issue = en_memoire("check", "faux.yaml", "-o", "github", env={"GITHUB_STEP_SUMMARY": str(resume)})
    assert issue.code == 1
    assert issue.out.startswith("::error file=faux.yaml,line=14,")
    ecrit = resume.read_text(encoding="utf-8")
    assert ecrit.startswith("déjà là\n") and "STR009" in ecrit
    avant = ecrit
    assert en_memoire("check", "faux.yaml", "-o", "json", env={"GITHUB_STEP_SUMMARY": str(resume)}).code == 1
    assert resume.read_text(encoding="utf-8") == avant


@pytest.mark.parametrize(
    "sortie", ["resume", "jsonl", "sarif", "junit", "github", "gitlab", "csv", "html", "markdown"]
)
def test_chaque_format_garde_le_code_et_s_ecrit_en_entier(bureau: Path, sortie: str) -> None:
    issue = en_memoire("check", *TOUS, "-o", sortie)
    fichier = en_memoire("check", *TOUS, "-o", f"{sortie}=la/rapport", "-o", "court")
    assert issue.code == fichier.code == en_memoire("check", *TOUS).code
    ecrit = (bureau / "la" / "rapport").read_bytes()
    if sortie != "resume":
        assert ecrit == issue.sortie
    assert ecrit
