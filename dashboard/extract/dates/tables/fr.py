"""French."""

ELISION = True
MONTH_FIRST = False
AMBIGUOUS = "mars août"

WORDS = """
m 1: janvier, janv
m 2: février, fév
m 3: mars
m 4: avril
m 5: mai
m 6: juin
m 7: juillet, juil
m 8: août
m 9: septembre, sept
m 10: octobre, oct
m 11: novembre, nov
m 12: décembre, déc
d 1: lundi
d 2: mardi
d 3: mercredi
d 4: jeudi
d 5: vendredi
d 6: samedi
d 7: dimanche
d 21: lundis
d 22: mardis
d 23: mercredis
d 24: jeudis
d 25: vendredis
d 26: samedis
d 27: dimanches
s SP: printemps
s SU: été
s FA: automne
s WI: hiver
x -: a été, ont été, été le, été la, avait été, avoir été, ayant été, aurait été, ai été, été créé
u D: jour, journée
U D: jours, journées
u W: semaine
U W: semaines
u M: mois de
u M: mois
U M: mois
u Q: trimestre
U Q: trimestres
u HY: semestre
u Y: an, année
U Y: ans, années
u DE: décennie
U DE: décennies
u CE: siècle
U CE: siècles
u WE: week-end, fin de semaine
U WE: week-ends
u h: heure
U h: heures
u min: minute
U min: minutes
U sec: secondes
p MO: matin, matinée, du matin, au matin
p AF: après-midi, de l'après-midi
p EV: soir, soirée, du soir, au soir
p NI: nuit, la nuit
R 0MO: ce matin
R 0AF: cet après-midi
R 0EV: ce soir
R 0NI: cette nuit
R -1EV: hier soir
R -1MO: hier matin
R -1AF: hier après-midi
R 1MO: demain matin
R 1EV: demain soir
r 0: aujourd'hui, aujourd’hui, ce jour
r -1: hier
r 1: demain
r -2: avant-hier
r 2: après-demain
j 1: un, une
k 2: deux
k 3: trois
k 4: quatre
k 5: cinq
k 6: six
k 7: sept
k 8: huit
k 9: neuf
k 10: dix, dizaine de
k 11: onze
k 12: douze
k 13: treize
k 14: quatorze
k 15: quinze, quinzaine de
k 16: seize
k 20: vingt
k 30: trente
k 40: quarante
k 50: cinquante
k 60: soixante
k 100: cent, centaine de
k 1000: mille
o 1: premier, première, 1er, premiers, premières
o 2: deuxième, second, seconde
o 3: troisième
o 4: quatrième
o 5: cinquième
I 1: ^i, ^ier
I 15: ^xv, ^xve
I 16: ^xvi, ^xvie
I 17: ^xvii, ^xviie
I 18: ^xviii, ^xviiie
I 19: ^xix, ^xixe
I 20: ^xx, ^xxe
I 21: ^xxi, ^xxie
L dct: dernier, dernière, derniers, dernières, passé, passée, passés
L ref: précédent, précédente, précédents
N dct: prochain, prochaine, prochains, prochaines, à venir, qui vient
N ref: suivant, suivante, suivants
T dct: ce, cette, cet, ces, en cours
T current: actuel, actuelle, actuels, actuelles
S same: même, le même, la même, mêmes
S that: ce même, cette même
G ago: il y a, voilà, voici, il y a déjà
a ref: plus tard, après
b ref: plus tôt, auparavant, avant
t prep: du, au, aux, des
t 0: le, la, les, l', l’, son, sa, ses
e 1: chaque, tous les, toutes les, par
q X: plusieurs, quelques, ces quelques, nombreux, nombreuses
E P1D: quotidien, quotidienne, quotidiennement
E P1W: hebdomadaire, hebdomadaires
E P1M: mensuel, mensuelle, mensuels, mensuellement
E P1Y: annuel, annuelle, annuels, annuellement
z START: début, le début, au début
z MID: mi, milieu, le milieu, au milieu
z END: fin, la fin, à la fin
w APPROX: environ, près de, presque, quelque, vers, autour de
w -: plus de, moins de, au moins, encore, pendant, plus d', moins d'
F 1: fiscal, fiscale
H 1: demi, demie, moitié
X per: période
v PRESENT_REF: maintenant, actuellement, à présent, pour le moment, pour l'instant, de nos jours, en ce moment
v PAST_REF: récemment, dernièrement, jadis, autrefois, récent, récente, récents, récentes
v FUTURE_REF: bientôt, avenir, futur, prochainement, à l'avenir, long terme, court terme
l 12-25: noël, ^noël
l 07-14: ^fête nationale
l 01-01: ^jour de l'an
l 05-01: 1er mai
l easter+0: ^pâques
l easter+1: ^lundi de pâques
l easter+39: ^ascension
l easter+49: ^pentecôte
l 11-01: ^toussaint
C 1: av. j.-c., avant jésus-christ
A 1: ap. j.-c., après jésus-christ
P am: am
P pm: pm
Z Z: ^gmt, ^utc, ^tu
Z -: heure locale, heure de paris, heures locales
K 1: h, heures
O 1: à
f 1: de, d', d’, du
h 1: en, depuis, dès, pendant, durant, dans, pour, à partir de, avant, vers, après, jusqu'en, entre
< 1: entre, depuis, du
> 1: à, au
> until: jusqu'au, jusqu'à
& 1: et, ou
c 12:00: midi
c 24:00: minuit
+ 1: sera, seront, doit, doivent, devrait, devra, va, vont, prévu, prévue, pourra, aura, prévoit
= 1: était, étaient, a, ont, avait, avaient, fut, est
! 1: %, pour cent, €, $, euros, dollars, millions, km, kilomètres, mètres
"""
