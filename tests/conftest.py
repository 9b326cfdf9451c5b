"""What every test of the core needs: the pack, and a dossier checked on a fixed day."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path as FilePath
from unittest import mock

import pytest
from hypothesis import settings

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.engine import Reglages, check_bytes
from cvslint.result import DossierResult
from cvslint.selection import choix_par_defaut

# The same examples in every run, and no clock: a test fails because of the code, never because of the day.
settings.register_profile("cvslint", derandomize=True, deadline=None)
settings.load_profile("cvslint")

RACINE = FilePath(__file__).parents[1]
"""The top of the repository."""

JOUR = dt.date(2025, 10, 1)
"""The day of the check in tests: two weeks before the deadline."""

Controler = Callable[[bytes | str], DossierResult]


@pytest.fixture(scope="session", autouse=True)
def reserve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FilePath]:
    """A folder of compiled rules for the commands that tests run: never the user's own."""
    dossier = tmp_path_factory.mktemp("reserve")
    with mock.patch.dict(os.environ, {"CVSLINT_CACHE_DIR": str(dossier)}):
        yield dossier


@pytest.fixture(scope="session")
def racine() -> FilePath:
    return RACINE


@pytest.fixture(scope="session")
def pack() -> Campagne:
    """The rulebook of the call, loaded once."""
    return charger_campagne("mel-cvs-2026")


@pytest.fixture(scope="session")
def controler(pack: Campagne) -> Controler:
    """Checks a text or bytes with the default set of rules, on 1 October 2025."""
    reglages = Reglages(JOUR, choix_par_defaut(pack), {})

    @lru_cache(maxsize=128)
    def verifie(data: bytes) -> DossierResult:
        return check_bytes(data, "dossier.yaml", pack, reglages)

    def controle(source: bytes | str) -> DossierResult:
        return verifie(source.encode("utf-8") if isinstance(source, str) else source)

    return controle
