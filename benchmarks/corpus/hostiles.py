"""Inputs that try to hang, to crash or to swamp the reader of a dossier. Each is a file that nobody should fear."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.dossiers import composer, texte_du_dossier

MIO = 1024 * 1024


def hostiles() -> Iterator[tuple[str, bytes]]:
    """Every hostile input: its name and its bytes."""
    for nom, texte in (*_yaml(), *_repetitions(), *_dossiers()):
        yield nom, texte.encode()
    yield "octet-nul", b"campagne: mel-cvs-2026\nporteur: \x00\n"
    yield "latin-1", "porteur:\n  denomination: Les Élèves d'été\n".encode("latin-1") * 2000
    yield "utf-16", texte_du_dossier(composer(0, 0)[0], 0).encode("utf-16")
    yield "octets-au-hasard", bytes((n * n * 31 + n * 7) % 256 for n in range(MIO - 1))


def _yaml() -> Iterator[tuple[str, str]]:
    """What breaks readers of YAML."""
    yield "crochets-50000", "[" * 50_000
    yield "accolades-50000", "{a: " * 50_000
    yield "blocs-500", "".join(f"{' ' * n}a:\n" for n in range(500))
    yield "tirets-5000", "- " * 5_000 + "a\n"
    yield "bombe-9x9", _bombe() + "porteur: *i\n"
    yield "bombe-dans-un-texte", _bombe() + "projet:\n  intitule: *i\n  resume: *i\n"
    yield "renvoi-a-soi", "a: &a {b: *a}\nporteur: *a\n"
    yield "fusions-500", _fusions()
    yield (
        "etiquettes-20000",
        "".join(f"%TAG !t{n}! tag:example.org,2026:\n" for n in range(20_000)) + "---\na: 1\n",
    )
    yield "scalaire-10-mo", "projet:\n  resume: " + "mot " * 2_600_000 + "\n"
    yield "documents-5000", "---\na: 1\n" * 5_000
    yield "cle-de-2000", "a" * 2_000 + ": 1\n"
    yield "cle-d-un-mo", "a" * (MIO - 10) + ": 1\n"
    yield "guillemet-ouvert", 'projet:\n  intitule: "' + "ligne\n  " * 100_000
    yield "tabulations", "projet:\n" + "\tintitule: a\n" * 80_000
    yield "separateurs-de-lignes", "projet:\n  intitule: a\u2028b\u2029c\x85d\n" * 20_000
    yield "flux-large", "porteur: [" + "1, " * 340_000 + "1]\n"
    yield "ancres-40000", "".join(f"c{n}: &a{n} 1\n" for n in range(40_000))
    yield "renvois-inconnus", "".join(f"c{n}: *a{n}\n" for n in range(40_000))


def _bombe() -> str:
    """Nine lists of nine references each to the one before: 387 million values once expanded."""
    lignes = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for avant, nom in zip("abcdefgh", "bcdefghi", strict=True):
        lignes.append(f"{nom}: &{nom} [{', '.join([f'*{avant}'] * 9)}]")
    return "\n".join(lignes) + "\n"


def _fusions() -> str:
    large = "base: &b {" + ", ".join(f"k{n}: {n}" for n in range(2_000)) + "}\n"
    return large + "".join(f"m{n}:\n  <<: *b\n" for n in range(500))


def _repetitions() -> Iterator[tuple[str, str]]:
    """What makes one finding a line, thousands of times."""
    yield "cles-inconnues-40000", "".join(f"denominatoin{n}: x\n" for n in range(40_000))
    yield "cles-en-double-60000", "campagne: a\n" * 60_000
    yield "deux-points-colles", "projet:\n" + "  intitule:a\n" * 60_000
    yield "consignes-15000", "# cvslint: ignore[BUD014] motif\nx: 1\n" * 15_000
    yield "consignes-fausses", "x: 1  # cvslint: ignore[XYZ\n" * 20_000
    yield "dieses-20000", "projet:\n  resume: |-\n" + "    a # b\n" * 80_000


def _dossiers() -> Iterator[tuple[str, str]]:
    """Well formed dossiers of which one value is beyond reason."""
    yield "nombre-10000-chiffres", _valeur("budget:\n  charges:\n    total: {}\n", "9" * 10_000)
    yield "montant-d-un-mo", _valeur("budget:\n  charges:\n    total: {}\n", "1 " * 500_000)
    yield "date-d-un-mo", _valeur("depot:\n  date: {}\n", "1/" * 500_000)
    yield "siret-d-un-mo", _valeur("porteur:\n  siret: {}\n", "9 " * 500_000)
    yield "statut-d-un-mo", _valeur("porteur:\n  statut: {}\n", "a_" * 500_000)
    enonce = "projet:\n  objectifs:\n    - enonce: {}\n"
    yield "objectif-de-chiffres", _valeur(enonce, "Réunir " + "12 à " * 200_000)
    yield "objectif-de-un", _valeur(enonce, "un petit " * 110_000)
    yield "objectif-de-dates", _valeur(enonce, "le 12 mars 2026 entre " * 40_000)
    yield "objectif-de-virgules", _valeur(enonce, "en 2026, " * 110_000)
    yield (
        "constats-de-majuscules",
        _valeur("projet:\n  diagnostic:\n    constats: {}\n", "Jean Dupont " * 80_000),
    )
    yield (
        "egalite-de-formules",
        _valeur(
            "projet:\n  egalite_femmes_hommes:\n    objectifs: {}\n", "ouvert à tous et mixité " * 38_000
        ),
    )
    yield "objectifs-20000", "projet:\n  objectifs:\n" + "    - enonce: Réunir 12 parents\n" * 20_000
    yield "ambitions-60000", "projet:\n  ambitions:\n" + '    - "2.3"\n' * 60_000
    yield "territoires-25000", "projet:\n  territoires:\n" + "    - Le Parc du Canal Rouge\n" * 25_000
    yield "partenaires-20000", "projet:\n  partenariats:\n" + "    - {structure: A, role: finance}\n" * 20_000
    yield (
        "comptes-inconnus",
        "budget:\n  charges:\n" + "".join(f"    compte_9{n}: 12\n" for n in range(40_000)),
    )
    communes = "    - {type: chef_de_projet_ville, commune: Trifouilly-lès-Oies}\n"
    yield "referents-15000", "projet:\n  referents_sollicites:\n" + communes * 15_000


def _valeur(modele: str, valeur: str) -> str:
    return modele.format(valeur.strip())
