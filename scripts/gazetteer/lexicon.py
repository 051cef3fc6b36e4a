"""Flags on names: first names, surnames, common words. They are evidence against a place, never proof."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
from importlib import resources
from pathlib import Path

from dashboard.reference.folding import key
from gazetteer import russian
from gazetteer.book import COMMON_SPANISH, COMMON_WORD, COUNTRY, FIRST_NAME, REGION, SURNAME, Book

PERSON_LOCALES = tuple(
    "en_US en_GB en_IE es_ES es_MX es_AR es_CL es_CO pt_BR pt_PT ru_RU uk_UA it_IT fr_FR de_DE pl_PL ro_RO nl_NL sv_SE".split()
)
COMMON_RANK = 25000
"""A word among the 25,000 most frequent of the English list counts as common; below stand names and rarities."""


def strings(locale: str) -> tuple[set[str], set[str]]:
    """First names and surnames in a Faker locale, read from its source as data."""
    spec = importlib.util.find_spec(f"faker.providers.person.{locale}")
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    first, last = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = getattr(target, "id", "")
            bag = first if name.startswith("first_names") else last if name.startswith("last_names") else None
            if bag is not None and node.value is not None:
                bag |= {c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
    return first, last


def add(book: Book, npm: Path) -> None:
    for locale in PERSON_LOCALES:
        first, last = strings(locale)
        for bag, flag in ((first, FIRST_NAME), (last, SURNAME)):
            for name in bag:
                k = key(name)
                if k and " " not in k and len(k) > 1:
                    book.flags[k] = book.flags.get(k, 0) | flag
    given = resources.files("names")
    for file, flag, most in (
        ("dist.female.first", FIRST_NAME, 1500),
        ("dist.male.first", FIRST_NAME, 1000),
        ("dist.all.last", SURNAME, 4000),
    ):
        for line in given.joinpath(file).read_text().splitlines()[:most]:
            k = key(line.split(" ")[0])
            book.flags[k] = book.flags.get(k, 0) | flag
    for line in text("people.txt").splitlines():
        kind, _, rest = line.partition(":")
        for name in rest.split():
            book.flags[key(name)] = book.flags.get(key(name), 0) | (FIRST_NAME if kind == "first" else SURNAME)
    words = set(json.loads((npm / "an-array-of-english-words/index.json").read_text()))
    ranked = resources.files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    common = {line.split(" ")[0] for line in ranked.splitlines()[:COMMON_RANK]} & words
    spanish = {key(w) for w in json.loads((npm / "an-array-of-spanish-words/index.json").read_text(encoding="utf-8"))}
    mark(book, (common | set(text("words.txt").split())) - set(text("places_first.txt").split()), COMMON_WORD)
    mark(book, {w for w in spanish if w in book.names}, COMMON_SPANISH)
    russian_flags(book)
    never = {w.replace("_", " ") for w in text("never.txt").split()}
    for word in sorted(never | {form for w in never if "а" <= w[0] <= "я" for form in russian.every_form(w)}):
        senses = book.names.get(key(word), {})
        book.names[key(word)] = {s: bits for s, bits in senses.items() if book.places[s[0]].level in (COUNTRY, REGION)}


def russian_flags(book: Book) -> None:
    """Flags of Cyrillic names: case forms of first names and surnames, and what else the dictionary knows them as."""
    for name, flag in [(k, f) for k, f in book.flags.items() if f & (FIRST_NAME | SURNAME) and "а" <= k[0] <= "я"]:
        for form in russian.forms(name):
            book.flags[key(form)] = book.flags.get(key(form), 0) | flag & (FIRST_NAME | SURNAME)
    for k in [k for k in book.names if "а" <= k[0] <= "я" and " " not in k]:
        uses = russian.uses(k)
        if "person" in uses:
            book.flags[k] = book.flags.get(k, 0) | (FIRST_NAME if russian.first_name(k) else SURNAME)
        if "word" in uses and "place" not in uses:
            book.flags[k] = book.flags.get(k, 0) | COMMON_WORD


def text(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def mark(book: Book, words: set[str], flag: int) -> None:
    for word in sorted(words):
        if re.fullmatch(r"[a-zа-я']+", key(word) or "-"):
            book.flags[key(word)] = book.flags.get(key(word), 0) | flag
