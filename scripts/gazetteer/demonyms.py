"""Demonyms and adjectives in all genders and numbers, from hand-made tables."""

from __future__ import annotations

import csv
from pathlib import Path

from gazetteer import russian
from gazetteer.book import DEMONYM, Book

HERE = Path(__file__).resolve().parent


def english(word: str) -> list[str]:
    """`Cuban` also as `Cubans`; words in -ese, -sh, -ch and `!` ones stand alone."""
    if word.endswith("!"):
        return [word[:-1]]
    if word.endswith(("ese", "sh", "ch", "ss", "s")):
        return [word]
    return [word, word + "s", word[:-3] + "men"] if word.endswith("man") and word[-4:] not in ("rman", "oman") else [word, word + "s"]


def spanish(word: str) -> list[str]:
    if word.endswith("!"):
        return [word[:-1]]
    if word.endswith("o"):
        return [word, word[:-1] + "a", word + "s", word[:-1] + "as"]
    for end, stem in (("és", "es"), ("án", "an"), ("ón", "on"), ("ín", "in")):
        if word.endswith(end):
            base = word[: -len(end)] + stem
            return [word, base + "a", base + "es", base + "as"]
    if word.endswith("ol"):
        return [word, word + "a", word + "es", word + "as"]
    if word.endswith(("í", "ú")):
        return [word, word + "es", word + "s"]
    return [word, word + "s"] if word[-1] in "aeé" else [word, word + "es"]


def portuguese(word: str) -> list[str]:
    if word.endswith("!"):
        return [word[:-1]]
    if word.endswith("o") and not word.endswith("ão"):
        return [word, word[:-1] + "a", word + "s", word[:-1] + "as"]
    if word.endswith("ês"):
        return [word, word[:-2] + "esa", word[:-2] + "eses", word[:-2] + "esas"]
    if word.endswith("eu"):
        return [word, word[:-2] + "eia", word + "s", word[:-2] + "eias"]
    if word.endswith("ão"):
        return [word, word[:-2] + "ã", word + "s", word[:-2] + "ães", word[:-2] + "ões", word[:-2] + "ãs"]
    if word.endswith("ol"):
        return [word, word + "a", word[:-2] + "óis", word + "as"]
    return [word, word + "s"] if word[-1] in "aeiouáéíú" else [word, word + "es"]


def russian_noun(word: str) -> list[str]:
    parsed = next((p for p in russian.morph().parse(word) if "NOUN" in p.tag and "nomn" in p.tag), None)
    if parsed is None:
        return [word]
    return [form.word for form in parsed.lexeme if "NOUN" in form.tag]


def russian_adjective(word: str) -> list[str]:
    if word.endswith("!"):
        return [word[:-1]]
    parsed = next((p for p in russian.morph().parse(word) if "ADJF" in p.tag and "nomn" in p.tag), None)
    return [word] if parsed is None else [form.word for form in parsed.lexeme if "ADJF" in form.tag]


def add_cells(book: Book, place: str, cells: list[str]) -> None:
    """Four cells: English, Spanish, Portuguese, Russian; in the Russian one adjectives end in -ий, -ый, -ой."""
    for language, make, cell in zip(("en", "es", "pt", "ru"), (english, spanish, portuguese, None), cells):
        for word in (w.strip() for w in cell.split(";")):
            if not word:
                continue
            if make is None:
                made = russian_adjective(word) if word.endswith(("ий", "ый", "ой")) else russian_noun(word)
            else:
                made = make(word)
            for form in made:
                book.name(place, form, DEMONYM, language)


def add(book: Book, by_code: dict[str, str]) -> None:
    with open(HERE / "demonyms.tsv", encoding="utf-8", newline="") as f:
        for row in csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                add_cells(book, by_code[row[0]], row[1:])
