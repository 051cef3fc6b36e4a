"""Inflected forms of the lexicons' lemmas, each with the tenses it can be.

Tables name a verb once, by its infinitive; this module spells its third-person forms. Tags:
`b` base or infinitive, `s` present, `d` past, `i` imperfect, `f` future, `c` conditional, `j` subjunctive,
`n` past participle, `g` gerund. Nouns: `1` singular, `2` plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Forms = Iterator[tuple[str, str]]
"""Pairs of a lower-case form and its tag."""

_EN_IRREGULAR = {  # lemma: past, participle
    "say": "said said", "tell": "told told", "speak": "spoke spoken", "write": "wrote written", "think": "thought thought",
    "hold": "held held", "meet": "met met", "build": "built built", "rebuild": "rebuilt rebuilt", "send": "sent sent",
    "give": "gave given", "take": "took taken", "withdraw": "withdrew withdrawn", "grow": "grew grown", "fall": "fell fallen",
    "rise": "rose risen", "sink": "sank sunk", "shrink": "shrank shrunk", "buy": "bought bought", "sell": "sold sold",
    "make": "made made", "begin": "began begun", "break": "broke broken", "win": "won won", "lose": "lost lost",
    "leave": "left left", "become": "became become", "come": "came come", "go": "went gone", "run": "ran run",
    "strike": "struck struck", "fight": "fought fought", "shoot": "shot shot", "hit": "hit hit", "kill": "killed killed",
    "overthrow": "overthrew overthrown", "swear": "swore sworn", "cut": "cut cut", "set": "set set", "put": "put put",
    "lead": "led led", "see": "saw seen", "lend": "lent lent", "pay": "paid paid", "find": "found found", "read": "read read",
    "forgive": "forgave forgiven", "write off": "wrote written", "bring": "brought brought", "fly": "flew flown",
    "blow": "blew blown", "seek": "sought sought", "step": "stepped stepped", "sue": "sued sued", "host": "hosted hosted",
    "hear": "heard heard", "deal": "dealt dealt", "stand": "stood stood", "keep": "kept kept", "drive": "drove driven",
    "show": "showed shown", "teach": "taught taught", "feel": "felt felt", "sing": "sang sung", "let": "let let",
    "undertake": "undertook undertaken", "overtake": "overtook overtaken", "spend": "spent spent", "shut": "shut shut",
    "freeze": "froze frozen", "lay": "laid laid", "die": "died died", "tie": "tied tied", "lie": "lied lied",
}  # fmt: skip
_EN_DOUBLES = frozenset(
    """stop ban plan ship drop slam skip cap scrap nab rob grab admit permit commit submit transfer refer occur
    quip step expel compel rebel propel""".split()
)
_VOWELS = "aeiou"


def _en_verb(lemma: str) -> Forms:
    yield lemma, "b"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield lemma + "es", "s"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        yield lemma[:-1] + "ies", "s"
    else:
        yield lemma + "s", "s"
    stem = lemma + lemma[-1] if lemma in _EN_DOUBLES else lemma
    if lemma.endswith("ie"):
        yield lemma[:-2] + "ying", "g"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        yield lemma[:-1] + "ing", "g"
    else:
        yield stem + "ing", "g"
    irregular = _EN_IRREGULAR.get(lemma)
    if irregular:
        past, participle = irregular.split()
    elif lemma.endswith("e"):
        past = participle = lemma + "d"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        past = participle = lemma[:-1] + "ied"
    else:
        past = participle = stem + "ed"
    yield past, "d"
    yield participle, "n"
    for twin in (past, participle, lemma + "ing"):  # travelled, signalled: British doubles
        if twin.endswith(("elled", "alled")) and not irregular:
            yield twin.replace("lled", "led"), "d"


def _en_noun(lemma: str) -> Forms:
    yield lemma, "1"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        yield lemma + "es", "2"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        yield lemma[:-1] + "ies", "2"
    else:
        yield lemma + "s", "2"


# Third person singular and plural by conjugation: present, preterite, imperfect, future, conditional, subjunctive.
_ES_ENDINGS = {
    "ar": ("a an", "ó aron", "aba aban", "ará arán", "aría arían", "e en ara aran ase asen", "ado ada ados adas", "ando"),
    "er": ("e en", "ió ieron", "ía ían", "erá erán", "ería erían", "a an iera ieran", "ido ida idos idas", "iendo"),
    "ir": ("e en", "ió ieron", "ía ían", "irá irán", "iría irían", "a an iera ieran", "ido ida idos idas", "iendo"),
}
_PT_ENDINGS = {
    "ar": ("a am", "ou aram", "ava avam", "ará arão", "aria ariam", "e em asse assem ar arem", "ado ada ados adas", "ando"),
    "er": ("e em", "eu eram", "ia iam", "erá erão", "eria eriam", "a am esse essem er erem", "ido ida idos idas", "endo"),
    "ir": ("e em", "iu iram", "ia iam", "irá irão", "iria iriam", "a am isse issem ir irem", "ido ida idos idas", "indo"),
}
_TENSES = "sdifcjng"
# Stems that change: infinitive ending -> (present stem, preterite stem, participle). Longest ending first.
_ES_STEMS: tuple[tuple[str, str, str], ...] = (
    ("decir", "pres:dice dicen;pret:dijo dijeron;fut:dir;subj:diga digan;part:dicho dicha dichos dichas;ger:diciendo", "irr"),
    ("hacer", "pres:hace hacen;pret:hizo hicieron;fut:har;subj:haga hagan;part:hecho hecha hechos hechas", "irr"),
    ("poner", "pres:pone ponen;pret:puso pusieron;fut:pondr;subj:ponga pongan;part:puesto puesta puestos puestas", "irr"),
    ("tener", "pres:tiene tienen;pret:tuvo tuvieron;fut:tendr;subj:tenga tengan", "irr"),
    ("venir", "pres:viene vienen;pret:vino vinieron;fut:vendr;subj:venga vengan;ger:viniendo", "irr"),
    ("traer", "pret:trajo trajeron;subj:traiga traigan;part:traído traída traídos traídas;ger:trayendo", "irr"),
    ("caer", "pret:cayó cayeron;subj:caiga caigan;part:caído caída caídos caídas;ger:cayendo", "irr"),
    ("ducir", "pret:dujo dujeron;subj:duzca duzcan", "irr"),
    ("uir", "pres:uye uyen;pret:uyó uyeron;subj:uya uyan;ger:uyendo", "irr"),
    ("cribir", "part:crito crita critos critas", "irr"),
    ("abrir", "part:abierto abierta abiertos abiertas", "irr"),
    ("romper", "part:roto rota rotos rotas", "irr"),
    ("morir", "pres:muere mueren;pret:murió murieron;subj:muera mueran;part:muerto muerta muertos muertas;ger:muriendo", "irr"),
    ("sugerir", "pres:sugiere sugieren;pret:sugirió sugirieron;ger:sugiriendo", "irr"),
    ("vertir", "pres:vierte vierten;pret:virtió virtieron;subj:vierta viertan;ger:virtiendo", "irr"),
    ("elegir", "pres:elige eligen;pret:eligió eligieron;subj:elija elijan;part:elegido elegida electo electa;ger:eligiendo", "irr"),
    ("pedir", "pres:pide piden;pret:pidió pidieron;subj:pida pidan;ger:pidiendo", "irr"),
    ("ver", "pres:ve ven;pret:vio vieron;part:visto vista vistos vistas", "irr"),
    ("creer", "pret:creyó creyeron;ger:creyendo", "irr"),
    ("cer", "subj:zca zcan", "irr"),
    ("crecer", "", "irr"),
)
_ES_DIPHTHONGS = {  # present stems with a stressed vowel that breaks
    "contar": "cuenta cuentan", "recordar": "recuerda recuerdan", "acordar": "acuerda acuerdan", "mostrar": "muestra muestran",
    "demostrar": "demuestra demuestran", "cerrar": "cierra cierran", "empezar": "empieza empiezan",
    "comenzar": "comienza comienzan", "defender": "defiende defienden", "extender": "extiende extienden",
    "encontrar": "encuentra encuentran", "aprobar": "aprueba aprueban", "confesar": "confiesa confiesan",
}  # fmt: skip


def _romance(lemma: str, endings: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    kind = lemma[-2:] if lemma[-2:] in endings else "ir"
    stem = lemma[:-2]
    return {tag: [stem + e for e in group.split()] for tag, group in zip(_TENSES, endings[kind])}


_KEYS = {"pres": "s", "pret": "d", "impf": "i", "cond": "c", "subj": "j", "part": "n", "ger": "g"}


def _with_stems(lemma: str, found: dict[str, list[str]], stems: tuple[tuple[str, str, str], ...]) -> None:
    for ending, spec, _ in stems:
        if not spec or not lemma.endswith(ending):
            continue
        head = lemma[: -len(ending)]
        for part in spec.split(";"):
            key, forms = part.split(":")
            if key == "fut":
                found["f"] = [head + forms + e for e in ("á", "án")]
                found["c"] = [head + forms + e for e in ("ía", "ían")]
            else:
                found[_KEYS[key]] = [head + form for form in forms.split()]
        return


def _es_verb(lemma: str) -> Forms:
    found = _romance(lemma, _ES_ENDINGS)
    if lemma.endswith("zar"):  # alcanzar: alcance
        found["j"] = [f.replace("ze", "ce") if f.endswith(("ze", "zen")) else f for f in found["j"]]
    elif lemma.endswith("car"):
        found["j"] = [re.sub("ce(n?)$", r"que\1", f) for f in found["j"]]
    elif lemma.endswith("gar"):
        found["j"] = [re.sub("ge(n?)$", r"gue\1", f) for f in found["j"]]
    _with_stems(lemma, found, _ES_STEMS)
    if lemma in _ES_DIPHTHONGS:
        found["s"] = _ES_DIPHTHONGS[lemma].split()
        found["j"] = [*found["j"], *(re.sub("a(n?)$", r"e\1", f) for f in found["s"])]
    yield lemma, "b"
    for tag, forms in found.items():
        for form in forms:
            yield form, tag


_PT_STEMS: tuple[tuple[str, str, str], ...] = (
    ("dizer", "pres:diz dizem;pret:disse disseram;fut:dir;part:dito dita ditos ditas", "irr"),
    ("fazer", "pres:faz fazem;pret:fez fizeram;fut:far;part:feito feita feitos feitas", "irr"),
    ("por", "pres:põe põem;pret:pôs puseram;part:posto posta postos postas", "irr"),
    ("ter", "pres:tem têm;pret:teve tiveram", "irr"),
    ("vir", "pres:vem vêm;pret:veio vieram", "irr"),
    ("cair", "pres:cai caem;pret:caiu caíram", "irr"),
    ("uir", "pres:ui uem;pret:uiu uíram;part:uído uída uídos uídas", "irr"),
    ("screver", "part:scrito scrita scritos scritas", "irr"),
    ("brir", "part:berto berta bertos bertas", "irr"),
    ("ganhar", "part:ganho ganha", "irr"),
)


def _pt_verb(lemma: str) -> Forms:
    found = _romance(lemma, _PT_ENDINGS)
    _with_stems(lemma, found, _PT_STEMS)
    yield lemma, "b"
    for tag, forms in found.items():
        for form in forms:
            yield form, tag


def _romance_noun(lemma: str) -> Forms:
    yield lemma, "1"
    if lemma.endswith(("ción", "sión")):
        yield lemma[:-2] + "ones", "2"
    elif lemma.endswith(("ção", "são")):
        yield lemma[:-2] + "ões", "2"
    elif lemma.endswith("z"):
        yield lemma[:-1] + "ces", "2"
        yield lemma + "es", "2"
    elif lemma.endswith("ón"):
        yield lemma[:-2] + "ones", "2"
    elif lemma.endswith("ão"):
        yield lemma[:-2] + "ões", "2"
    elif lemma.endswith("m"):
        yield lemma[:-1] + "ns", "2"
    elif lemma[-1] in "aeiouáéíóú":
        yield lemma + "s", "2"
    else:
        yield lemma + "es", "2"


_RU_VERB = (  # endings of the perfective and imperfective forms that a stem of the tables takes, with their tags
    ("л", "d"), ("ла", "d"), ("ло", "d"), ("ли", "d"), ("лся", "d"), ("лась", "d"), ("лось", "d"), ("лись", "d"),
    ("ть", "b"), ("ться", "b"), ("ет", "s"), ("ют", "s"), ("ется", "s"), ("ются", "s"), ("вший", "n"),
    ("н", "n"), ("на", "n"), ("но", "n"), ("ны", "n"),
)  # fmt: skip
_RU_NOUN = ("", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах", "я", "ю", "ем", "ей", "ям", "ями", "ях", "ой", "й")


def _ru_verb(lemma: str) -> Forms:
    """From an infinitive in -ть: past tense and participle; its present is written in the table beside it."""
    reflexive = lemma.endswith("ся")
    stem = lemma.removesuffix("ся").removesuffix("ть")
    yield lemma, "b"
    for ending, tag in _RU_VERB:
        if ending.endswith(("ся", "сь")) == reflexive:
            yield stem + ending, tag


def _ru_noun(lemma: str) -> Forms:
    stem = lemma[:-1] if lemma[-1] in "аяеоьйи" else lemma
    yield lemma, "1"
    for ending in _RU_NOUN:
        yield stem + ending, "2" if ending in ("ы", "и", "ов", "ам", "ами", "ах", "ей", "ям", "ями", "ях") else "1"


_VERBS = {"en": _en_verb, "es": _es_verb, "pt": _pt_verb, "ru": _ru_verb}
_NOUNS = {"en": _en_noun, "es": _romance_noun, "pt": _romance_noun, "ru": _ru_noun}


def verb_forms(language: str, lemma: str) -> Forms:
    """Forms of a verb given by its infinitive; a lemma marked `=` is taken as written, a present-and-past form."""
    if lemma.startswith("="):
        yield lemma[1:], "d"
        return
    yield from _VERBS[language](lemma)


def noun_forms(language: str, lemma: str) -> Forms:
    """Singular and plural of a noun; a lemma marked `=` is taken as written."""
    if lemma.startswith("="):
        yield lemma[1:], "1"
        return
    yield from _NOUNS[language](lemma)
