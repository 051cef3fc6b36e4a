"""Triggers, classes of words and cues of one language, loaded once from reference/events/<language>.toml.

A *frame* says: these verbs and nouns tell of that type and subtype, if these classes of words stand in the clause.
The keys of a frame are explained at the head of each table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from dashboard.errors import ReferenceDataError
from dashboard.extract.forms import noun_forms, verb_forms


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of the table. `need`: alternatives per condition, with a direction `>`, `<` or any."""

    type: str
    subtype: str
    need: tuple[tuple[str, tuple[str, ...]], ...] = ()
    not_need: tuple[str, ...] = ()
    near: int = 14
    status: str | None = None
    anchors: int = 1
    before: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    only: tuple[str, ...] = ()
    fold: bool = False
    named: bool = False
    plural_only: bool = False
    singular_only: bool = False
    governed: bool = False
    finite: bool = False
    lower_only: bool = False
    target: bool = False
    subject: str = "agent"
    object: str = "party"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one form triggers: a verb with its tense tags, or a noun (`1` singular, `2` plural); `tail`: the particle that must follow."""

    frame: Frame
    verb: bool
    tags: str
    tail: str = ""


@dataclass(frozen=True, slots=True)
class TradeWords:
    """Words of change and level, and of what changes."""

    change: Mapping[str, tuple[str, str]]  # form -> (tags, up · down · level); nouns have the tag 1
    measures: Mapping[str, str]  # word -> turnover · export · import


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of a language; every word is lower case."""

    language: str
    triggers: Mapping[str, tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]
    planned: frozenset[str]
    hypothetical: frozenset[str]
    habitual: frozenset[str]
    negating: frozenset[str]
    hold: Mapping[str, str]
    opening: frozenset[str]
    closing: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    aux: Mapping[str, str]  # form -> future conditional past perfect present progressive infinitive
    trade: TradeWords
    statement: Mapping[str, str]  # form -> subtype of the verbs of speech that have one
    occasion: frozenset[str]
    occasion_nouns: frozenset[str]
    first_person: frozenset[str]
    no_statement: frozenset[str]
    extra_speech: Mapping[str, str]
    words: frozenset[str] = field(default=frozenset())  # every form that makes a sentence worth a look


@cache
def event_lexicon(language: str) -> Lexicon:
    """The lexicon of `en`, `es`, `pt` or `ru`. Raises ReferenceDataError where the shipped table is broken."""
    source = resources.files("dashboard.reference").joinpath(f"events/{language}.toml")
    try:
        table = tomllib.loads(source.read_text("utf-8"))
        return _build(language, table)
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ReferenceDataError(
            "the event lexicon cannot be read", value=language, remedy="Reinstall the program; its reference data are damaged."
        ) from error


def _frame(row: dict) -> Frame:
    need = tuple((n[0] if n[0] in "<>~" else "", tuple(n.lstrip("<>~").split("|"))) for n in row.get("need", ()))
    return Frame(
        row["type"], row["subtype"], need, tuple(row.get("not_need", ())), row.get("near", 14), row.get("status"),
        row.get("anchors", 1), frozenset(row.get("before", "").split()), frozenset(row.get("not_before", "").split()),
        tuple(row.get("only", ())), row.get("fold", False), row.get("named", False), row.get("plural_only", False),
        row.get("singular_only", False), row.get("governed", False), row.get("finite", False), row.get("lower_only", False),
        row.get("target", False),
        row.get("subject", "agent"), row.get("object", "party"),
    )  # fmt: skip


def _forms(language: str, lemmas: str, verb: bool) -> dict[tuple[str, str], str]:
    """(form, tail) -> tags, for lemmas of which `_` joins a tail."""
    found: dict[tuple[str, str], str] = {}
    for lemma in lemmas.split():
        head, _, tail = lemma.partition("_")
        if not verb and tail:  # phone_call: the tail is the noun, the head stands before it
            for form, tag in noun_forms(language, tail):
                found[(form, head)] = found.get((form, head), "") + tag
            continue
        for form, tag in verb_forms(language, head) if verb else noun_forms(language, head):
            if tag not in found.get((form, tail), ""):
                found[(form, tail)] = found.get((form, tail), "") + tag
    return found


SPEECH_SUBTYPES = ("criticism", "accusation", "praise", "demand", "appeal", "threat", "announcement", "promise", "refusal", "warning")


def _triggers(language: str, table: dict) -> dict[str, tuple[Entry, ...]]:
    triggers: dict[str, list[Entry]] = {}
    homographs = frozenset(table["status"].get("homographs", "").split())
    for row in table["frame"]:
        frame = _frame(row)
        for verb, key in ((True, "verbs"), (False, "nouns")):
            for (form, tail), tags in _forms(language, row.get(key, ""), verb).items():
                if not (verb and form in homographs):
                    triggers.setdefault(form, []).append(Entry(frame, verb, tags, tail))
    return {form: tuple(entries) for form, entries in triggers.items()}


def _build(language: str, table: dict) -> Lexicon:
    triggers = _triggers(language, table)
    status, speech = table["status"], table["statement"]

    def verbs(lemmas: str) -> dict[str, str]:
        return {form: tags for (form, _), tags in _forms(language, lemmas, True).items()}

    trade = _trade(language, table["trade"])
    nouns = frozenset(form for form, _ in _forms(language, speech["occasion_nouns"], False))
    return Lexicon(
        language=language,
        triggers=triggers,
        classes={name: frozenset(words.split()) for name, words in table["classes"].items()},
        **{
            k: frozenset(status[k].split())
            for k in ("planned", "hypothetical", "habitual", "negating", "opening", "closing", "since", "until")
        },
        hold=verbs(status["hold"]),
        aux={form: kind for kind, forms in table["aux"].items() for form in forms.split()},
        trade=trade,
        statement={form: name for name in SPEECH_SUBTYPES for form in verbs(speech.get(name, ""))},
        occasion=frozenset(verbs(speech["occasion"])),
        occasion_nouns=nouns,
        first_person=frozenset(verbs(speech["first_person"])),
        no_statement=frozenset(verbs(speech.get("no_statement", ""))),
        extra_speech=verbs(speech.get("extra_verbs", "")),
        words=frozenset(triggers) | frozenset(trade.change) | nouns,
    )


def _trade(language: str, table: dict) -> TradeWords:
    change: dict[str, tuple[str, str]] = {}
    for noun in table["nouns"].split():
        for form, _ in noun_forms(language, noun):
            change[form] = ("1", "up")
    for kind in ("up", "down", "level"):
        for (form, _), tags in _forms(language, table[kind], True).items():
            change[form] = (change.get(form, ("", ""))[0] + tags, kind)
    measures = {word: kind for kind in ("turnover", "export", "import") for word in table[kind].split()}
    return TradeWords(change, measures)
