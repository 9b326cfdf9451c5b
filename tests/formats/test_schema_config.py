"""The schema of the configuration says the same as the reader: what one takes the other takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvslint.configuration.ecriture import cle_toml, en_toml
from cvslint.configuration.fautes import ConfigurationInvalide
from cvslint.configuration.lecture import lire
from cvslint.configuration.options import OPTIONS
from cvslint.configuration.schema import schema_config

VERIFIE = jsonschema.Draft202012Validator(schema_config())


def ecrit(contenu: dict[str, Any]) -> str:
    return "".join(f"{cle_toml(cle)} = {en_toml(valeur)}\n" for cle, valeur in contenu.items())


def est_lu(texte: str, dossier: Path) -> bool:
    fichier = dossier / "cvslint.toml"
    fichier.write_text(texte, encoding="utf-8")
    try:
        lire(fichier)
    except ConfigurationInvalide:
        return False
    return True


def test_le_schema_en_est_un() -> None:
    jsonschema.Draft202012Validator.check_schema(schema_config())


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.cle)
def test_l_exemple_de_chaque_cle_convient_aux_deux(
    option: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tomllib

    monkeypatch.chdir(tmp_path)
    (tmp_path / "regles").mkdir()
    assert VERIFIE.is_valid(tomllib.loads(option.exemple))
    assert est_lu(option.exemple, tmp_path)


_TEXTE = st.sampled_from(["BUD", "erreur", "info", "off", "auto", "", " ", "motif long", "essais/*", "é"])
_SIMPLE = st.one_of(_TEXTE, st.integers(-2, 3), st.booleans(), st.floats(0, 2).filter(lambda x: x != int(x)))
_CLE = st.sampled_from(
    ["motif", "files", "fichiers", "rules", "regles", "nom", "parametres", "valeur", "BUD014", "x"]
)
_VALEUR = st.recursive(
    _SIMPLE,
    lambda dedans: st.one_of(st.lists(dedans, max_size=3), st.dictionaries(_CLE, dedans, max_size=4)),
    max_leaves=8,
)
_ENTREE = st.dictionaries(
    st.sampled_from(["motif", "files", "fichiers", "rules", "regles"]),
    st.one_of(_TEXTE, st.lists(_TEXTE, max_size=2)),
)
_CAMPAGNE = st.fixed_dictionaries(
    {},
    optional={
        "nom": _SIMPLE,
        "motif": _SIMPLE,
        "parametres": st.dictionaries(_CLE, st.one_of(_SIMPLE, st.dictionaries(_CLE, _SIMPLE, max_size=2))),
    },
)
_CONFIGURATION = st.dictionaries(
    # Whether a rule file is there is for the reader to say.
    st.sampled_from([option.cle for option in OPTIONS if option.cle != "rules"] + ["inconnue"]),
    st.one_of(_VALEUR, st.lists(_ENTREE, max_size=2), _CAMPAGNE),
    max_size=3,
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contenu=_CONFIGURATION)
def test_schema_et_lecture_disent_la_meme_chose(contenu: dict[str, Any], tmp_path: Path) -> None:
    assert VERIFIE.is_valid(json.loads(json.dumps(contenu))) == est_lu(ecrit(contenu), tmp_path), contenu
