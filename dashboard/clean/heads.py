"""What stands at the head of an article and at its foot: title, byline, dateline, credits, the author's life.

Only the shapes of lines and the words for "by" and "published" are known here, no names of papers or persons.
"""

from __future__ import annotations

import re

from dashboard.clean.units import Unit

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sep(?:t(?:ember|\.)?"
    r"|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
    r"|ene(?:ro|\.)?|febrero|marzo|abr(?:il|\.)?|mayo|junio|julio|ago(?:sto|\.)?|se(?:p)?t(?:iembre|embro|\.)?|oct(?:ubre"
    r"|\.)?|noviembre|dic(?:iembre|\.)?"
    r"|janeiro|fev(?:ereiro|\.)?|março|maio|junho|julho|out(?:ubro|\.)?|novembro|dez(?:embro|\.)?"
    r"|янв(?:аря|\.)?|фев(?:раля|р\.)?|мар(?:та|\.)?|апр(?:еля|\.)?|мая|июня|июля|авг(?:уста|\.)?|сен(?:тября|т?\.)?"
    r"|окт(?:ября|\.)?|ноя(?:бря|б?\.)?|дек(?:абря|\.)?)"
)
_DAY = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?\.?(?: de"
    rf"| of)? {_MONTH},?(?: de| del)? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}[ -]{_MONTH}[ -]\d{{2,4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日)"
)
_SHORT_DAY = rf"(?:\d{{1,2}}(?: de)? {_MONTH}|{_MONTH} \d{{1,2}})"
_CLOCK = (
    r"(?:T?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:[ap]\.?m\.?)?\s?"
    r"(?:Z|[+-]\d{2}:?\d{2}|(?:GMT|UTC|MSK|EDT|EST|ET|CET|CEST|BST|PDT|PST|PT|HRS?|H)(?:[+-]\d{1,2})?)?)"
)
_DATE_LINE = re.compile(rf"(?<![\w]){_DAY}(?!\w)|(?<![\w])\d{{4}}-\d{{2}}-\d{{2}}(?=T\d)", re.IGNORECASE)
_APART = re.compile(r"[,|•·:–—()/-]\s{0,2}\x00|\x00[^\w]{0,3}[,|•·:–—()/-]|^[^\w]*\x00")
_SAID_OF_DATES = re.compile(
    rf"{_CLOCK}|\b(?:published|updated|posted|created|modified|last|first|date|dated|edition|issue|no|vol|on|at|of|the|time"
    rf"|day|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|publicado|publicada|actualizado|actualizada|atualizado"
    r"|atualizada|el|la|a|las|os|às|em|fecha|data|hora|horas|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
    r"|segunda|terça|quarta|quinta|sexta|feira|дата|опубликовано|обновлено|в|от|года?|понедельник|вторник|среда|четверг"
    r"|пятница|суббота|воскресенье|min|read|by)\b|[\W\d_]+",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:written|story|text|report(?:ed|ing)?|words|posted|published|article|compiled|edited|translated|analysis"
    r"|opinion)\s+)?by:?\s+(?P<who>\S.{1,160})"
    r"|(?:por|escrito por|texto:|redacci[oó]n:|autora?:|publicado por|reda[cç][aã]o:)\s+(?P<quien>\S.{1,160})"
    r"|(?:автор(?:ы)?:?|текст:?)\s+(?P<kto>\S.{1,160})|(?:authors?|byline|correspondent|reporter):\s*(?P<author>\S.{1,160})",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞŁŚŽČА-ЯЁ][\w'’.\-]*|and|y|e|и|de|del|da|dos|do|van|von|der|bin|al|el|la|le|for|in|with|staff|of|the|our"
    r"|para|en|em|на|,|&|\||/|-|–|—|•)\Z"
)
_AGENCY = (
    r"(?:EFE|AFP|AP|Reuters|TASS|ТАСС|Xinhua|Prensa Latina|PL|ANSA|dpa|DPA|Sputnik|RIA Novosti|РИА Новости|Interfax"
    r"|Интерфакс|Europa Press|EP|UPI|IANS|ANI|PTI|Bloomberg|CNN|BBC|IPS|Notimex|AVN|ABI|ACN|"
    r"Ag[eê]ncia Brasil|Agencia Brasil|Télam|Telam|Andina|VOA|RFE/RL|Anadolu|AA|MercoPress|Global Times|CGTN|TeleSUR|teleSUR"
    r"|RT|KUNA|Kyodo|Yonhap|CNA|Lusa|EuroNews|DW)"
)
_CREDIT = re.compile(
    rf"[\s(\[—–-]*(?:con informaci[oó]n de |with (?:reporting|files|information) (?:by|from) |com informa[cç][oõ]es d[aeo] "
    rf"|source: |fuente: |fonte: "
    rf"|источник: )?{_AGENCY}(?:\s?[/,&-]\s?{_AGENCY}){{0,3}}(?:\s+[a-z]{{2,4}}(?:[/-][a-z]{{2,4}}){{0,3}}"
    rf"|[-/][a-z]{{2,4}}(?:/[a-z]{{2,4}})*)?[)\].\s]*",
)
_DESK = re.compile(
    r"[a-z]{2,5}(?:/[a-z]{2,5}){1,3}$|[(\[]?(?:(?:additional )?(?:reporting|writing|editing|translation|translated|edited"
    r"|reported|written|compiled"
    r"|graphics?|production|fact-checking|editado|edici[oó]n|traducci[oó]n|redacci[oó]n|reportaje|reda[cç][aã]o|edi[cç][aã]o"
    r"|tradu[cç][aã]o) (?:and \w+ )?(?:by|por|de)\b.{3,200}|редактор:? .{3,80}|перевод:? .{3,80})",
    re.IGNORECASE,
)
_PHOTO = re.compile(
    r"(?:(?:photo|photograph|image|picture|pic|illustration|featured image|cover (?:photo|image)|file photo"
    r"|foto(?:graf[ií]a)?|imagen|imagem|archivo|cr[eé]ditos?|credit|фото|иллюстрация|caption|pie de foto"
    r"|legenda)\b\s?(?:(?:credit|by|is|from|courtesy|via|source|taken|de|por|cortes[ií]a|cr[eé]dito|archivo"
    r"|divulga[cç][aã]o)\b|[:/©|]|\()"
    r"|file\s?[-–—:]\s|©\s?(?:\w+\s){0,3}(?:photo|/|sputnik|getty|reuters|ap|afp|efe|tass|xinhua))",
    re.IGNORECASE,
)
_POOL = re.compile(
    r"(?:\(?\b(?:getty images|ap photo|afp photo|epa-efe|shutterstock|istock|wikimedia commons|pool photo"
    r"|via reuters|via ap|via afp|(?:photo|picture|image): ?[^.]{2,60}|photo by [^.]{2,60}|foto: ?[^.]{2,60}"
    r"|фото: ?[^.]{2,60}|/ ?(?:reuters|afp|efe|ap"
    r"|tass|sputnik|xinhua|getty(?: images)?)|\[(?:photo|image|file)[^\]]{0,60}\]|\((?:photo|image|picture|file|foto|reuters"
    r"|afp|ap|efe|epa|tass|xinhua|getty|handout|фото:)[^)]{0,60}\)))[\s.)\]]*$",
    re.IGNORECASE,
)
_POOL_WORDS = ("getty", "photo", "epa-", "stock", "commons", "via ", "foto", "фото", "picture", "image", "/", "[", "(")
"""One of these stands in whatever `_POOL` finds; looking for them first is ten times as fast."""
_LIFE = re.compile(
    r"(?:,\s.{3,160},)?\s(?:is|was|are|works|worked|writes|covers|has (?:been|worked|written|covered|reported)|es|trabaja"
    r"|escribe|cubre|ha (?:sido|trabajado|escrito)|é|trabalha|escreve|cobre|является|работает|пишет)\b.{0,120}?"
    r"\b(?:writer|journalist|reporter|columnist|correspondent|contributor|editor|author|researcher|analyst|fellow|professor"
    r"|lecturer|blogger|commentator|freelancer?|historian|economist|scholar|specialist|photographer|podcaster|activist"
    r"|contributes|periodista|escritora?|columnista|corresponsal|investigadora?|analista|profesora?|redactora?|autora?"
    r"|jornalista|escritora?|colunista|repórter|pesquisadora?|журналист(?:ка)?|обозреватель|корреспондент|автор|эксперт"
    r"|covers|writes)\b",
    re.IGNORECASE | re.DOTALL,
)
_LIVES = re.compile(
    r"(?:about the authors?|sobre (?:el autor|la autora|o autor|a autora)|об авторе|(?:the|this) (?:author|writer) (?:is|has"
    r"|can|lives|works|writes)|(?:el|la) autora? (?:es|ha)|[oa] autora? é)\b",
    re.IGNORECASE,
)

_WRITES_HERE = re.compile(
    r"\b(?:(?:regular |frequent |staff )?contribut(?:or|es|ing)\b|columnist|freelance|writes (?:on|about|for)|covers"
    r"|based in|follow (?:him|her|them)"
    r"|colaborador|columnista|escribe (?:sobre|para)|colunista|escreve (?:sobre|para)|обозреватель|пишет о)|@\w",
    re.IGNORECASE,
)
_PLACE = r"[A-ZÀ-ÞА-ЯЁ][\w.'’\-]*(?: (?:de |del |la |el |los |las |do |da |of |the )?[A-ZÀ-ÞА-ЯЁ][\w.'’\-]*){0,3}"
_IN_BRACKETS = r"\(\s?[A-ZÀ-ÞА-ЯЁ][^()\n]{1,40}\)"
_LEAD_WIRE = re.compile(
    rf"\(?(?P<agency0>{_AGENCY})?\)?\s?[-–—,]?\s?(?P<place>{_PLACE})(?:,? \(?(?P<state>{_PLACE})\)?)?"
    rf"(?P<day>[,.]? \(?(?i:{_DAY}|{_SHORT_DAY})\)?(?:,? \d{{4}})?(?: года)?)?"
    rf"(?P<agency>[,.]? ?(?:{_IN_BRACKETS}|/\s?{_AGENCY}\s?/|{_AGENCY}))?\s?"
    rf"(?P<dash>\.?\s?(?:[-–—]{{1,3}}|[.:](?=\s+[\"“«]?[A-ZÀ-ÞА-ЯЁ])"
    rf"|(?<=\))(?=\s[A-ZÀ-ÞА-ЯЁ])))\s+(?:{_AGENCY}\.\s+)?(?=[\"“«'‘¡¿(]?[^\W_])",
)
_LEAD_AGENCY = re.compile(rf"\(?{_AGENCY}\)?\s?\.?\s?[-–—]{{1,2}}\s+(?=[\"“«¡¿]?[A-ZÀ-ÞА-ЯЁ])")
_LEAD_FIELD = re.compile(
    rf"(?:(?:date|published|updated|posted|fecha|publicado|data|дата|опубликовано)\s?:?\s{{0,3}})?(?:on |el "
    rf"|em )?(?:\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:Z|[+-]\d{{2}}:?\d{{2}})?)?"
    rf"|{_DAY}(?:[\s,|–-]{{1,3}}{_CLOCK})?)[\s|:–—-]{{1,4}}(?=[\"“«'‘¡¿]?(?-i:[A-ZÀ-ÞА-ЯЁ]))",
    re.IGNORECASE,
)
_LEAD_FIELD_NAME = re.compile(
    rf"(?:date|published|updated|posted|fecha|publicado|data|дата|опубликовано)\b|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{_DAY}[\s,|–-]{{1,3}}{_CLOCK}",
    re.IGNORECASE,
)
_NO_PLACES = frozenset(
    """on in at from since until by between before after during for as this last next early late mid today yesterday
    em no na nos nas de do da dos das desde entre até antes depois durante este esta
    en del al hasta tras antes después durante este esta hoy ayer hoje ontem
    в во с со по до от на за после сегодня вчера и а но and but y e""".split()
)
"""Words that begin sentences and no names of places."""
_ARTICLES = frozenset("the el la los las a o os as".split())
"""Words that do so only with more words after them: "La Paz", "The Hague"."""
_RANGE_END = re.compile(rf"(?:{_DAY}|{_SHORT_DAY}|\d{{1,2}})(?!\w)", re.IGNORECASE)
LONGEST_HEAD_LINE = 200
"""Code points of a byline or date line; a longer line is text."""
MOST_OTHER_WORDS = 6
"""Words in a date line beside the date: a publisher, a section, a city."""


def byline(unit: Unit) -> str | None:
    """Who wrote it, if the unit is a byline; an empty string where it names nobody we could tell apart."""
    line = unit.shown
    if len(line) > LONGEST_HEAD_LINE:
        return None
    match = _BY.fullmatch(line)
    if match is None:
        return "" if _CREDIT.fullmatch(line) or _DESK.match(line) else None
    who = next(group for group in match.groups() if group)
    dated = _DATE_LINE.search(who)
    name = (who[: dated.start()] if dated else who).strip(" ,|•·-–—:/.")
    words = re.sub(r"([,&|/])", r" \1 ", name).split()
    if not words or line[-1:] in "!?" or len(words) > 14 or not all(_NAME_WORD.match(w) for w in words):
        return None
    return re.split(r"\s*[|•/]\s*", name)[0]


def credit(unit: Unit) -> bool:
    """Whether it is an agency's or a desk's name and nothing else: "EFE", "Reporting by …"."""
    return len(unit.text) <= 2 * LONGEST_HEAD_LINE and bool(_CREDIT.fullmatch(unit.shown) or _DESK.match(unit.shown))


def dated(unit: Unit) -> bool:
    """Whether it is a date, perhaps with the time, the place or the publisher, and nothing else."""
    line = unit.shown
    if len(line) > LONGEST_HEAD_LINE or not _DATE_LINE.search(line):
        return False
    rest = _SAID_OF_DATES.sub(" ", _DATE_LINE.sub(" ", line)).split()
    most = MOST_OTHER_WORDS if _APART.search(_DATE_LINE.sub("\x00", line)) else 2
    return len(rest) <= most and all(w[0].isupper() or len(w) <= 3 for w in rest)


def photo(unit: Unit) -> bool:
    """Whether it is marked as the caption or credit of a picture."""
    line = unit.shown
    if len(line) > 600:
        return False
    tail = line[-120:]
    low = tail.lower()
    return bool(_PHOTO.match(line) or (any(word in low for word in _POOL_WORDS) and _POOL.search(tail)))


def life(unit: Unit, author: str | None, closing: bool) -> bool:
    """Whether it tells who the author is. Only to be asked at the foot of an article; where furniture or a credit
    follows (`closing`) a profession is enough, else the last words of an article may be about a writer."""
    line = unit.shown[:400]
    if _LIVES.match(line):
        return True
    if author and line.lower().startswith(author.lower()):
        return True
    name = re.match(_PLACE, line)
    if name is None or len(name.group().split()) < 2 or not _LIFE.match(line, name.end()):
        return False
    return closing or bool(_WRITES_HERE.search(line))


def lead(text: str) -> int:
    """Length of the dateline that a first paragraph begins with, its trailing space included; 0 if none."""
    head = text[:160]
    field = _LEAD_FIELD.match(head)
    if field and _LEAD_FIELD_NAME.match(head):
        return field.end()
    wire = _LEAD_WIRE.match(head)
    if wire is None:
        agency = _LEAD_AGENCY.match(head)
        return agency.end() if agency else 0
    place = wire["place"].lower()
    if place.split()[0] in _NO_PLACES or place in _ARTICLES or _RANGE_END.match(text, wire.end()):
        return 0  # "On September 29 – October 2, the first …": a sentence
    stop = wire["dash"].strip()
    dated, signed = bool(wire["day"]), bool(wire["agency"] or wire["agency0"])
    if stop == "":
        return wire.end() if dated and signed else 0
    if stop in (".", ":"):
        return wire.end() if dated and (signed or wire["place"].isupper()) else 0
    dotted = stop.startswith(".") or head[wire.start("dash") - 1] == "."
    capitals = wire["place"].isupper() and len(wire["place"]) >= 4 and wire["place"] not in _BLOCS
    alone = not re.search(r"\s[-–—]{1,2}\s", text[wire.end() : wire.end() + 120])
    return wire.end() if dated or signed or dotted or (capitals and alone) else 0


_BLOCS = frozenset(
    "BRICS CELAC NATO ASEAN OPEC ALBA CEPAL ECLAC CARICOM UNESCO USMCA ОДКБ ЕАЭС БРИКС СНГ НАТО OTAN UNASUR MERCOSUR".split()
)


def headline(unit: Unit) -> bool:
    """Whether it could be a title by its shape: short, begun large, not ended like a sentence."""
    line = unit.shown
    if not 2 <= len(unit.words) <= 30 or len(line) > 240 or (line[-1:] in ".:;,…" and not line.endswith("...")):
        return False
    first = line.lstrip("\"'“‘«([¿¡ ")[:1]
    return first.isupper() or first.isdigit() or line[0] in '"“«¿¡'
