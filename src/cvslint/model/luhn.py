"""Luhn's key, which SIREN, SIRET and many other numbers end with."""

from __future__ import annotations

_DOUBLES = {str(chiffre): sum(divmod(2 * chiffre, 10)) for chiffre in range(10)}


def cle_juste(chiffres: str) -> bool:
    """Whether the last of ``chiffres``, ASCII digits, is the key of those before it.

    From the right, every second digit counts double, with its tens and units added up; the whole is a multiple of ten.
    It is worked out here because every dossier has a SIRET, and ``stdnum.luhn`` loads what it needs to ask registers
    over the network: as much as a tenth of what a command takes to start.
    """
    simples, doubles = chiffres[::-2], chiffres[-2::-2]
    return (sum(map(int, simples)) + sum(_DOUBLES[chiffre] for chiffre in doubles)) % 10 == 0
