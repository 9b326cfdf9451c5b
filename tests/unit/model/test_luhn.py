"""Luhn's key, against the library that knows the numbers of the world."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from cvslint.model.luhn import cle_juste

CHIFFRES = st.text("0123456789", min_size=1, max_size=20)


@given(CHIFFRES)
def test_comme_stdnum(chiffres: str) -> None:
    assert cle_juste(chiffres) is luhn.is_valid(chiffres)


@given(CHIFFRES)
def test_une_seule_cle_convient(debut: str) -> None:
    justes = [cle for cle in "0123456789" if cle_juste(debut + cle)]
    assert justes == [luhn.calc_check_digit(debut)]
