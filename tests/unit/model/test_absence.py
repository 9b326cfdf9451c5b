"""What counts as absent: blanks, YAML's null and placeholders of a template; answers never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.model.absence import est_absent


@pytest.mark.parametrize(
    "texte",
    [
        "", " ", "\t\n", "\u00a0\u202f\u3000", "\u200b\ufeff", "~", '"~"', "null", "Null", "NULL",
        "à compléter", "A COMPLETER", "A\u0300 comple\u0301ter", "à compléter…", "« à préciser »",
        "(à définir)", "à renseigner", "À remplir !", "à_compléter", "compléter ici", "à compléter ici",
        "XXX", "xxxx", "XXX-XXX", "xx/xx/xxxx", "…", ".", "......", "." * 300, "?", "???", "-", "—", "–", "−",
        "jj/mm/aaaa", "JJ/MM/AAAA", "JJ.MM.AA", "AAAA",
        "_", "_____", "/", "TODO", "todo:", "TBD", "[préciser]", "[à compléter : nom de la structure]",
        "<nom>", "{nom}", "{{sigle}}", "[ ]", "{}", "[votre ville]",
    ],
)  # fmt: skip
def test_absents(texte: str) -> None:
    assert est_absent(texte)


@pytest.mark.parametrize(
    "texte",
    [
        "RAS", "sans objet", "N/A", "néant", "Aucun", "non", "0", "à venir", "X", "XX", "12", "-5", "€", "✓",
        "[néant]", "[x]", "[60 %]", "<contact@example.org>", "<https://example.org>",
        "[préciser] et [nom]", "à compléter avec la ville de Lille", "Annuler", "nullité", "todoroki",
        "Jemaa", "JMA", "AA", "jj/mm",
        "[" + "très long " * 8 + "]", "xxx" * 40, "taxx",
    ],
)  # fmt: skip
def test_reponses(texte: str) -> None:
    assert not est_absent(texte)


@given(st.text())
def test_les_blancs_et_guillemets_autour_ne_changent_rien(texte: str) -> None:
    assert est_absent(f"  {texte}\u00a0") == est_absent(texte)


@given(st.text(alphabet="0123456789", min_size=1))
def test_un_nombre_n_est_jamais_absent(texte: str) -> None:
    assert not est_absent(texte)
