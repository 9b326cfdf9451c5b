"""Checks of the project where the examples of the rules leave cases out."""

from __future__ import annotations

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.checks.communes import insee_de_la_commune, insee_pas_postal
from cvslint.checks.controle import Anomalie
from cvslint.checks.cpo import exercices_a_venir
from cvslint.checks.effectifs import part_au_moins
from cvslint.checks.indicateurs import indicateur_exploitable, indicateurs_ventiles
from cvslint.checks.textes import diagnostic_etaye
from cvslint.model.budget import Budget
from cvslint.model.projet import Diagnostic, Indicateur, SourceDiagnostic
from cvslint.model.structure import Adresse


def _valeurs(anomalies: object) -> list[dict[str, object]]:
    return [dict(a.valeurs) for a in anomalies if isinstance(a, Anomalie)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("commune", "code", "postal", "autre"),
    [
        ("Roubaix", "59512", False, False),
        ("Roubaix", "59 512", False, False),
        ("Roubaix", "59100", True, True),
        ("Wattrelos", "59650", False, False),
        ("Villeneuve-d'Ascq", "59650", True, True),
        ("Hellemmes", "59350", False, False),
        ("Lille", "59298", False, False),
        ("Wasquehal", "59290", True, True),
        ("Paris", "59512", False, False),
    ],
)
def test_le_code_insee_et_le_code_postal(
    pack: Campagne, commune: str, code: str, postal: bool, autre: bool
) -> None:
    adresse = Adresse.model_construct(commune=commune, code_insee=code)
    assert bool(list(insee_pas_postal(adresse, formulaire=pack.formulaire))) is postal
    assert bool(list(insee_de_la_commune(adresse, formulaire=pack.formulaire))) is autre


def _diagnostic(constats: str, annee: int | None = None) -> Diagnostic:
    source = SourceDiagnostic.model_construct(intitule="Enquête", annee=annee)
    return Diagnostic.model_construct(constats=constats, besoins=None, sources=(source,))


@pytest.mark.parametrize(
    ("constats", "annee", "manques"),
    [
        ("La moitié des familles renonce à un soin.", 2025, []),
        ("41 % des jeunes, selon l'Insee (2021).", None, []),
        ("Il faut attendre 8 mois une consultation.", 2024, []),
        ("Beaucoup de familles renoncent à un soin.", 2025, ["aucun chiffre"]),
        ("En 2024, des familles renoncent à un soin.", None, ["aucun chiffre", "aucune source datée"]),
        ("Lors d'une réunion de juin 2025, des familles l'ont dit.", None, ["aucun chiffre"]),
        ("Le projet existe depuis 2015 et aide 40 familles.", None, ["aucune source datée"]),
        ("Un jeune sur trois est sans emploi.", None, ["aucune source datée"]),
        ("2 000 personnes vivent ici.", None, ["aucune source datée"]),
    ],
)
def test_un_chiffre_et_une_source_datee(constats: str, annee: int | None, manques: list[str]) -> None:
    dits = [dit["manques"] for dit in _valeurs(diagnostic_etaye(_diagnostic(constats, annee), min=10))]
    assert dits == ([manques] if manques else [])


def test_le_conseil_ne_demande_que_ce_qui_manque() -> None:
    [dit] = _valeurs(diagnostic_etaye(_diagnostic("41 foyers sur 64 en 2025.", 2025), min=200))
    assert dit["conseils"] == ["ce que vous avez constaté de plus"]
    [dit] = _valeurs(diagnostic_etaye(_diagnostic("Un jeune sur trois est sans emploi."), min=10))
    assert dit["conseils"] == ["une source avec son année (« enquête de mai 2025 »)"]


def test_la_part_juste_atteinte_convient() -> None:
    assert not list(part_au_moins(40, effectif=80, pourcent=50))
    assert _valeurs(part_au_moins(39, effectif=80, pourcent=50)) == [{"pourcent": 48, "effectif": 80}]
    assert not list(part_au_moins(39, effectif=None, pourcent=50))
    assert not list(part_au_moins(0, effectif=0, pourcent=50))


def test_l_unite_peut_etre_dans_la_cible() -> None:
    champs = {"libelle": "part de femmes", "source": "émargement", "frequence": "mensuelle", "unite": None}
    assert not list(indicateur_exploitable(Indicateur.model_construct(**champs, cible="50 %")))
    seul = Indicateur.model_construct(**champs, cible="50")
    assert _valeurs(indicateur_exploitable(seul)) == [{"manquants": ["l'unité"], "nom": "part de femmes"}]


def test_un_indicateur_dit_ce_qu_il_distingue_par_son_libelle() -> None:
    libelles = ["Nombre de femmes accompagnées", "Habitants du quartier touchés"]
    indicateurs = tuple(Indicateur.model_construct(libelle=libelle) for libelle in libelles)
    assert not list(indicateurs_ventiles(indicateurs))
    assert len(list(indicateurs_ventiles(indicateurs[:1]))) == 1


def _budget(exercice: int | None) -> Budget:
    return Budget(exercice, {}, {})


def test_les_budgets_des_annees_a_venir() -> None:
    assert _valeurs(exercices_a_venir(None, annee=2026, fin=2028)) == [{"annees": ["2027", "2028"]}]
    assert not list(exercices_a_venir((_budget(2027), _budget(2028)), annee=2026, fin=2028))
    assert not list(exercices_a_venir((_budget(2027), _budget(None)), annee=2026, fin=2028))
    assert _valeurs(exercices_a_venir((_budget(2028),), annee=2026, fin=2028)) == [{"annees": ["2027"]}]
    assert not list(exercices_a_venir(None, annee=2026, fin=None))
