"""What the checks of closed lists say: the words that are possible, the near ones, the ones left out."""

from __future__ import annotations

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.checks.controle import Anomalie
from cvslint.checks.listes import ambition_connue, contient, parmi
from cvslint.documentation import page_markdown


def _seule(anomalies: object) -> Anomalie:
    [anomalie] = list(anomalies)  # type: ignore[call-overload]
    assert isinstance(anomalie, Anomalie)
    return anomalie


def test_un_mot_tu_est_accepte_sans_etre_propose(pack: Campagne) -> None:
    statuts = pack.formulaire.listes["statuts"]
    possibles = _seule(parmi("SARL", liste=statuts, tus=["fondation"])).valeurs["possibles"]
    assert possibles == [libelle for mot, libelle in statuts.mots.items() if mot != "fondation"]
    assert not list(parmi("Fondation", liste=statuts, tus=["fondation"]))


def test_un_mot_n_est_propose_qu_une_fois(pack: Campagne) -> None:
    etats = pack.formulaire.listes["etats_avancement"]
    assert _seule(parmi("clotur", liste=etats)).valeurs["proches"] == ["Clôturé"]


@pytest.mark.parametrize(
    ("texte", "premiere"),
    [
        ("alimentation saine et durable", "5.6"),
        ("5.6 - Emploi", "5.6"),
        ("accès aux droits", "6.1"),
        ("Ambition 5.9", "5.1"),
    ],
)
def test_une_ambition_inconnue_a_ses_voisines(pack: Campagne, texte: str, premiere: str) -> None:
    proches = _seule(ambition_connue(texte, formulaire=pack.formulaire)).valeurs["proches"]
    assert isinstance(proches, list)
    assert proches[0].startswith(f"{premiere} (")
    assert all(pack.formulaire.ambition(proche) is not None for proche in proches)


def test_une_ambition_sans_rapport_n_a_pas_de_voisine(pack: Campagne) -> None:
    assert _seule(ambition_connue("Jardinage", formulaire=pack.formulaire)).valeurs["proches"] == []


@pytest.mark.parametrize(
    ("textes", "manquants"),
    [
        (("les dirigeants, salarié·e·s, membres et bénévoles",), []),
        (("dirigeants", "tous nos salariés", "adhérents et bénévoles"), []),
        (("dirigeants", "salaries", "membres"), ["bénévoles"]),
        (("dirigeants", "salaries", "membres", "tous sauf les bénévoles"), ["bénévoles"]),
    ],
)
def test_un_texte_peut_reunir_plusieurs_mots(
    pack: Campagne, textes: tuple[str, ...], manquants: list[str]
) -> None:
    valeurs = ["dirigeants", "salaries", "membres", "benevoles"]
    dits = list(contient(textes, valeurs=valeurs, liste=pack.formulaire.listes["veilleurs"]))
    assert [dit.valeurs["manquants"] for dit in dits if isinstance(dit, Anomalie)] == (
        [manquants] if manquants else []
    )


def test_une_page_ne_double_aucun_point_final(pack: Campagne) -> None:
    for regle in pack.regles.values():
        assert "…." not in page_markdown(regle), regle.code
