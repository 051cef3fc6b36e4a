"""Italian."""

ELISION = True
MONTH_FIRST = False
AMBIGUOUS = "set"

WORDS = """
m 1: gennaio, gen
m 2: febbraio, feb
m 3: marzo
m 4: aprile, apr
m 5: maggio
m 6: giugno, giu
m 7: luglio, lug
m 8: agosto, ago
m 9: settembre, sett
m 10: ottobre, ott
m 11: novembre, nov
m 12: dicembre, dic
d 1: lunedì, lunedi'
d 2: martedì, martedi'
d 3: mercoledì, mercoledi'
d 4: giovedì, giovedi'
d 5: venerdì, venerdi'
d 6: sabato
d 7: domenica
s SP: primavera
s SU: estate
s FA: autunno
s WI: inverno
u D: giorno, giornata
U D: giorni, giornate
u W: settimana
U W: settimane
u M: mese
U M: mesi
u Q: trimestre
U Q: trimestri
u HY: semestre
U HY: semestri
u Y: anno
U Y: anni
u DE: decennio
U DE: decenni
u CE: secolo
U CE: secoli
u WE: fine settimana, weekend, week-end
u h: ora, mezz'ora
U h: ore
u min: minuto
U min: minuti
U sec: secondi
p MO: mattina, mattino, mattinata, di mattina
p AF: pomeriggio, di pomeriggio
p EV: sera, serata, di sera
p NI: notte, di notte
R 0MO: stamattina, stamane, questa mattina
R 0EV: stasera, questa sera
R 0NI: stanotte, questa notte
R -1EV: ieri sera
R -1MO: ieri mattina
R -1AF: ieri pomeriggio
R -1NI: ieri notte
R 1MO: domani mattina
R 1EV: domani sera
r 0: oggi
r -1: ieri
r 1: domani
r -2: ieri l'altro, l'altro ieri, altroieri
r 2: dopodomani
j 1: un, uno, una, un'
k 2: due
k 3: tre
k 4: quattro
k 5: cinque
k 6: sei
k 7: sette
k 8: otto
k 9: nove
k 10: dieci, decina di
k 11: undici
k 12: dodici
k 13: tredici
k 14: quattordici
k 15: quindici
k 16: sedici
k 17: diciassette
k 18: diciotto
k 19: diciannove
k 20: venti, ventina di
k 30: trenta
k 40: quaranta
k 50: cinquanta
k 60: sessanta
k 70: settanta
k 80: ottanta
k 90: novanta
k 100: cento
k 1000: mille
D 195: anni cinquanta
D 196: anni sessanta
D 197: anni settanta
D 198: anni ottanta
D 199: anni novanta
o 1: primo, prima metà, prima parte, primi, prime
o 2: secondo, seconda
o 3: terzo, terza
o 4: quarto, quarta
I 15: ^xv
I 16: ^xvi
I 17: ^xvii
I 18: ^xviii
I 19: ^xix
I 20: ^xx
I 21: ^xxi
L dct: scorso, scorsa, scorsi, scorse, ultimo, ultima, ultimi, ultime, passato, passata
L ref: precedente, precedenti
N dct: prossimo, prossima, prossimi, prossime, venturo, entrante
N ref: successivo, successiva, seguente, successivi
T dct: questo, questa, questi, queste, quest', quest’, in corso
T current: attuale, attuali, corrente
S same: stesso, stessa, lo stesso, la stessa, medesimo
S that: quello, quella, quel, quell'
g ago: fa, or sono, addietro
a ref: dopo, più tardi
b ref: prima
t prep: del, dello, della, dei, degli, delle, dell', dell’, al, allo, alla, ai, alle, all', all’, nel, nello, nella, nei, negli
t prep: nelle, nell', nell’, dal, dallo, dalla, dai, dalle, dall', sul, sulla
t 0: il, lo, la, i, gli, le, l', l’, suo, sua
e 1: ogni, tutti i, tutte le, al, alla
q X: alcuni, alcune, qualche, diversi, diverse, pochi, poche, molti, molte, numerosi, parecchi, vari
E P1D: quotidiano, quotidianamente, giornaliero, giornaliera
E P1W: settimanale, settimanali, settimanalmente
E P1M: mensile, mensili, mensilmente
E P1Y: annuale, annuali, annuo, annua, annui, annualmente
z START: inizio, inizi, l'inizio, principio
z MID: metà
z END: fine, la fine, fin, termine
w APPROX: circa, quasi, intorno a, verso
w -: più di, meno di, almeno, oltre, altri, solo
F 1: fiscale, finanziario
H 1: mezzo, mezza, mezz'
X per: periodo
v PRESENT_REF: ora, adesso, attualmente, oggi come oggi, per il momento, per ora, finora, al momento
v PAST_REF: recentemente, recente, recenti, poco fa, di recente, in passato, ultimamente
v FUTURE_REF: futuro, in futuro, prossimamente, presto, a lungo termine, futuri, futura
l 12-25: natale, ^natale
l 12-26: ^santo stefano
l 08-15: ^ferragosto
l 01-01: ^capodanno
l 04-25: 25 aprile
l easter+0: ^pasqua
l easter+1: ^pasquetta
C 1: a.c., avanti cristo
A 1: d.c., dopo cristo
Z Z: ^gmt, ^utc
Z -: ora locale, ora italiana
K 1: ore in punto
O 1: ore, alle ore, alle, le ore
f 1: di, del, d', dello
h 1: in, nel, dal, durante, entro, dopo, per, fino a, fin dal, da, tra, fra
< 1: tra, fra, dal, da
> 1: al, a
> until: fino al, fino a
& 1: e, o, ed
c 12:00: mezzogiorno
c 24:00: mezzanotte
+ 1: sarà, saranno, dovrà, dovrebbe, dovranno, potrà, previsto, prevista, avrà, deve
= 1: era, erano, ha, hanno, aveva, fu, furono, è stato, è stata, disse
! 1: %, per cento, lire, euro, dollari, miliardi, milioni, km, chilometri, metri, punti
"""
