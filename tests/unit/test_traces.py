"""What dossiers leave for comparison: alike stays together, and many are not in memory."""

from __future__ import annotations

import gc

from hypothesis import given
from hypothesis import strategies as st

from cvslint import spool
from cvslint.checks.lots import Trace
from cvslint.lot import Empreinte, jeton
from cvslint.span import TOP
from cvslint.traces import Traces


def trace(fichier: int, cle: str) -> Empreinte:
    return Empreinte("pack", "LOT001", Trace(f"{fichier}.yaml", (cle,)), ("projet",), TOP, "projet:")


@given(
    st.lists(st.lists(st.sampled_from("abcde"), max_size=60), max_size=8), st.randoms(use_true_random=False)
)
def test_those_with_one_key_come_back_together_and_in_order(chunks: list[list[str]], hasard: object) -> None:
    laissees = {
        rank: [trace(rank * 100 + n, cle) for n, cle in enumerate(cles)] for rank, cles in enumerate(chunks)
    }
    ordre = list(laissees)
    hasard.shuffle(ordre)  # type: ignore[attr-defined]
    traces = Traces()
    for rank in ordre:
        traces.add(rank, laissees[rank])
    parts = [part for part in traces.shares() if part]
    toutes = [empreinte for rank in sorted(laissees) for empreinte in laissees[rank]]
    for cle in "abcde":
        ensemble = [part for part in parts if any(empreinte.trace.cle == (cle,) for empreinte in part)]
        assert len(ensemble) <= 1
        attendues = [empreinte for empreinte in toutes if empreinte.trace.cle == (cle,)]
        assert [e for part in ensemble for e in part if e.trace.cle == (cle,)] == attendues


def test_many_are_not_in_memory() -> None:
    traces = Traces()
    for rank in range(400):
        traces.add(rank, [trace(rank, f"{rank}-{n}") for n in range(20)])
    gc.collect()
    alive = sum(isinstance(value, Empreinte) for value in gc.get_objects())
    assert alive <= spool.FEW + 64 * 25
    assert sum(len(part) for part in traces.shares()) == 8000


def test_a_key_is_the_same_number_in_every_process() -> None:
    """Texts have another ``hash()`` in each."""
    assert jeton(trace(1, "clé")) == jeton(trace(2, "clé")) == 2183421456395681025
