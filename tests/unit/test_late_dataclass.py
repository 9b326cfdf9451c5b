"""A late dataclass is a dataclass in all that shows, before and after its constructor is compiled."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, replace
from functools import cached_property
from typing import Any

import pytest

from cvslint.late_dataclass import late_dataclass

OPTIONS: tuple[dict[str, bool], ...] = (
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "order": True},
    {"frozen": True, "slots": False},
    {"frozen": True, "slots": False, "eq": False},
    {"frozen": False, "slots": True},
    {"frozen": False, "slots": False},
)

VALEURS: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((1,), {}),
    ((1, "b"), {}),
    ((2,), {"b": "a"}),
    ((), {"a": 1, "cache": 5}),
    ((1, "b", (3,)), {"cache": 4}),
)


def _classe(decore: Callable[[type], type]) -> Any:
    """The same class, decorated one way or the other."""

    class Valeur:
        a: int
        b: str = "b"
        c: tuple[int, ...] = field(default_factory=tuple)
        cache: int = field(default=0, repr=False, compare=False)
        vus: list[int] = field(default_factory=list, init=False)
        tours: int = field(default=3, init=False)

        def double(self) -> int:
            return self.a * 2

    return decore(Valeur)


@pytest.fixture(params=OPTIONS, ids=lambda options: "-".join(nom for nom, oui in options.items() if oui))
def classes(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """A late class and a genuine one, of the same options."""
    return _classe(late_dataclass(**request.param)), _classe(dataclass(**request.param))


def _ce_que_fait(appel: Callable[[], Any]) -> Any:
    """What a call gives, or the kind of its error."""
    try:
        return appel()
    except Exception as erreur:
        return type(erreur)


def test_les_memes_valeurs(classes: tuple[Any, Any]) -> None:
    for args, kwargs in VALEURS:
        tardive, vraie = (classe(*args, **kwargs) for classe in classes)
        assert repr(tardive) == repr(vraie)
        assert dataclasses.asdict(tardive) == dataclasses.asdict(vraie)
        assert tardive.double() == vraie.double()
        assert repr(replace(tardive, b="z")) == repr(replace(vraie, b="z"))
        assert hasattr(tardive, "__dict__") == hasattr(vraie, "__dict__")


@pytest.mark.parametrize(
    "args, kwargs", [((), {}), ((1, "b", (), 0, 5), {}), ((1,), {"a": 1}), ((1,), {"z": 1})]
)
def test_les_memes_refus(classes: tuple[Any, Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    tardive, vraie = classes
    for _ in range(2):
        with pytest.raises(TypeError) as attendu:
            vraie(*args, **kwargs)
        with pytest.raises(TypeError) as recu:
            tardive(*args, **kwargs)
        assert str(recu.value) == str(attendu.value)


def test_les_memes_comparaisons(classes: tuple[Any, Any]) -> None:
    paires = [tuple(classe(*args, **kwargs) for args, kwargs in VALEURS) for classe in classes]
    for gauche in range(len(VALEURS)):
        for droite in range(len(VALEURS)):
            for operation in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
                tardif, vrai = (getattr(valeurs[gauche], operation)(valeurs[droite]) for valeurs in paires)
                assert tardif == vrai, operation
    tardives, vraies = paires
    assert tardives[0] != vraies[0]
    assert _ce_que_fait(lambda: len({*tardives})) == _ce_que_fait(lambda: len({*vraies}))
    assert _ce_que_fait(lambda: len(sorted(tardives))) == _ce_que_fait(lambda: len(sorted(vraies)))


@pytest.mark.parametrize(
    "decore", [late_dataclass, late_dataclass(slots=False)], ids=["fentes", "sans fentes"]
)
def test_une_valeur_gelee_ne_change_pas(decore: Callable[[type], type]) -> None:
    valeur = _classe(decore)(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'a'"):
        valeur.a = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'a'"):
        del valeur.a
    assert valeur.a == 1


def test_une_valeur_libre_change_et_ne_sert_pas_de_cle() -> None:
    valeur = _classe(late_dataclass(frozen=False))(1)
    valeur.a = 2
    assert valeur.a == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(valeur)


@late_dataclass
class Point:
    """A place."""

    x: int
    y: list[int] = field(default_factory=list)


@late_dataclass(slots=False)
class Cercle:
    """A value that remembers what it worked out."""

    rayon: int

    @cached_property
    def aire(self) -> int:
        """Its area, roughly."""
        return 3 * self.rayon**2


@late_dataclass
class Positif:
    """A value that refuses some."""

    x: int

    def __post_init__(self) -> None:
        """Refuses what is below zero."""
        if self.x < 0:
            raise ValueError(self.x)


@late_dataclass
class Rien:
    """A value without fields."""


@pytest.mark.parametrize("valeur", [Point(1, [2]), Cercle(3), Rien()])
def test_voyage_entier(valeur: object) -> None:
    assert pickle.loads(pickle.dumps(valeur)) == valeur
    assert copy.copy(valeur) == valeur
    assert copy.deepcopy(valeur) == valeur


def test_une_valeur_neuve_a_chacune() -> None:
    assert Point(1).y is not Point(1).y


def test_garde_ce_qu_elle_a_trouve() -> None:
    cercle = Cercle(2)
    assert cercle.aire == 12
    assert "aire" in vars(cercle)
    assert cercle == Cercle(2)


def test_verifie_ce_qu_on_lui_donne() -> None:
    assert Positif(1).x == 1
    with pytest.raises(ValueError, match="-1"):
        Positif(-1)


def test_sans_champ_toutes_se_valent() -> None:
    assert Rien() == Rien()
    assert hash(Rien()) == hash(Rien())
    assert repr(Rien()) == "Rien()"
    assert Rien() != 0


def test_garde_les_methodes_que_la_classe_ecrit() -> None:
    @late_dataclass
    class Mot:
        texte: str

        def __repr__(self) -> str:
            return self.texte

        def __getstate__(self) -> list[str]:
            return [self.texte.upper()]

    assert repr(Mot("a")) == "a"
    assert copy.copy(Mot("a")).texte == "A"


def test_le_constructeur_n_est_ecrit_qu_a_la_premiere() -> None:
    @late_dataclass
    class Neuve:
        x: int

    avant = Neuve.__init__
    Neuve(1)
    apres = Neuve.__init__
    assert apres is not avant
    Neuve(x=2)
    assert Neuve.__init__ is apres
