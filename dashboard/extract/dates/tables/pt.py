"""Portuguese."""

ELISION = False
MONTH_FIRST = False
AMBIGUOUS = "mar segunda terça quarta quinta sexta set dom"

WORDS = """
m 1: janeiro, jan
m 2: fevereiro, fev
m 3: março, ^mar
m 4: abril, abr
m 5: maio, mai
m 6: junho, jun
m 7: julho, jul
m 8: agosto, ago
m 9: setembro, ^set
m 10: outubro, out de
m 11: novembro, nov
m 12: dezembro, dez de
d 1: segunda-feira
d 2: terça-feira, terça
d 3: quarta-feira
d 4: quinta-feira
d 5: sexta-feira
d 6: sábado
d 7: domingo
d 21: segundas-feiras
d 22: terças-feiras
d 23: quartas-feiras
d 24: quintas-feiras
d 25: sextas-feiras
d 26: sábados
d 27: domingos
s SP: primavera
s SU: verão
s FA: outono
s WI: inverno
u D: dia, jornada, dia útil
U D: dias, jornadas, dias úteis
u W: semana
U W: semanas
u M: mês
U M: meses
u Q: trimestre
U Q: trimestres
u HY: semestre
U HY: semestres
u Y: ano
U Y: anos
u DE: década
U DE: décadas
u CE: século
U CE: séculos
u WE: fim de semana, final de semana, fim-de-semana
U WE: fins de semana, finais de semana
u h: hora
U h: horas
u min: minuto
U min: minutos
U sec: segundos
p MO: de manhã, da manhã, pela manhã, a manhã, madrugada, da madrugada, de madrugada, manhã
p AF: à tarde, da tarde, de tarde, pela tarde, a tarde
p NI: à noite, da noite, de noite, a noite, pela noite, noite
R 0MO: esta manhã, hoje de manhã
R 0AF: esta tarde, hoje à tarde
R 0NI: esta noite, hoje à noite
R -1NI: ontem à noite, noite passada, a noite passada, na noite passada
R -1MO: ontem de manhã
R -1AF: ontem à tarde
r 0: hoje
r -1: ontem
r 1: amanhã
r -2: anteontem
r 2: depois de amanhã
j 1: um, uma
k 2: dois, duas
k 3: três
k 4: quatro
k 5: cinco
k 6: seis
k 7: sete
k 8: oito
k 9: nove
k 10: dez
k 11: onze
k 12: doze
k 13: treze
k 14: catorze, quatorze
k 15: quinze
k 16: dezesseis, dezasseis
k 17: dezessete, dezassete
k 18: dezoito
k 19: dezenove, dezanove
k 20: vinte
k 30: trinta
k 40: quarenta
k 50: cinquenta
k 60: sessenta
k 70: setenta
k 80: oitenta
k 90: noventa
k 100: cem, cento
k 200: duzentos
k 1000: mil
D 192: os anos vinte, anos vinte
D 193: anos trinta
D 195: anos cinquenta
D 196: anos sessenta, os anos sessenta
D 197: anos setenta, os anos setenta
D 198: anos oitenta, os anos oitenta
D 199: anos noventa, os anos noventa
o 1: primeiro, primeira, primeiros, primeiras
o 2: segundo, segunda
o 3: terceiro, terceira
o 4: quarto, quarta
o 5: quinto, quinta
o 6: sexto, sexta
o 7: sétimo, sétima
o 8: oitavo, oitava
o 9: nono, nona
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
L dct: último, última, últimos, últimas, passado, passada, passados, passadas
L ref: anterior, anteriores, precedente, prévio
N dct: próximo, próxima, próximos, próximas, que vem, que vêm, vindouro, vindouros
N ref: seguinte, seguintes, subsequente
T dct: este, esta, estes, estas, deste, desta, neste, nesta, destes, nestes, em curso
T current: atual, actual, atuais, corrente
S same: mesmo, mesma, o mesmo, a mesma, no mesmo, na mesma, do mesmo, esse mesmo, homólogo, correspondente, ao mesmo
S that: esse, essa, aquele, aquela, desse, dessa, nesse, nessa, naquele, naquela, daquele, daquela
G ago: há, faz, havia
a ref: depois, mais tarde, após
b ref: antes, atrás
t prep: do, da, dos, das, no, na, nos, nas, ao, à
t 0: o, a, os, as, seu, sua, seus, suas
e 1: cada, todos os, todas as
q X: vários, várias, alguns, algumas, uns, umas, poucos, poucas, muitos, muitas, diversos, diversas, numerosos
E P1D: por dia, ao dia, diário, diária, diários, diárias, diariamente
E P1W: por semana, semanal, semanais, semanalmente
E P1M: por mês, ao mês, mensal, mensais, mensalmente
E P1Y: por ano, ao ano, anual, anuais, anualmente
z START: início, inícios, começo, princípio, princípios, começos
z -: todo o, toda a
z MID: meados, meio
z END: fim, final, fins, finais
w APPROX: quase, cerca de, aproximadamente, por volta de, em torno de, em torno das
w -: mais de, menos de, pelo menos, ao menos, apenas, só, mais, no máximo, outros
F 1: fiscal, financeiro
H 1: meio, meia, metade
X per: período
v PRESENT_REF: agora, atualmente, actualmente, hoje em dia, no momento, neste momento, de momento, nos dias de hoje
v PAST_REF: recentemente, mais recentemente, recente, recentes, no passado, o passado, há pouco
v FUTURE_REF: o futuro, no futuro, futuras, em breve, longo prazo, curto prazo, médio prazo, brevemente
l 12-25: natal, ^dia de natal
l 12-24: ^véspera de natal
l 12-31: ^véspera de ano novo, réveillon
l 01-01: ^ano novo, ^dia de ano novo
l 05-01: ^dia do trabalho, ^dia do trabalhador, primeiro de maio
l easter+0: ^páscoa, ^domingo de páscoa
l easter-2: ^sexta-feira santa
l easter-47: ^carnaval
l 11-02: ^dia de finados
C 1: a.c., a. c., antes de cristo
A 1: d.c., d. c., depois de cristo
P am: am, a.m.
P pm: pm, p.m.
Z Z: gmt, utc
Z -: hora local, horário de brasília, hora de brasília, horário local
K 1: h
O 1: às, pelas
f 1: de
h 1: em, desde, durante, após, com
h by: antes de, antes do, até ao, a partir de, a partir do, a partir, para
< 1: entre, desde
> until: até
& 1: e, ou
c 12:00: meio-dia, ao meio-dia
c 24:00: meia-noite, à meia-noite
+ 1: será, serão, poderá, deverá, deve, devem, vai, vão, previsto, prevista, haverá, irá, espera, esperam, planeja, planeia
+ 1: pretende, pretendem, vence
= 1: foi, foram, era, eram, tinha, disse, teve, fez, deu, esteve, houve, havia, estava, ficou, tem, têm
! 1: m, g, l, ml, kcal, iu, pcs, dpi, rpm, hz, mhz, ghz, volts, watts
! 1: %, por cento, $, €, r$, euros, dólares, reais, milhões, quilômetros, km, metros, pontos, pessoas, idade, kg, mm, cm, mb, gb
! 1: kb, mw, gw, kw, mph, hp, toneladas, habitantes, soldados
! 1: usd
~ 1: avenida, av., rua, praça, bairro, estádio, número, nº, artigo, resolução, voo
"""
