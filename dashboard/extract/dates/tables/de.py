"""German."""

ELISION = False
MONTH_FIRST = False
AMBIGUOUS = "mai morgen abend so mo"

WORDS = """
m 1: januar, jan, jänner
m 2: februar, feb
m 3: märz
m 4: april, apr
m 5: mai
m 6: juni, jun
m 7: juli, jul
m 8: august, aug
m 9: september, sept, sep
m 10: oktober, okt
m 11: november, nov
m 12: dezember, dez
d 1: montag, montags
d 2: dienstag
d 3: mittwoch
d 4: donnerstag
d 5: freitag
d 6: samstag, sonnabend
d 7: sonntag
d 27: sonntags
s SP: frühling, frühjahr
s SU: sommer
s FA: herbst
s WI: winter
u D: tag, tages
U D: tage, tagen
u W: woche
U W: wochen
u M: monat, monats
U M: monate, monaten
u Q: quartal, quartals
U Q: quartale, quartalen
u HY: halbjahr, halbjahres, semester
u Y: jahr, jahres, jahre
U Y: jahren, jahre
u DE: jahrzehnt, jahrzehnts
U DE: jahrzehnte, jahrzehnten
u CE: jahrhundert, jahrhunderts
U CE: jahrhunderte, jahrhunderten
u WE: wochenende, wochenendes
U WE: wochenenden
u h: stunde
U h: stunden
u min: minute
U min: minuten
u sec: sekunde
U sec: sekunden
p MO: vormittag, am morgen, früh
p AF: nachmittag
p EV: abend
p NI: nacht
R 0EV: heute abend
R 0MO: heute morgen, heute früh
R 0NI: heute nacht
R 0AF: heute nachmittag
R -1EV: gestern abend
R -1MO: gestern morgen
r 0: heute
r -1: gestern
r 1: morgen
r -2: vorgestern
r 2: übermorgen
j 1: ein, eine, einen, einem, einer, eines
k 2: zwei, beiden
k 3: drei
k 4: vier
k 5: fünf
k 6: sechs
k 7: sieben
k 8: acht
k 9: neun
k 10: zehn
k 11: elf
k 12: zwölf
k 13: dreizehn
k 14: vierzehn
k 15: fünfzehn
k 16: sechzehn
k 17: siebzehn
k 18: achtzehn
k 19: neunzehn
k 20: zwanzig
k 30: dreißig
k 40: vierzig
k 50: fünfzig
k 60: sechzig
k 70: siebzig
k 80: achtzig
k 90: neunzig
k 100: hundert
k 1000: tausend
D 192: zwanziger, zwanzigern
D 193: dreißiger, dreißigern
D 194: vierziger
D 195: fünfziger, fünfzigern
D 196: sechziger, sechzigern
D 197: siebziger, siebzigern
D 198: achtziger, achtzigern
D 199: neunziger, neunzigern
o 1: erste, ersten, erstes, erster
o 2: zweite, zweiten, zweites
o 3: dritte, dritten, drittes
o 4: vierte, vierten, viertes
o -1: letztes drittel
L dct: letzte, letzten, letztes, letzter, vergangene, vergangenen, vergangener, vergangenes, vorige, vorigen
L ref: vorangegangene, vorherigen
N dct: nächste, nächsten, nächstes, nächster, kommende, kommenden, kommender, kommendes
N ref: folgende, folgenden, darauffolgenden
T dct: diese, diesem, diesen, dieser, dieses, laufenden, laufende
T current: aktuell, aktuelle, aktuellen
S same: selben, gleichen, demselben, derselben
S that: jenem, jenen, jener
G ago: vor
a ref: später, danach
b ref: zuvor, davor, früher
t prep: am, im, vom, zum
t 0: der, die, das, den, dem, des, seine, ihrer
e 1: jede, jeden, jedes, jedem, pro, alle
q X: einige, einigen, mehrere, mehreren, wenige, wenigen, viele, vielen, ein paar, paar, einiger, manche
E P1D: täglich, tägliche, täglichen, alltäglich
E P1W: wöchentlich, wöchentliche, wöchentlichen
E P1M: monatlich, monatliche, monatlichen
E P1Y: jährlich, jährliche, jährlichen, alljährlich
z START: anfang, beginn
z MID: mitte
z END: ende
w APPROX: etwa, rund, circa, ungefähr, fast, knapp, gegen, beinahe, um
w -: mehr als, weniger als, mindestens, über, noch, ganze, ganzen, höchstens, nur, weitere, weiteren
H 1: halbe, halben, halbes, hälfte
X per: zeitraum, periode
v PRESENT_REF: jetzt, derzeit, zurzeit, momentan, heutzutage, im moment, gegenwärtig, aktuell, zur zeit
v PAST_REF: kürzlich, neulich, früher, einst, vergangenheit, zuletzt, damals
v FUTURE_REF: bald, zukunft, künftig, zukünftig, demnächst
l 12-25: weihnachten, ^weihnachten
l 12-24: ^heiligabend, ^heiligen abend
l 12-31: ^silvester
l 01-01: ^neujahr
l 10-03: ^tag der deutschen einheit
l easter+0: ^ostern, ^ostersonntag
l easter+1: ^ostermontag
l easter-2: ^karfreitag
l easter+49: ^pfingsten
C 1: v. chr., vor christus
A 1: n. chr., nach christus
Z Z: ^utc, ^gmt
Z -: ortszeit, mez, mesz
K 1: uhr
f 1: von
h 1: in, seit, bis, ab, nach, während, um, aus, an, für, anno, zwischen, bereits
< 1: zwischen, von
> until: bis, bis zum
& 1: und, oder
c 12:00: mittag
c 24:00: mitternacht
+ 1: wird, werden, soll, sollen, will, wollen, geplant, dürfte, plant
= 1: war, waren, hatte, hatten, wurde, wurden, sagte, hat, haben, ist
! 1: %, prozent, euro, €, dollar, millionen, kilometer, km, meter, menschen, alt, jährige, jähriger, jährigen
"""
