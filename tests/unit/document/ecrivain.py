"""YAML texts written at random, of which it is known where each value stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from cvslint.span import Path

LETTRES = "abcdeé€œ🌱ñ日\u0301"
mots = st.text(alphabet=LETTRES, min_size=1, max_size=6).map(lambda mot: f"m{mot}")
phrases = st.lists(mots, min_size=1, max_size=4).map(" ".join)


@dataclass
class Texte:
    """A text under construction: each value of it by path, as it is written there, with its place."""

    fin: str
    morceaux: list[str] = field(default_factory=list)
    ecrits: dict[Path, tuple[str, int, int]] = field(default_factory=dict)
    ligne: int = 1
    colonne: int = 1

    def ecrire(self, texte: str) -> None:
        for rang, bout in enumerate(texte.split("\n")):
            if rang:
                self.morceaux.append(self.fin)
                self.ligne += 1
                self.colonne = 1
            self.morceaux.append(bout)
            self.colonne += len(bout)

    def valeur(self, chemin: Path, ecrit: str) -> None:
        self.ecrits[chemin] = (ecrit, self.ligne, self.colonne)
        self.ecrire(ecrit)

    @property
    def source(self) -> str:
        return "".join(self.morceaux)


@st.composite
def textes(draw: st.DrawFn) -> Texte:
    """A dossier-like text: blocks, lists, flow style, all kinds of scalars, comments, blank lines, any line end."""
    texte = Texte(draw(st.sampled_from(["\n", "\r\n", "\r"])))
    if draw(st.booleans()):
        texte.ecrire("# en-tête é\n")
    _bloc(draw, texte, (), 0, draw(st.integers(2, 4)))
    if draw(st.booleans()):
        texte.ecrire("\n# fin 🌱\n")
    return texte


def _entre_deux(draw: st.DrawFn, texte: Texte, retrait: int) -> None:
    suite = draw(st.sampled_from(["", "", " # c: é", "\n", "\n\n# x\n", f"\n{' ' * retrait}# - y"]))
    texte.ecrire(suite if suite.endswith("\n") else f"{suite}\n")


def _bloc(draw: st.DrawFn, texte: Texte, chemin: Path, retrait: int, reste: int) -> None:
    for rang in range(draw(st.integers(1, 3))):
        cle = f"{draw(mots)}{rang}"
        texte.ecrire(" " * retrait + draw(st.sampled_from([cle, f'"{cle}"', f"'{cle}'"])) + ":")
        _contenu(draw, texte, (*chemin, cle), retrait, reste)


def _liste(draw: st.DrawFn, texte: Texte, chemin: Path, retrait: int, reste: int) -> None:
    for rang in range(draw(st.integers(1, 3))):
        texte.ecrire(" " * retrait + "-")
        _contenu(draw, texte, (*chemin, rang), retrait, reste)


def _contenu(draw: st.DrawFn, texte: Texte, chemin: Path, retrait: int, reste: int) -> None:
    """What follows a colon or a dash: a value on the line, or a block or a list below it."""
    genres = ["scalaire", "scalaire", "texte", "ligne"] + (["bloc", "liste"] if reste else [])
    genre = draw(st.sampled_from(genres))
    dedans = retrait + draw(st.integers(1, 4))
    if genre in ("bloc", "liste"):
        _entre_deux(draw, texte, dedans)
        ecrire = _bloc if genre == "bloc" else _liste
        ecrire(draw, texte, chemin, dedans, reste - 1)
        return
    texte.ecrire(" " * draw(st.integers(1, 3)))
    if genre == "texte":
        texte.valeur(chemin, _bloc_de_texte(draw, dedans))
        texte.ecrire(draw(st.sampled_from(["\n", "\n\n", "\n\n\n"])))
    elif genre == "ligne":
        _en_ligne(draw, texte, chemin, 2)
        _entre_deux(draw, texte, retrait)
    else:
        texte.valeur(chemin, _scalaire(draw, dedans))
        _entre_deux(draw, texte, retrait)


def _bloc_de_texte(draw: st.DrawFn, retrait: int) -> str:
    tete = draw(st.sampled_from(["|", ">", "|-", ">-", "|+"]))
    lignes = draw(st.lists(phrases, min_size=1, max_size=3))
    vides = draw(st.sampled_from(["\n", "\n\n"]))
    return f"{tete}\n" + vides.join(" " * retrait + ligne for ligne in lignes)


def _scalaire(draw: st.DrawFn, retrait: int) -> str:
    lignes = draw(st.lists(phrases, min_size=1, max_size=3))
    ecrit = f"\n{' ' * retrait}".join(lignes)
    genre = draw(st.sampled_from(["simple", "apostrophes", "guillemets"]))
    if genre == "apostrophes":
        return f"'{ecrit}''s : #x'"
    return f'"{ecrit} \\" : # \\\\"' if genre == "guillemets" else ecrit


def _en_ligne(draw: st.DrawFn, texte: Texte, chemin: Path, reste: int) -> None:
    genre = draw(st.sampled_from(["mot", "citation"] + (["bloc", "liste"] if reste else [])))
    if genre == "mot":
        texte.valeur(chemin, draw(phrases))
    elif genre == "citation":
        texte.valeur(chemin, f"'{draw(phrases)}, }}]'")
    else:
        texte.ecrire("{" if genre == "bloc" else "[")
        for rang in range(draw(st.integers(1, 3))):
            texte.ecrire(draw(st.sampled_from([", ", " ,", ",  "])) if rang else "")
            if genre == "bloc":
                cle = f"k{rang}"
                texte.ecrire(f"{cle}: ")
                _en_ligne(draw, texte, (*chemin, cle), reste - 1)
            else:
                _en_ligne(draw, texte, (*chemin, rang), reste - 1)
        texte.ecrire("}" if genre == "bloc" else "]")
