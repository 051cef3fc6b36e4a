"""Spanish."""

ELISION = False
MONTH_FIRST = False
AMBIGUOUS = "mar sol"

WORDS = """
m 1: enero, ene
m 2: febrero, feb
m 3: marzo, ^mar
m 4: abril, abr
m 5: mayo, may
m 6: junio, jun
m 7: julio, jul
m 8: agosto, ago
m 9: septiembre, setiembre, sept, sep
m 10: octubre, oct
m 11: noviembre, nov
m 12: diciembre, dic
d 1: lunes
d 2: martes
d 3: miércoles, miercoles
d 4: jueves
d 5: viernes
d 6: sábado, sabado
d 7: domingo
d 26: sábados
d 27: domingos
d 21: los lunes
d 22: los martes
d 23: los miércoles
d 24: los jueves
d 25: los viernes
s SP: primavera
s SU: verano
s FA: otoño
s WI: invierno
u D: día, dia, jornada, día hábil
U D: días, dias, jornadas, días hábiles, días laborables
u W: semana
U W: semanas
u M: mes
U M: meses
u Q: trimestre
U Q: trimestres
u HY: semestre
U HY: semestres
u Y: año, año natural
U Y: años
u DE: década, decenio, decada
U DE: décadas, decenios
u CE: siglo
U CE: siglos
u WE: fin de semana
U WE: fines de semana
u h: hora
U h: horas
u min: minuto
U min: minutos
u sec: segundo de tiempo
U sec: segundos
p MO: por la mañana, de la mañana, esta mañana en, la madrugada, de la madrugada, por la madrugada, la mañana, madrugada
p MO: a primera hora
p AF: por la tarde, de la tarde, la tarde, mediodía de
p NI: por la noche, de la noche, la noche, a la noche
R 0MO: esta mañana
R 0AF: esta tarde
R 0NI: esta noche
R -1NI: anoche
R -1MO: ayer por la mañana
R -1AF: ayer por la tarde, ayer tarde
R -1NI: ayer por la noche, ayer noche
R 1MO: mañana por la mañana
R 1AF: mañana por la tarde
R 1NI: mañana por la noche
r 0: hoy, el día de hoy, al día de hoy, hoy mismo
r -1: ayer
r 1: mañana
r -2: anteayer, antier, antes de ayer
r 2: pasado mañana
k 1: uno
j 1: un, una
k 2: dos, un par de
k 3: tres
k 4: cuatro
k 5: cinco
k 6: seis
k 7: siete
k 8: ocho
k 9: nueve
k 10: diez
k 11: once
k 12: doce
k 13: trece
k 14: catorce
k 15: quince
k 16: dieciséis
k 17: diecisiete
k 18: dieciocho
k 19: diecinueve
k 20: veinte
k 21: veintiuno, veintiún
k 22: veintidós
k 23: veintitrés
k 24: veinticuatro
k 25: veinticinco
k 26: veintiséis
k 27: veintisiete
k 28: veintiocho
k 29: veintinueve
k 30: treinta
k 40: cuarenta
k 50: cincuenta
k 60: sesenta
k 70: setenta
k 80: ochenta
k 90: noventa
k 100: cien, ciento
k 200: doscientos
k 1000: mil
D 192: los años veinte, los veinte
D 193: los años treinta
D 194: los años cuarenta
D 195: los años cincuenta
D 196: los años sesenta, los sesenta
D 197: los años setenta, los setenta
D 198: los años ochenta, los ochenta
D 199: los años noventa, los noventa
o 1: primer, primero, primera, primeros, primeras
o 2: segundo, segunda
o 3: tercer, tercero, tercera
o 4: cuarto, cuarta
o 5: quinto, quinta
o 6: sexto, sexta
o 7: séptimo, séptima
o 8: octavo, octava
o 9: noveno, novena
o 10: décimo, décima
I 1: ^i
I 2: ^ii
I 3: ^iii
I 4: ^iv
I 5: ^v
I 6: ^vi
I 7: ^vii
I 8: ^viii
I 9: ^ix
I 10: ^x
I 11: ^xi
I 12: ^xii
I 13: ^xiii
I 14: ^xiv
I 15: ^xv
I 16: ^xvi
I 17: ^xvii
I 18: ^xviii
I 19: ^xix
I 20: ^xx
I 21: ^xxi
L dct: último, última, últimos, últimas, pasado, pasada, pasados, pasadas
L ref: anterior, anteriores, precedente, precedentes, previo, previa, previos, previas
N dct: próximo, próxima, próximos, próximas, que viene, que vienen, venidero, venidera, venideros, entrante, entrantes
N ref: siguiente, siguientes, posterior, posteriores
T dct: este, esta, estos, estas, en curso
T current: actual, actuales, presente
S same: mismo, misma, el mismo, la misma, ese mismo, esa misma, mismos, mismas, este mismo, del mismo, al mismo
S that: ese, esa, aquel, aquella, dicho, dicha, esos, esas, aquellos, aquellas
G ago: hace, hacía, hace ya, hace apenas, hace casi
a ref: después, más tarde, luego
b ref: antes, atrás
t 0: el, la, los, las, del, al, lo, su, sus
e 1: cada, todos los, todas las
q X: varios, varias, algunos, algunas, unos, unas, pocos, pocas, muchos, muchas, numerosos, numerosas, unos pocos, unas pocas
q X: unos cuantos, unas cuantas, escasos, escasas, largos, largas
E P1D: por día, diaria, diarios, diarias, diariamente, cotidiano
E P1W: a la semana, por semana, semanal, semanales, semanalmente
E P1M: al mes, por mes, mensual, mensuales, mensualmente
E P3M: trimestralmente
E P1Y: por año, anual, anuales, anualmente
z START: principios, comienzos, inicio, inicios, comienzo, principio, primeros días, el inicio, al principio, al inicio
z MID: mediados
z -: todo el, toda la, lo que va de, lo que queda de
z END: finales, fines, final, fin, al final, a finales, a fines
w APPROX: casi, cerca de, alrededor de, aproximadamente, en torno a, hacia, apenas, sobre
w -: más de, menos de, al menos, por lo menos, solo, sólo, escasamente, otros, otras, más, como máximo, hasta
F 1: fiscal, financiero
H 1: medio, media, mitad
X per: período, periodo
v PRESENT_REF: ahora, actualmente, hoy en día, hoy por hoy, en la actualidad, este momento, estos momentos, en este momento
v PRESENT_REF: ahora mismo, de momento, por el momento, estos días, hasta el momento
v PAST_REF: recientemente, más recientemente, reciente, recientes, hace poco, entonces, antaño, últimamente
v PAST_REF: aquel entonces, recién, ultimamente
v PXM: hace tiempo, hacía tiempo, un tiempo
v FUTURE_REF: cualquier momento, algún día, el futuro, futuro, futura, futuros, futuras, en el futuro, pronto, muy pronto
v FUTURE_REF: en breve, largo plazo, corto plazo, medio plazo, próximamente
l 12-25: navidad, ^navidad
l 12-24: nochebuena
l 12-31: nochevieja, ^fin de año
l 01-01: ^año nuevo
l 01-06: ^día de reyes
l 05-01: primero de mayo, ^día del trabajo, ^día del trabajador
l 11-02: ^día de los muertos
l easter+0: ^domingo de resurrección, ^pascua
l easter-2: ^viernes santo
l easter-3: ^jueves santo
l easter-7: ^domingo de ramos
l 2001-09-11: 11-s
l 2004-03-11: 11-m
C 1: a.c., a. c., a.c, antes de cristo
A 1: d.c., d. c., después de cristo
P am: a.m., am, a. m.
P pm: p.m., pm, p. m.
Z Z: gmt, utc
Z -: hora local, horas locales, hora de moscú, hora peninsular
K 1: hrs, h
O 1: las, a las, la una
f 1: de, del
h 1: en, desde, durante, tras, circa, con
h by: antes de, antes del, a partir de, a partir del, para, para el
< 1: entre, desde
> 1: a, al
> until: hasta
& 1: y, e, o
c 12:00: mediodía, al mediodía
c 24:00: medianoche, la medianoche
+ 1: será, serán, podrá, podrán, deberá, prevé, prevén, previsto, prevista, habrá, tendrá, irá, va a, van a, espera, esperan
+ 1: planea, planean, pretende, vence
= 1: fue, fueron, era, eran, ha, han, había, dijo, tuvo, hizo, dio, puso, vio, estuvo, hubo, fui, estaba, he
! 1: m, g, l, ml, kcal, iu, pcs, dpi, rpm, hz, mhz, ghz, volts, watts
! 1: %, por ciento, $, €, euros, dólares, pesos, pesetas, millones, kilómetros, km, metros, puntos, personas, edad, kg, mm, cm
! 1: mb, gb, kb, mw, gw, kw, mph, hp, toneladas, habitantes, soldados
! 1: bs, usd
~ 1: avenida, av., avda.,  calle, plaza, barrio, estadio, canal, número, núm., nº, artículo, resolución, vuelo
"""
