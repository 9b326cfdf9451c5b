"""The checks across dossiers, on traces made by hand; many dossiers with one key cost no more than they should."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cvslint.checks.controle import Anomalie
from cvslint.checks.lots import Trace, lot_coherent, lot_unique


def unique(*fichiers: str) -> list[dict[str, object]]:
    return _valeurs(lot_unique([Trace(fichier, ("clé",)) for fichier in fichiers], cle=[]))


def coherent(traces: list[Trace]) -> list[dict[str, object]]:
    return _valeurs(lot_coherent(traces, cle=[], compare=[]))


def _valeurs(anomalies: object) -> list[dict[str, object]]:
    assert hasattr(anomalies, "__iter__")
    trouvees = list(anomalies)
    assert all(isinstance(anomalie, Anomalie) for anomalie in trouvees)
    return [{**anomalie.valeurs, "rang": anomalie.rang} for anomalie in trouvees]


def test_chacun_nomme_les_autres() -> None:
    assert unique("a", "b", "c") == [
        {"fichiers": ["b", "c"], "autre": "b", "rang": 0},
        {"fichiers": ["a", "c"], "autre": "a", "rang": 1},
        {"fichiers": ["a", "b"], "autre": "a", "rang": 2},
    ]


def test_un_dossier_ne_se_compare_pas_a_lui_meme() -> None:
    assert unique("a", "a") == []
    assert [dit["fichiers"] for dit in unique("a", "b", "a")] == [["b"], ["a"], ["b"]]


def test_une_longue_liste_est_comptee() -> None:
    dits = unique(*(f"{n:04}" for n in range(3000)))
    assert len(dits) == 3000
    premiers = ["0000", "0001", "0002", "0003", "0004", "0005"]
    assert dits[0]["fichiers"] == [*premiers[1:], "2994\u00a0autres dossiers"]
    assert dits[2]["fichiers"] == [*premiers[:2], *premiers[3:], "2994\u00a0autres dossiers"]
    assert dits[2999]["fichiers"] == [*premiers[:5], "2994\u00a0autres dossiers"]
    assert unique(*"abcdefg")[0]["fichiers"] == ["b", "c", "d", "e", "f", "1\u00a0autre dossier"]


@given(st.lists(st.tuples(st.sampled_from("xyz") | st.none(), st.sampled_from("xy") | st.none()), max_size=8))
def test_l_ecart_est_avec_le_premier_qui_dit_autre_chose(autres: list[tuple[str | None, str | None]]) -> None:
    traces = [Trace(str(rang), ("clé",), valeurs) for rang, valeurs in enumerate(autres)]
    attendus = {}
    for rang, trace in enumerate(traces):
        for autre in traces:
            paires = zip(trace.autres, autre.autres, strict=True)
            if any(ici and la and ici != la for ici, la in paires):
                attendus[rang] = autre.fichier
                break
    assert {dit["rang"]: dit["autre"] for dit in coherent(traces)} == attendus


def test_mille_dossiers_d_accord_n_ont_rien_a_dire() -> None:
    assert coherent([Trace(str(n), ("clé",), ("Nom", None)) for n in range(20_000)]) == []
