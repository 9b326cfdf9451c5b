"""The page about editors: its commands work in the order in which it gives them, and its lines are the right ones."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pytest
from commande import en_memoire, en_vrai

PAGE = (Path(__file__).parents[2] / "docs" / "editeur.md").read_text(encoding="utf-8")
COMMANDES = [ligne for bloc in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for ligne in bloc.splitlines()]
MODELINES = re.findall(r"```yaml\n(# yaml-language-server: \$schema=(.*))\n```", PAGE)


@pytest.fixture
def ici(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_les_commandes_de_la_page_marchent_dans_l_ordre(ici: Path) -> None:
    assert [shlex.split(commande)[0] for commande in COMMANDES] == ["cvslint"] * 3 + ["check-jsonschema"]
    for commande in COMMANDES[:3]:
        assert en_memoire(*shlex.split(commande)[1:]).code == 0, commande
    for modeline, schema in MODELINES:
        assert json.loads((ici / schema).read_text(encoding="utf-8"))["$schema"], modeline
    premiere = (ici / "dossier.yaml").read_text(encoding="utf-8").partition("\n")[0]
    assert premiere == MODELINES[0][0]


@pytest.mark.skipif(find_spec("check_jsonschema") is None, reason="check-jsonschema n'est pas installé")
def test_ce_qu_init_ecrit_suit_le_schema(ici: Path) -> None:
    for commande in COMMANDES[:2]:
        en_memoire(*shlex.split(commande)[1:])
    mots = shlex.split(COMMANDES[3])[1:]
    fini = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *mots], capture_output=True, text=True, check=False
    )
    assert fini.returncode == 0, fini.stdout + fini.stderr


def test_les_reglages_de_l_editeur_se_lisent() -> None:
    (reglages,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert json.loads(reglages) == {"yaml.schemas": {"dossier.schema.json": ["*.yaml", "*.yml"]}}


def test_un_nombre_sans_guillemets_echappe_a_l_editeur_et_pas_a_cvslint(ici: Path, bon: str) -> None:
    """What the page says of ``1.500``."""
    (ici / "dossier.yaml").write_text(bon.replace("compte_75: 1 500", "compte_75: 1.500"), encoding="utf-8")
    assert "FMT003" in en_memoire("check", "dossier.yaml").out
    schema = json.loads(en_memoire("schema").out)
    partie = {**schema, "required": []}
    assert jsonschema.Draft202012Validator(partie).is_valid(
        {"budget": {"produits": {"directes": {"compte_75": 1.5}}}}
    )


@pytest.mark.parametrize("quoi", ["dossier", "rapport", "regles"])
def test_un_schema_est_le_meme_a_l_ecran_et_dans_un_fichier(ici: Path, quoi: str) -> None:
    issue = en_memoire("schema", quoi, "--output", "la/schema.json")
    assert (issue.code, issue.out, issue.err) == (0, "", "")
    assert (ici / "la" / "schema.json").read_bytes() == en_memoire("schema", quoi).sortie
    jsonschema.Draft202012Validator.check_schema(json.loads((ici / "la" / "schema.json").read_bytes()))


def test_un_schema_ne_remplace_pas_un_dossier(ici: Path) -> None:
    (ici / "dossier.yaml").write_text("porteur:\n", encoding="utf-8")
    issue = en_memoire("schema", "dossier", "-o", "dossier.yaml")
    assert (issue.code, issue.out) == (2, "")
    assert ".json" in issue.err
    assert (ici / "dossier.yaml").read_text(encoding="utf-8") == "porteur:\n"


def test_un_schema_qui_ne_peut_pas_s_ecrire_se_dit(ici: Path) -> None:
    (ici / "occupe").write_text("", encoding="utf-8")
    issue = en_vrai("schema", "dossier", "-o", "occupe/schema.json")
    assert issue.code == 2
    assert issue.err.startswith("occupe/schema.json : le schéma n'a pas pu être écrit")
