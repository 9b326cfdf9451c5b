"""The JSON Schema that the schema validators are given: that of cvslint, and a looser one for ajv-cli."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def schema_de_cvslint(cvslint: Path) -> dict[str, Any]:
    """What ``cvslint schema dossier`` writes. Raises ``subprocess.CalledProcessError``."""
    sortie = subprocess.run([str(cvslint), "schema", "dossier"], capture_output=True, check=True).stdout
    schema: dict[str, Any] = json.loads(sortie)
    return schema


def assouplir(schema: Any) -> Any:
    """The same schema where a text may also be an object: ajv-cli's reader of YAML makes one of every date."""
    if isinstance(schema, Mapping):
        souple = {cle: assouplir(valeur) for cle, valeur in schema.items()}
        genre = schema.get("type")
        genres = [genre] if isinstance(genre, str) else genre
        if isinstance(genres, list) and "string" in genres and "object" not in genres:
            souple["type"] = [*genres, "object"]
        return souple
    if isinstance(schema, list):
        return [assouplir(element) for element in schema]
    return schema


def ecrire(schema: dict[str, Any], fichier: Path) -> Path:
    """Writes a schema; the path that it was given."""
    fichier.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
    return fichier
