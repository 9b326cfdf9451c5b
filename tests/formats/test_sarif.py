"""The SARIF log, against both published schemas and what GitHub code scanning asks beyond them."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plateformes import (
    COMMANDES,
    DIRIGES,
    MECHANT,
    MOITIE,
    SCHEMAS,
    change,
    constat,
    dossier,
    mechant,
    passage,
    passage_de,
    siret_faux,
)

from cvslint.cli.app import run as cvslint
from cvslint.findings import Edit, Fix, Related, Severity, Suppression
from cvslint.report import sarif
from cvslint.report.sarif_places import uri
from cvslint.result import CampagneInfo, FileError, RuleInfo, RunResult
from cvslint.span import Span

VALIDATEURS = [
    jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif" / nom).read_text(encoding="utf-8")))
    for nom in ("sarif-schema-2.1.0.json", "sarif-2.1.0-rtm.5.json")
]

ICI = Span.at(4, 10, 4, 27)

REGLE = RuleInfo(
    code="STR009",
    name="siret-cle",
    severity=Severity.ERREUR,
    section="porteur",
    summary="La clé du SIRET est fausse.",
    why="Sans SIRET juste, rien n'est versé.",
    help="Recopiez-le.\nPuis relisez [ligne_4].",
    source="Annexe 3",
    origin="identifiant",
)


def lire(run: RunResult, *, show_suppressed: bool = False) -> dict[str, Any]:
    """The single run of a log that both schemas accept and GitHub would take."""
    texte = "".join(sarif.render(run, show_suppressed=show_suppressed))
    assert COMMANDES.findall(texte) == []
    texte.encode("utf-8")
    log = json.loads(texte)
    for validateur in VALIDATEURS:
        erreur = jsonschema.exceptions.best_match(validateur.iter_errors(log))
        assert erreur is None, erreur
    assert log["$schema"] and log["version"] == "2.1.0"
    (passe,) = log["runs"]
    _acceptable(passe)
    return dict(passe)


def _acceptable(passe: dict[str, Any]) -> None:
    """What GitHub asks for and the schemas do not state."""
    regles = passe["tool"]["driver"]["rules"]
    assert "results" in passe and passe["columnKind"] == "unicodeCodePoints"
    for regle in regles:
        assert len(regle["name"]) <= 255 and len(regle["properties"].get("tags", [])) <= 20
        for cle in ("shortDescription", "fullDescription"):
            assert 0 < len(regle[cle]["text"]) <= 1024
        assert regle["help"]["text"] and regle["help"]["markdown"]
        assert regle["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert regle["properties"].get("precision", "high") in ("very-high", "high", "medium", "low")
    for resultat in passe["results"]:
        assert "ruleIndex" not in resultat or regles[resultat["ruleIndex"]]["id"] == resultat["ruleId"]
        for lieu in (*resultat["locations"], *resultat.get("relatedLocations", [])):
            region = lieu["physicalLocation"]["region"]
            assert region.keys() == {"startLine", "startColumn", "endLine", "endColumn"}
            debut, fin = (
                (region["startLine"], region["startColumn"]),
                (region["endLine"], region["endColumn"]),
            )
            assert debut <= fin
    assert "security-severity" not in json.dumps(passe)
    assert _vides(passe) == []


def _vides(valeur: object, chemin: str = "") -> list[str]:
    """Where empty texts stand, an inserted text aside."""
    if isinstance(valeur, dict):
        return [trouve for cle, v in valeur.items() for trouve in _vides(v, f"{chemin}.{cle}")]
    if isinstance(valeur, list):
        return [trouve for rang, v in enumerate(valeur) for trouve in _vides(v, f"{chemin}[{rang}]")]
    return [chemin] if valeur == "" else []


def _seul(run: RunResult, *, show_suppressed: bool = False) -> dict[str, Any]:
    (resultat,) = lire(run, show_suppressed=show_suppressed)["results"]
    return dict(resultat)


def test_un_constat() -> None:
    lie = Related(("projet",), Span.at(9, 1, 9, 7), "le projet")
    trouve = constat(help="Recopiez-le.", related=(lie,), fingerprint="f1", origin="identifiant")
    assert _seul(passage_de(trouve, describe=lambda: (REGLE,))) == {
        "ruleId": "STR009",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "Le SIRET est faux.\nQue faire\u00a0: Recopiez-le.\nVoir aussi\u00a0: [le projet](1)."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "dossier.yaml"},
                    "region": {"startLine": 4, "startColumn": 10, "endLine": 4, "endColumn": 27},
                    "contextRegion": {
                        "startLine": 4,
                        "endLine": 4,
                        "snippet": {"text": "  siret: 999 000 318 00018"},
                    },
                },
                "logicalLocations": [{"fullyQualifiedName": "porteur.siret"}],
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "le projet"},
                "physicalLocation": {
                    "artifactLocation": {"uri": "dossier.yaml"},
                    "region": {"startLine": 9, "startColumn": 1, "endLine": 9, "endColumn": 7},
                },
                "logicalLocations": [{"fullyQualifiedName": "projet"}],
            }
        ],
        "partialFingerprints": {"cvslint/v1": "f1"},
        "properties": {
            "name": "siret-cle",
            "section": "porteur",
            "origin": "identifiant",
            "to_fill": False,
        },
    }


def test_une_regle() -> None:
    (regle,) = lire(passage_de(describe=lambda: (REGLE,)))["tool"]["driver"]["rules"]
    assert regle == {
        "id": "STR009",
        "name": "siret-cle",
        "shortDescription": {"text": "La clé du SIRET est fausse."},
        "fullDescription": {"text": "Sans SIRET juste, rien n'est versé."},
        "help": {
            "text": "Ce qu'elle regarde\u00a0: La clé du SIRET est fausse.\n"
            "Pourquoi\u00a0: Sans SIRET juste, rien n'est versé.\n"
            "Que faire\u00a0: Recopiez-le.\nPuis relisez [ligne_4].\n"
            "Sur quoi elle repose\u00a0: Annexe 3\u00a0: la forme d'un identifiant",
            "markdown": "**Ce qu'elle regarde.** La clé du SIRET est fausse.\n\n"
            "**Pourquoi.** Sans SIRET juste, rien n'est versé.\n\n"
            "**Que faire.** Recopiez-le.  \nPuis relisez \\[ligne\\_4\\].\n\n"
            "**Sur quoi elle repose.** Annexe 3\u00a0: la forme d'un identifiant",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "problem.severity": "error",
            "precision": "very-high",
            "tags": ["porteur", "identifiant"],
            "origin": "identifiant",
            "section": "porteur",
            "source": "Annexe 3",
        },
    }


def test_une_regle_sans_texte_reste_valide_et_une_trop_longue_est_coupee() -> None:
    nue = replace(
        REGLE, section="", summary="", why="", help="", source="", origin="", severity=Severity.INFO
    )
    longue = replace(REGLE, code="STR010", why="a" * 2000)
    premiere, seconde = lire(passage_de(describe=lambda: (nue, longue)))["tool"]["driver"]["rules"]
    assert premiere["shortDescription"] == {"text": "siret-cle"}
    assert premiere["properties"] == {"problem.severity": "recommendation"}
    assert seconde["fullDescription"]["text"] == "a" * 1023 + "…"
    assert "a" * 2000 in seconde["help"]["text"]


@pytest.mark.parametrize(
    ("span", "attendu"),
    [
        (Span.at(1, 1, 1, 1), (1, 1, 1, 1)),
        (Span.at(4, 9, 4, 3), (4, 9, 4, 9)),
        (Span.at(4, 9, 6, 2), (4, 9, 6, 2)),
    ],
)
def test_toute_etendue_est_valide(span: Span, attendu: tuple[int, ...]) -> None:
    lieu = _seul(passage_de(constat(span=span)))["locations"][0]["physicalLocation"]
    assert tuple(lieu["region"].values()) == attendu
    assert ("contextRegion" in lieu) == (span.start.line == span.end.line == 4)


def test_un_lien_vers_un_autre_dossier_n_en_montre_pas_les_lignes() -> None:
    lie = Related((), Span.at(4, 1, 4, 2), "", "autre dossier.yaml")
    (lieu,) = _seul(passage_de(constat(related=(lie,))))["relatedLocations"]
    assert lieu["physicalLocation"]["artifactLocation"] == {"uri": "autre%20dossier.yaml"}
    assert "contextRegion" not in lieu["physicalLocation"]
    assert lieu["message"] == {"text": "ligne\u00a04"}


def test_les_reparations() -> None:
    sure = Fix("Effacer.", "safe", (Edit(ICI, ""), Edit(Span.at(5, 1, 5, 1), "x: é\n")))
    fixes = _seul(passage_de(constat(fixes=(sure, Fix("Écrire 12.", "unsafe", (Edit(ICI, "12"),))))))["fixes"]
    assert fixes[0] == {
        "description": {"text": "Effacer"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": "dossier.yaml"},
                "replacements": [
                    {"deletedRegion": {"startLine": 4, "startColumn": 10, "endLine": 4, "endColumn": 27}},
                    {
                        "deletedRegion": {"startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 1},
                        "insertedContent": {"text": "x: é\n"},
                    },
                ],
            }
        ],
        "properties": {"safety": "safe"},
    }
    assert fixes[1]["description"] == {"text": "Écrire 12 (à relire, car cela change ce que vous déclarez)"}


def test_les_constats_ignores_ne_viennent_que_si_on_les_demande() -> None:
    par_qui = (
        Suppression("comment", "accord de la Ville", 3),
        Suppression("config", "", None),
        Suppression("baseline", "déjà connu", None),
    )
    run = passage_de(*(constat(suppressed=silence) for silence in par_qui))
    assert lire(run)["results"] == []
    dits = [resultat["suppressions"] for resultat in lire(run, show_suppressed=True)["results"]]
    lieu = {"artifactLocation": {"uri": "dossier.yaml"}, "region": {"startLine": 3}}
    assert dits == [
        [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "accord de la Ville",
                "location": {"physicalLocation": lieu},
                "properties": {"by": "comment"},
            }
        ],
        [{"kind": "external", "status": "accepted", "properties": {"by": "config"}}],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "déjà connu",
                "properties": {"by": "baseline"},
            }
        ],
    ]


def test_d_ou_vient_le_rapport() -> None:
    run = passage_de(
        errors=(FileError("été.yaml", "not-found", "Ce fichier n'existe pas."),),
        partial=True,
        parameters={"date_limite": "2025-10-22 (prolongation)"},
    )
    (file,) = run.files
    campagne = CampagneInfo("mel-cvs-2026", "CVS", "1.0", "2025-09-01", "3f2a", {})
    passe = lire(replace(run, files=(replace(file, campagne=campagne, sha256="ab12", encoding="utf-8"),)))
    assert passe["properties"] == {
        "today": "2025-10-01",
        "partial": True,
        "selected": [],
        "campagnes": [{"id": "mel-cvs-2026", "version": "1.0", "maj": "2025-09-01", "digest": "3f2a"}],
        "parameters": {"date_limite": "2025-10-22 (prolongation)"},
    }
    assert passe["automationDetails"] == {"id": "cvslint/"}
    assert (passe["tool"]["driver"]["name"], passe["tool"]["driver"]["version"]) == ("cvslint", "0.1.0")
    (appel,) = passe["invocations"]
    (note,) = appel["toolExecutionNotifications"]
    assert not appel["executionSuccessful"]
    assert (note["level"], note["message"]["text"]) == ("error", "Ce fichier n'existe pas.")
    genres = passe["tool"]["driver"]["notifications"]
    assert genres[note["descriptor"]["index"]]["id"] == note["descriptor"]["id"] == "not-found"
    assert note["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "%C3%A9t%C3%A9.yaml"}
    (controle,) = passe["artifacts"]
    assert controle["hashes"] == {"sha-256": "ab12"}
    assert controle["properties"] == {"verdict": "non_conforme"}


def test_les_plus_graves_viennent_d_abord_dans_tout_le_passage() -> None:
    passe = lire(passage({"a.yaml": dossier(), "b.yaml": siret_faux()}))
    niveaux = [resultat["level"] for resultat in passe["results"]]
    assert niveaux[0] == "error" and niveaux == sorted(niveaux, key=["error", "warning", "note"].index)
    assert passe["invocations"][0] == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_au_dela_de_la_limite_de_github_les_moins_graves_sont_laisses_et_comptes() -> None:
    infos = (constat(severity=Severity.INFO),) * 25_001
    texte = "".join(sarif.render(passage_de(*infos, constat())))
    (passe,) = json.loads(texte)["runs"]
    assert len(passe["results"]) == 25_000
    assert passe["results"][0]["level"] == "error"
    (note,) = passe["invocations"][0]["toolExecutionNotifications"]
    assert (note["level"], note["descriptor"]["id"]) == ("warning", "left-out")
    assert note["message"]["text"].startswith("2\u00a0constats, les moins graves, sont laissés de côté")


def test_mille_lieux_lies_au_plus() -> None:
    lies = tuple(Related((), Span.at(n, 1, n, 2), f"lieu {n}") for n in range(1, 1_200))
    resultat = _seul(passage_de(constat(related=lies)))
    assert len(resultat["relatedLocations"]) == 1_000
    assert resultat["message"]["text"].endswith("[lieu 8](8).")


def test_le_rapport_vient_par_petits_morceaux() -> None:
    run = passage_de(*(constat(),) * 50, describe=lambda: (REGLE,))
    assert max(map(len, sarif.render(run))) < 2_000


def test_la_meme_faute_se_reconnait_apres_des_lignes_ajoutees_et_dans_deux_dossiers() -> None:
    faux = siret_faux()
    decale = "# une ligne\n\n" + faux
    avant, apres, deux = (
        [
            (resultat["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], empreinte)
            for resultat in lire(passage(textes))["results"]
            for empreinte in resultat["partialFingerprints"].items()
        ]
        for textes in ({"d.yaml": faux}, {"d.yaml": decale}, {"d.yaml": faux, "e.yaml": faux})
    )
    assert avant == apres
    assert {cle for _, (cle, _) in avant} == {"cvslint/v1"}
    assert len(set(deux)) == len(deux) == 2 * len(avant)


@pytest.mark.parametrize(
    ("chemin", "attendu"),
    [
        ("dossiers/été 1.yaml", "dossiers/%C3%A9t%C3%A9%201.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("100%?#.yaml", "100%25%3F%23.yaml"),
        ("a/../b.yaml", "b.yaml"),
        ("../b.yaml", "../b.yaml"),
        ("-", "-"),
        ("/srv/d é.yaml", "file:///srv/d%20%C3%A9.yaml"),
        ("C:/d é.yaml", "file:///C:/d%20%C3%A9.yaml"),
        ("//serveur/d.yaml", "file://serveur/d.yaml"),
        ("\udce9.yaml", "%E9.yaml"),
        ("\ud83d.yaml", "%ED%A0%BD.yaml"),
    ],
)
def test_l_adresse_d_un_dossier(chemin: str, attendu: str) -> None:
    assert uri(chemin) == attendu


_NOMS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0/"), min_size=1)


@given(_NOMS)
def test_toute_adresse_relative_ramene_au_dossier(nom: str) -> None:
    adresse = urlsplit(uri(f"dossiers/{nom}"))
    assert (adresse.scheme, adresse.netloc, adresse.query, adresse.fragment) == ("", "", "", "")
    assert unquote_to_bytes(adresse.path).decode("utf-8") == posixpath.normpath(f"dossiers/{nom}")


def test_un_dossier_mechant_ne_change_rien() -> None:
    run = passage({"m.yaml": mechant()})
    trouves = [finding for file in run.files for finding in file.active]
    resultats = lire(run)["results"]
    assert Counter(r["ruleId"] for r in resultats) == Counter(finding.rule for finding in trouves)
    textes = [resultat["message"]["text"] for resultat in resultats]
    assert any("::error::vu" in texte for texte in textes)
    assert [texte for texte in textes if DIRIGES.search(texte)] == []
    assert [texte for texte in textes if "[ici](" in texte] == []
    nom = f"{MECHANT}{MOITIE}.yaml"
    resultat = _seul(passage_de(constat(message=f"{MECHANT}{MOITIE}"), path=nom))
    assert "\\[ici\\](http" in resultat["message"]["text"]


def test_une_etiquette_ne_ferme_pas_son_lien() -> None:
    lie = Related((), ICI, "b](http://x) [c\\")
    texte = _seul(passage_de(constat(message="Un [ ouvert.", related=(lie,))))["message"]["text"]
    assert texte == "Un \\[ ouvert.\nVoir aussi\u00a0: [b\\](http://x) \\[c\\\\](1)."


def test_une_ligne_enorme_n_est_pas_recopiee() -> None:
    texte = change(siret_faux(), ("siret: 999 000 318 00018", f"siret: 999 000 318 00018  # {'x' * 100_000}"))
    assert max(len(piece) for piece in sarif.render(passage({"d.yaml": texte}))) < 5_000


def test_la_commande_ecrit_ce_rapport(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("d.yaml").write_text(siret_faux(), encoding="utf-8")
    Path("e.yaml").write_text(
        "# cvslint: ignore-file[AMB008] vu avec la Ville\n" + dossier(), encoding="utf-8"
    )
    mots = ["check", "--today", "2025-10-01", "--show-suppressed", "-o", "sarif"]
    assert cvslint(mots) == 1
    (passe,) = json.loads(capsys.readouterr().out)["runs"]
    assert "STR009" in {resultat["ruleId"] for resultat in passe["results"]}
    ignores = [resultat for resultat in passe["results"] if "suppressions" in resultat]
    assert [r["suppressions"][0]["justification"] for r in ignores] == ["vu avec la Ville"]
    assert all("ruleIndex" in resultat for resultat in passe["results"])
