"""Both parsers of YAML, one after the other."""

from __future__ import annotations

import pytest

from cvslint.document import reader


@pytest.fixture(params=["C", "Python"])
def analyseur(request, monkeypatch):
    if request.param == "Python":
        monkeypatch.setattr(reader, "CParser", None)
    elif reader.CParser is None:
        pytest.skip("l'analyseur en C n'est pas installé")
    return request.param
