"""Compiled rules spare time and change nothing: the same pack and the same findings, whatever became of the file."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path as FilePath
from typing import Any

import pytest

from cvslint.campagne import reserve as module_de_reserve
from cvslint.campagne.abrege import AbregeInvalide, abreger, restituer
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.fautes import PackInvalide
from cvslint.campagne.fichiers import Fichiers, lire_fichiers
from cvslint.campagne.installees import charger_campagne
from cvslint.campagne.lecture import lire_pack
from cvslint.campagne.lexique import Lexique
from cvslint.campagne.parametres import ParametreRefuse
from cvslint.checks.controle import Controle
from cvslint.cli.reserve import dossier_de_reserve
from cvslint.exemples import echecs
from cvslint.session import Session

RACINE = FilePath(__file__).parents[2]
JOUR = dt.date(2025, 10, 1)
NOM = "mel-cvs-2026"

REGLE = """\
rubrique: porteur
origine: usage
regles:
  USA901:
    nom: denomination-trop-courte
    gravite: avertissement
    sur: porteur.denomination
    verifie: longueur
    avec: {min: 12}
    message: "Le nom « {valeur} » compte {n} {n:accord:caractère|caractères}, moins que {minimum}."
    pourquoi: Un sigle seul ne dit pas de qui il s'agit.
    aide: Écrivez le nom entier.
    source: Usage des guichets
    exemples:
      - {titre: un sigle, change: {porteur.denomination: CSP}, attendu: porteur.denomination}
"""


@pytest.fixture
def garde(tmp_path: FilePath) -> FilePath:
    """A folder of compiled rules, not made yet."""
    return tmp_path / "caches" / "cvslint"


@pytest.fixture
def maison(tmp_path: FilePath) -> FilePath:
    """A rule file of one's own."""
    fichier = tmp_path / "maison.yaml"
    fichier.write_text(REGLE, encoding="utf-8")
    return fichier


def compilee(garde: FilePath, *en_plus: FilePath, **changements: str) -> Campagne:
    """The pack from its compiled form, which is made when it is not there yet."""
    charger_campagne(NOM, en_plus, reserve=garde)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "cvslint.campagne.lecture", None)  # reading YAML would raise ImportError
        return charger_campagne(NOM, en_plus, changements, reserve=garde)


def a_plat(valeur: object) -> object:
    """A value of a pack as texts, numbers, lists and blocks, all its parts in view."""
    if isinstance(valeur, Lexique):
        return valeur.texte
    if isinstance(valeur, Controle):
        return (valeur.nom, valeur.module, valeur.donne, valeur.lit_absent, valeur.compte, valeur.fonction)
    if dataclasses.is_dataclass(valeur):
        champs = [champ.name for champ in dataclasses.fields(valeur)]
        champs = ["exemples" if nom == "essais" else nom for nom in champs]
        return {type(valeur).__name__: {nom: a_plat(getattr(valeur, nom)) for nom in champs}}
    if isinstance(valeur, Mapping):
        return {cle: a_plat(contenu) for cle, contenu in valeur.items()}
    if isinstance(valeur, (list, tuple)):
        return [a_plat(element) for element in valeur]
    return valeur


def corpus() -> Iterator[tuple[str, bytes]]:
    for dossier in ("examples", "rules/mel-cvs-2026/bases"):
        for fichier in sorted((RACINE / dossier).rglob("*.yaml")):
            yield str(fichier.relative_to(RACINE)), fichier.read_bytes()


def test_le_meme_pack(garde: FilePath, pack: Campagne) -> None:
    assert a_plat(compilee(garde)) == a_plat(pack)


def test_le_meme_pack_avec_des_regles_en_plus(garde: FilePath, maison: FilePath) -> None:
    avec = compilee(garde, maison)
    assert "USA901" in avec.regles
    assert a_plat(avec) == a_plat(charger_campagne(NOM, [maison]))


@pytest.mark.parametrize("ajoute", [False, True])
def test_les_memes_constats(garde: FilePath, maison: FilePath, ajoute: bool) -> None:
    rules = [maison] if ajoute else []
    compilee(garde, *rules)
    sans, avec = Session(JOUR, rules=rules), Session(JOUR, rules=rules, reserve=garde)
    vus = 0
    for nom, octets in corpus():
        result = avec.check(octets, nom)
        assert result == sans.check(octets, nom), nom
        vus += len(result.findings)
    assert vus > 50


def test_les_exemples_des_regles_tiennent(garde: FilePath) -> None:
    pack = compilee(garde)
    regles = list(pack.regles.values())[::9]
    assert sum(len(regle.exemples) for regle in regles) > 40
    assert list(echecs(pack, regles)) == []


def test_une_configuration_change_un_parametre_apres(garde: FilePath) -> None:
    change = compilee(garde, date_limite="2025-10-22")
    assert a_plat(change) == a_plat(charger_campagne(NOM, (), {"date_limite": "2025-10-22"}))
    assert compilee(garde).parametres["date_limite"] != "2025-10-22"
    with pytest.raises(ParametreRefuse):
        compilee(garde, date_limite="demain")


def fichiers_gardes(garde: FilePath) -> list[FilePath]:
    return sorted(garde.iterdir())


def test_une_regle_modifiee_est_relue(garde: FilePath, maison: FilePath) -> None:
    assert compilee(garde, maison).regles["USA901"].gravite == "avertissement"
    maison.write_text(REGLE.replace("avertissement", "info"), encoding="utf-8")
    assert charger_campagne(NOM, [maison], reserve=garde).regles["USA901"].gravite == "info"
    assert len(fichiers_gardes(garde)) == 1


def test_une_regle_fausse_n_est_jamais_gardee(garde: FilePath, maison: FilePath) -> None:
    compilee(garde, maison)
    maison.write_text(REGLE.replace("verifie: longueur", "verifie: longueure"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(PackInvalide):
            charger_campagne(NOM, [maison], reserve=garde)


def test_une_autre_version_recompile(garde: FilePath, monkeypatch: pytest.MonkeyPatch) -> None:
    charger_campagne(NOM, reserve=garde)
    (avant,) = [fichier.read_bytes() for fichier in fichiers_gardes(garde)]
    monkeypatch.setattr(module_de_reserve, "__version__", "9.9.9")
    charger_campagne(NOM, reserve=garde)
    (apres,) = [fichier.read_bytes() for fichier in fichiers_gardes(garde)]
    assert avant.partition(b"\n")[0] != apres.partition(b"\n")[0]
    assert avant.partition(b"\n")[2] == apres.partition(b"\n")[2]


@pytest.mark.parametrize(
    "abimer",
    [
        lambda octets: octets[:0],
        lambda octets: octets[:-1],
        lambda octets: octets[: len(octets) // 2],
        lambda octets: octets.replace(b"erreur", b"info!!", 1),
        lambda octets: b"\xff\xfe" + octets,
        lambda octets: octets[:1] + b"[" * 200_000,
        lambda octets: octets.partition(b"\n")[0] + b"\n" + b"{" * 100_000,
    ],
)
def test_un_fichier_abime_est_refait(garde: FilePath, pack: Campagne, abimer: Any) -> None:
    charger_campagne(NOM, reserve=garde)
    (fichier,) = fichiers_gardes(garde)
    sain = fichier.read_bytes()
    fichier.write_bytes(abimer(sain))
    assert a_plat(charger_campagne(NOM, reserve=garde)) == a_plat(pack)
    assert fichier.read_bytes() == sain


@pytest.fixture(scope="module")
def lu() -> tuple[Fichiers, FilePath, dict[str, Any]]:
    """The files of the pack, its folder, its compiled form."""
    dossier = RACINE / "rules" / NOM
    fichiers = lire_fichiers(dossier, RACINE / "rules" / "socle-commun", ())
    trouve = lire_pack(fichiers, dossier, [NOM], {})
    return fichiers, dossier, abreger(trouve.campagne, trouve.parametres, trouve.tables)


def places(valeur: object, chemin: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of the parts of a compiled form, the first items of each list only."""
    yield chemin
    if isinstance(valeur, dict):
        tout = not chemin or chemin[0] == "regles"
        for cle in list(valeur)[: None if tout else 2]:
            yield from places(valeur[cle], (*chemin, cle))
    elif isinstance(valeur, list):
        for rang in range(min(len(valeur), 1 if len(chemin) == 1 else 10)):
            yield from places(valeur[rang], (*chemin, rang))


def remplacee(valeur: Any, chemin: tuple[Any, ...], autre: object) -> Any:
    if not chemin:
        return autre
    copie = dict(valeur) if isinstance(valeur, dict) else list(valeur)
    copie[chemin[0]] = remplacee(copie[chemin[0]], chemin[1:], autre)
    return copie


@pytest.mark.parametrize("autre", [None, -1, True, "os", [[[]]], {"a": {"b": 1}}], ids=repr)
def test_une_forme_fausse_n_est_jamais_une_panne(
    lu: tuple[Fichiers, FilePath, dict[str, Any]], autre: object
) -> None:
    fichiers, dossier, abrege = lu
    refusees = 0
    for chemin in places(abrege):
        try:
            pack = restituer(remplacee(abrege, chemin, autre), fichiers, dossier, [NOM], {})
        except AbregeInvalide:
            refusees += 1
        else:
            assert isinstance(pack, Campagne)
    assert refusees > 20


@pytest.mark.parametrize(
    "module", ["os", "cvslint.cli.app", "cvslint.checks.langue.verbe", "cvslint.checks..os", ""]
)
def test_aucun_module_etranger_n_est_charge(
    lu: tuple[Fichiers, FilePath, dict[str, Any]], module: str
) -> None:
    fichiers, dossier, abrege = lu
    nom = next(iter(abrege["controles"]))
    with pytest.raises(AbregeInvalide):
        restituer(remplacee(abrege, ("controles", nom, 0), module), fichiers, dossier, [NOM], {})


def test_un_nom_qui_n_est_pas_un_controle_n_est_pas_appele() -> None:
    with pytest.raises(LookupError):
        _ = Controle("importlib", "cvslint.checks.controle", (), False, False).fonction


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="les droits n'arrêtent pas cet utilisateur")
def test_un_dossier_ou_l_on_n_ecrit_pas(tmp_path: FilePath, pack: Campagne) -> None:
    tmp_path.chmod(0o500)
    try:
        assert a_plat(charger_campagne(NOM, reserve=tmp_path / "cvslint")) == a_plat(pack)
        assert list(tmp_path.iterdir()) == []
    finally:
        tmp_path.chmod(0o700)


def test_un_fichier_a_la_place_du_dossier(tmp_path: FilePath, pack: Campagne) -> None:
    obstacle = tmp_path / "cvslint"
    obstacle.write_text("", encoding="utf-8")
    for garde in (obstacle, obstacle / "plus" / "loin"):
        assert a_plat(charger_campagne(NOM, reserve=garde)) == a_plat(pack)
    assert obstacle.read_text(encoding="utf-8") == ""


def test_un_fichier_d_un_autre_n_est_pas_cru(garde: FilePath, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "getuid"):
        pytest.skip("ce système ne dit pas à qui est un fichier")
    charger_campagne(NOM, reserve=garde)
    (fichier,) = fichiers_gardes(garde)
    cle = fichier.read_bytes().partition(b" ")[0].decode()
    assert module_de_reserve.prendre(garde, fichier.name, cle) is not None
    monkeypatch.setattr(os, "getuid", lambda: fichier.stat().st_uid + 1)
    assert module_de_reserve.prendre(garde, fichier.name, cle) is None


def _charge(garde: str) -> str:
    return charger_campagne(NOM, reserve=FilePath(garde)).digest


def test_plusieurs_processus_a_la_fois(garde: FilePath, pack: Campagne) -> None:
    with ProcessPoolExecutor(2) as processus:
        assert set(processus.map(_charge, [str(garde)] * 4)) == {pack.digest}
    assert len(fichiers_gardes(garde)) == 1
    assert a_plat(compilee(garde)) == a_plat(pack)


def test_les_vieux_fichiers_s_en_vont(garde: FilePath) -> None:
    garde.mkdir(parents=True)
    for rang in range(40):
        (garde / f"{rang:032x}.regles.json").write_bytes(b"")
    etranger = garde / "notes.txt"
    etranger.write_bytes(b"")
    charger_campagne(NOM, reserve=garde)
    assert etranger.exists()
    assert 0 < len(fichiers_gardes(garde)) <= 26
    assert any(fichier.stat().st_size > 1000 for fichier in fichiers_gardes(garde))


@pytest.mark.parametrize(
    ("systeme", "env", "attendu"),
    [
        ("linux", {"HOME": "/h"}, "/h/.cache/cvslint"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/x/cvslint"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "relatif"}, "/h/.cache/cvslint"),
        ("linux", {"HOME": "/h", "CVSLINT_CACHE_DIR": "ici"}, "ici"),
        ("darwin", {"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/h/Library/Caches/cvslint"),
        ("win32", {"HOME": "/h", "LOCALAPPDATA": "/l"}, "/l/cvslint"),
        ("win32", {"HOME": "/h"}, None),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="des chemins comme ailleurs")
def test_ou_sont_gardees_les_regles(
    systeme: str, env: dict[str, str], attendu: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nom in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "CVSLINT_CACHE_DIR"):
        monkeypatch.delenv(nom, raising=False)
    for nom, valeur in env.items():
        monkeypatch.setenv(nom, valeur)
    monkeypatch.setattr(sys, "platform", systeme)
    trouve = dossier_de_reserve()
    assert (None if trouve is None else trouve.as_posix()) == attendu


def test_ce_qui_est_garde_est_du_json(garde: FilePath) -> None:
    charger_campagne(NOM, reserve=garde)
    (fichier,) = fichiers_gardes(garde)
    assert isinstance(json.loads(fichier.read_bytes().partition(b"\n")[2]), dict)
