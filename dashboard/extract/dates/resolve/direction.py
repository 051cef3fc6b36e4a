"""Whether a clause speaks of the past or of the future."""

from __future__ import annotations

from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Tokens

CUE_REACH = 14
CLAUSE = 12
"""Tokens from a day within which the verb that it belongs to is looked for."""
_OPEN = frozenset("tem têm has have ha han he había havia tinha tinham had era eran eram estaba estava".split())
"""Auxiliaries and imperfects, which leave open what is over."""
_CLAUSE_WORDS = frozenset("que para si cuando quando donde onde cuyo cujo что чтобы если когда который которая которое которые для".split())
"""Words with which another clause, or a purpose, begins."""
"""Tokens to either side in which a cue of tense is looked for."""
_PAST_ENDINGS = {
    "en": ("ed",),
    "es": ("ó", "aron", "ieron", "ía", "aba", "aban", "ían", "ados", "adas", "idos", "idas"),
    "pt": ("ou", "aram", "eram", "eu", "iu", "iam", "ava"),
    "ru": ("л", "ла", "ло", "ли", "лся", "лась", "лись"),
}
_PAST_PERFECT = frozenset("had había habían tinha tinham haviam havia".split())
_FUTURE_ENDINGS = {
    "es": ("ará", "erá", "irá", "arán", "erán", "irán", "drá", "drán", "brá", "ría", "rían"),
    "pt": ("ará", "erá", "irá", "arão", "erão", "irão"),
    "it": ("erà", "irà", "eranno"),
    "fr": ("era", "eront", "ira", "iront"),
}

_TOLD_ENDINGS = {
    "en": ("ed",),
    "es": ("ó", "aron", "ieron", "jeron"),
    "pt": ("ou", "aram", "eram", "iram", "eu", "iu"),
    "ru": ("ал", "ял", "ел", "ил", "ул", "ла", "ли", "ло", "лся", "лась", "лось", "лись"),
}
"""Endings of finite verbs that tell what is over; imperfects and participles are none."""
_NO_VERBS = frozenset(
    """museu europeu apogeu need speed indeed exceed proceed succeed united limited wounded armed alleged proposed planned related
    генерал канал журнал капитал потенциал материал финал сигнал филиал персонал вокзал арсенал квартал отдел раздел
    дела тела сила школа цели роли доли модели если числа доля правила начала около мало немало село дело число зеркало скала""".split()
)
"""Words that end like such verbs."""
_AHEAD_STEMS = (
    "anunci", "convoc", "fij", "aprob", "aprov", "acord", "decid", "declar", "program", "posterg", "aplaz", "prorrog", "adi", "marc",
    "propus", "prop", "pid", "ped", "llam", "invit", "convid", "promet", "dij", "diss", "inform", "señal", "confirm", "esper", "orden",
    "agend", "estend", "extend", "afirm", "explic", "solicit", "advirt", "record", "mencion", "indic",
    "назнач", "объяв", "сообщ", "заяв", "сказа", "пообещ", "обеща", "приглас", "перен", "предлож", "договор", "реши", "утверд", "прод",
    "план", "намет", "поруч", "одобр", "согласова", "подтверд", "напомн", "отмет", "рассказ", "уточн", "попрос", "призва",
)  # fmt: skip
"""Beginnings of verbs that speak of days to come: "convocó elecciones para el 20 de enero"."""


def settled(tokens: Tokens, p: Parse, text: str, low: str, language: str) -> int:
    """1 or -1 where the verb that a day belongs to tells that it lies ahead or is over, 0 where that is not sure.

    Sure is the first verb after a day that opens its sentence, and the last verb before a day in the same clause unless
    such verbs (`_AHEAD_STEMS`) speak of what is to come.
    """
    classes = tokens.classes
    endings, future = _TOLD_ENDINGS.get(language, ()), _FUTURE_ENDINGS.get(language, ())

    def tense(i: int) -> int:
        kind = classes[i]
        if kind == "+":
            return 1
        if kind not in "x=":
            return 0
        word = low[tokens.starts[i] : tokens.ends[i]]
        if kind == "=":
            return -1 if word not in _OPEN else 0
        if len(word) < 4 or word in _NO_VERBS or text[tokens.starts[i]].isupper():
            return 0
        return 1 if future and word.endswith(future) else -1 if endings and word.endswith(endings) else 0

    if all(c in "fht,&" for c in classes[: p.first]):
        for i in range(p.last, min(len(classes), p.last + CLAUSE)):
            if (told := tense(i)) != 0:
                weak = language == "en" and (classes[i] == "x" or tokens.values[i] == "weak")
                return 0 if weak and "+" in classes[i : i + CLAUSE] else told
        return 0
    if language == "en" or classes[p.first - 1] == ">" or tokens.values[p.first - 1] in ("by", "until"):
        return 0  # "-ed" before a day is a participle as often: "shares offered Jan. 20"
    for i in range(p.first - 1, max(-1, p.first - 1 - CLAUSE), -1):
        if classes[i] == "-" and tokens.ends[i] == tokens.starts[i + 1]:
            continue  # "reuniram-se"
        if classes[i] in ",.;:-()>" or tokens.values[i] in ("by", "until") or low[tokens.starts[i] : tokens.ends[i]] in _CLAUSE_WORDS:
            return 0
        if (told := tense(i)) != 0:
            if i == p.first - 1 and language == "pt":
                return 0  # "fixou 10 de novembro como prazo": an object
            return 0 if told < 0 and low.startswith(_AHEAD_STEMS, tokens.starts[i]) else min(told, 0)
    return 0


def direction(tokens: Tokens, p: Parse, low: str, language: str) -> int:
    """1 where the clause speaks of the future, -1 of the past, 0 where nothing tells.

    The nearest cue before decides; failing that, the nearest after.
    """
    classes = tokens.classes
    past, future = _PAST_ENDINGS.get(language, ()), _FUTURE_ENDINGS.get(language, ())

    def ends(i: int, endings: tuple[str, ...]) -> bool:
        word = low[tokens.starts[i] : tokens.ends[i]]
        return len(word) > 3 and word.endswith(endings) and not word.endswith("eed")

    before = p.first - 1
    while before > 0 and classes[before] in "cPZnO":  # "until 9 a.m. Tuesday"
        before -= 1
    had = any(
        classes[i] == "=" and low[tokens.starts[i] : tokens.ends[i]] in _PAST_PERFECT for i in range(max(0, before - CUE_REACH), before)
    )
    if before > 0 and tokens.values[before] in ("by", "until"):
        return -1 if had else 2  # unless it opens the sentence: "Until Thursday, they had not …"
    weak = 0
    for i in range(before, max(-1, before - CUE_REACH), -1):
        kind = classes[i]
        if kind == "+" or (kind == "x" and future and ends(i, future)):
            return -1 if had else 1  # "had been due to expire"
        if kind == "=" and tokens.values[i] != "weak":
            return -1
        if kind == "=" or (kind == "x" and past and ends(i, past)):
            weak = -1  # "will be closed": a participle counts only where no stronger cue stands before it
        elif weak and kind in ",-(":
            return weak
    if weak:
        return weak
    for i in range(p.last, min(len(classes), p.last + CUE_REACH)):
        kind = classes[i]
        if kind == "+" or (kind == "x" and future and ends(i, future)):
            return 1
        if kind == "=" or (kind == "x" and past and ends(i, past)):
            return -1
    return 0
