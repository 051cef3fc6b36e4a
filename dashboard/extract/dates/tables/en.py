"""English."""

ELISION = False
MONTH_FIRST = True
AMBIGUOUS = "may march mar sun sat wed august fall spring second mon"

WORDS = """
m 1: january, ^jan
m 2: february, ^feb
m 3: ^march, ^mar
m 4: april, ^apr
m 5: ^may
m 6: ^june, ^jun
m 7: ^july, ^jul
m 8: ^august, ^aug
m 9: september, ^sept, ^sep
m 10: october, ^oct
m 11: november, ^nov
m 12: december, ^dec
d 1: monday, ^mon
d 2: tuesday, ^tue, ^tues
d 3: wednesday, ^wed
d 4: thursday, ^thu, ^thurs, ^thur
d 5: friday, ^fri
d 6: saturday, ^sat
d 7: sunday, ^sun
d 21: mondays
d 22: tuesdays
d 23: wednesdays
d 24: thursdays
d 25: fridays
d 26: saturdays
d 27: sundays
s SP: spring, springtime
s SU: summer, summertime
s FA: fall, autumn
s WI: winter, wintertime
u D: day, trading day, business day, working day
U D: days, trading days, business days, working days
u W: week, workweek
U W: weeks
u M: month
U M: months
u Q: quarter
U Q: quarters
u HY: half-year, semester
U HY: semesters
u Y: year, calendar year, yr
U Y: years, yrs
u DE: decade
U DE: decades
u CE: century
U CE: centuries
u WE: weekend, week-end
U WE: weekends
u h: hour, hr
U h: hours, hrs
u min: minute
U min: minutes, mins
U sec: seconds
x -: minutes of the meeting, second hand, split second, hour hand
p MO: morning
p AF: afternoon
p EV: evening
p NI: night, nights
p MI: midday, mid-day
r 0: today
r -1: yesterday
r 1: tomorrow
r -2: day before yesterday, the day before yesterday
r 2: day after tomorrow, the day after tomorrow
R 0NI: tonight
R -1NI: last night, overnight
k 1: one
k 2: two
k 3: three
k 4: four
k 5: five
k 6: six
k 7: seven
k 8: eight
k 9: nine
k 10: ten
k 11: eleven
k 12: twelve, dozen, a dozen
k 6: half a dozen, half-dozen
k 13: thirteen
k 14: fourteen
k 15: fifteen
k 16: sixteen
k 17: seventeen
k 18: eighteen
k 19: nineteen
k 20: twenty
k 30: thirty
k 40: forty
k 50: fifty
k 60: sixty
k 70: seventy
k 80: eighty
k 90: ninety
k 100: hundred, a hundred
k 1000: thousand, a thousand
n 2: a couple of, couple of, a pair of, the two
o 1: first
o 2: second
o 3: third
o 4: fourth
o 5: fifth
o 6: sixth
o 7: seventh
o 8: eighth
o 9: ninth
o 10: tenth
o 11: eleventh
o 12: twelfth
o 13: thirteenth
o 14: fourteenth
o 15: fifteenth
o 16: sixteenth
o 17: seventeenth
o 18: eighteenth
o 19: nineteenth
o 20: twentieth
o 21: twenty-first
o 30: thirtieth
o 31: thirty-first
o -1: final
D 192: twenties
D 193: thirties
D 194: forties
D 195: fifties
D 196: sixties
D 197: seventies
D 198: eighties
D 199: nineties
L dct: last, past
L latest: latest, most recent
L ref: previous, preceding, prior, the previous, the preceding, the prior
N dct: next, coming, upcoming, forthcoming, this coming
N ref: following, succeeding, subsequent, ensuing
T dct: this, these
T current: current
S same: same, very same, that same, this same, corresponding, comparable, like
S that: that, those
a ref: later, afterward, afterwards
b ref: earlier, before
g ago: ago
t 0: the, its, their, his, her, our
j 1: a, an
e 1: every, each, per
q X: several, few, some, many, recent, a few, numerous, various, a number of, countless, quite a few, a handful of, a matter of
E P1D: daily
E P1W: weekly
E P2W: biweekly, fortnightly
E P1M: monthly
E P6M: semiannually, semi-annually, semiannual, semi-annual
E P1Y: annually, yearly, annual, per annum
E P1D: nightly
z START: early, beginning, start, the very beginning, outset, dawn, the beginning, the start, early in, the onset
z START: as early as
z MID: mid, middle, midst, the middle, midway
z END: late, end, the end, the very end, later in, late in, as late as
z -: sometime, some time, sometime in, the full, a full, the entire, an entire, the whole, all of, the rest of, the remainder of
w APPROX: about, around, roughly, approximately, nearly, almost, some, close to, an estimated, just about, up to, as much as
w APPROX: just under, just over, as many as
w -: more than, at least, over, less than, no more than, at most, fewer than, under, not more than, well over, as little as
w -: just, more, another, an additional, no later than, a further, exactly, full, entire, whole, straight, consecutive, solid
w -: mere, a mere, an extra, or so, or more, or less, a total of, nearly all
F 1: fiscal, financial
H 1: half
X per: period, periods, span
X term: term
v PRESENT_REF: now, currently, at the moment, at present, nowadays, these days, present day, the present day, right now
v PRESENT_REF: at this time, the present
v PAST_REF: recently, more recently, most recently, the recent past, long ago, the not-too-distant past
v FUTURE_REF: the future, the near future, the foreseeable future, the short term, the near term, the long term, the medium term
v FUTURE_REF: future, soon, very soon, the immediate future
l 12-25: ^christmas, ^christmas day, ^xmas
l 12-24: ^christmas eve
l 01-01: ^new year's day
l 12-31: ^new year's eve
l 07-04: ^independence day, ^fourth of july
l 10-31: ^halloween
l 02-14: ^valentine's day
l 11-11: ^veterans day, ^armistice day
l 05-01: ^may day
l 03-17: ^st. patrick's day
l easter+0: ^easter, ^easter sunday
l easter+1: ^easter monday
l easter-2: ^good friday
l easter-7: ^palm sunday
l easter-46: ^ash wednesday
l easter+49: ^pentecost
l nth-11-4-4: ^thanksgiving, ^thanksgiving day
l nth-9-1-1: ^labor day
l nth-5-1-9: ^memorial day
l nth-5-7-2: ^mother's day
l nth-1-1-3: ^martin luther king day
l nth-2-1-3: ^presidents day, ^presidents' day
l election: ^election day
l 2001-09-11: 9/11, ^sept. 11 attacks
C 1: bc, bce, b.c., b.c.e., b.c
A 1: ad, ce, a.d.
P am: am, a.m., a.m
P pm: pm, p.m., p.m
Z Z: utc, gmt, ^z
Z -: ^est, ^edt, ^pst, ^pdt, ^cst, ^cdt, ^mst, ^mdt, ^et, ^pt, ^bst, ^cet, ^cest, ^msk, local time, eastern time, moscow time
Z -: eastern, ist, jst
K 1: o'clock, o’clock, hrs
O 1: at
f 1: of
h by: by
h 1: within, shortly after, soon after, shortly before, as long as, in, since, during, from, before, after, for, as of, on, into
h 1: throughout, circa
n 0: zero
< 1: between
> 1: to, through, thru
> until: until, till
& 1: and, or
c 12:00: noon, midday, high noon
c 24:00: midnight
+ 1: as soon as, effective, will, won't, won’t, starting, beginning on, payable, would, ll, due, scheduled, expected, expects, expect
+ 1: plan to, plans to, planned to, planning to, shall, upcoming, going to, is to, are to, to be, can, must, should, forthcoming
+ 1: slated, set for, set to, to begin, to start, to meet, to discuss, to hold, to visit, to open, matures, expires, expire
+ 1: ends, begins, starts, opens, arrives, departs, concludes, takes effect, takes place, kicks off, convenes, maturing, intends, hopes to
= 1: was, were, had, did, said, has, have, came, went, won, began, took, fell, rose, gave, became, got, saw, ran
= weak: told, made, held, met, left, lost, sold, paid, found, sent, been, reported, announced, dropped
! 1: m, g, l, ml, kcal, iu, pcs, dpi, rpm, hz, mhz, ghz, volts, watts
! 1: old, %, percent, percentage, per cent, $, €, £, miles, km, meters, metres, feet, points, p.c., people, yards, inches
! 1: pounds, degrees, kilometers, tons, tonnes, barrels, dollars, cents, million, billion, trillion, copies, pages, kg, mm, cm
! 1: mb, gb, kb, mw, gw, kw, mph, hp, grams, litres, liters, tonne, ton, soldiers, troops, workers, jobs, votes, seats, shares
! 1: units, usd, eur
~ 1: avenue, street, highway, boulevard, square, number, no., article, resolution, flight
"""
