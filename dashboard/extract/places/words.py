"""Words around a name that speak for or against a place, folded, in four languages."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


INSIDE = _set("""
    in at near inside outside across throughout around toward towards via en em no na nos nas num numa в во на под из
    около возле близ вблизи через по
""")
"""Prepositions after which a capitalised name is a place far more often than not."""
FROM_TO = _set("""
    pelo pela pelos pelas from to into through beyond between desde hasta hacia entre sobre para ate rumo de del do da
    dos das a ao aos as до к ко от над с со
""")
"""Prepositions after which it often is."""
OF = _set("of de del da do dos das")
TITLES = _set(
    """
    mr mrs ms miss dr prof professor president presidents senator sen rep representative congressman congresswoman
    governor gov mayor judge justice general gen colonel col captain capt lieutenant lt sergeant sgt major maj
    commander admiral minister secretary chancellor king queen prince princess pope bishop archbishop cardinal father
    sister rev reverend sheriff coach chairman chairwoman spokesman spokeswoman spokesperson officer detective sir
    lord lady saint star actor actress singer attorney pastor rabbi imam deputy author quarterback pitcher forward
    guard defender striker midfielder director senor senora sr sra don dona presidente expresidente ministro ministra
    senador senadora diputado diputada gobernador alcalde alcaldesa coronel capitan comandante canciller rey reina
    papa obispo juez jueza fiscal doctor doctora profesor profesora portavoz vicepresidente vicepresidenta lider
    cantante actriz presidenta hermano hermana compañero senhor senhora deputado deputada governador governadora
    prefeito prefeita vereador capitao chanceler rei rainha juiz juiza delegado delegada professora vice президент
    президента президенту президентом президенте министр министра премьер губернатор губернатора мэр сенатор депутат
    депутата генерал полковник майор капитан лейтенант господин г-н актер актриса певец певица писатель журналист
    режиссер тренер адвокат судья король королева принц принцесса папа патриарх академик профессор доктор директор
    глава спикер посол экс-президент вице-президент
""".replace("ñ", "n")
)
VERBS_TOO = _set("miss general forward guard major star sister captain director secretary father lady king")
"""Titles that are common words in lower case."""
SPEAKS = _set("""
    said says told added adds explained noted recalled replied wrote writes asked argued believes thinks scored hit
    won dijo dice afirmo anadio explico declaro senalo disse diz afirmou declarou contou explicou acrescentou сказал
    сказала заявил заявила сообщил сообщила добавил добавила отметил отметила рассказал рассказала
""")
LETTERHEAD = _set("""
    university college institute school academy bank times post news tribune herald journal gazette globe chronicle
    observer guardian telegraph press magazine daily review express courier sentinel dispatch register inquirer
    examiner orchestra symphony philharmonic opera ballet theatre theater museum gallery foundation fund trust group
    inc corp corporation co company ltd llc plc holdings partners associates capital insurance mutual airlines airways
    motors records pictures studios entertainment consulting united city fc rovers wanderers athletic celtics thunder
    lakers bulls knicks yankees mets dodgers giants jets eagles cowboys patriots steelers packers bears lions tigers
    cubs braves hawks hornets heat magic pistons pacers bucks spurs rockets mavericks jazz suns kings warriors
    clippers blazers nuggets timberwolves grizzlies pelicans saints falcons panthers bengals browns ravens texans
    colts titans jaguars chiefs raiders chargers broncos rams seahawks cardinals padres rangers astros mariners
    athletics angels twins royals indians orioles nationals marlins phillies brewers reds pirates rockies diamondbacks
    bruins sabres senators leafs canadiens flyers penguins capitals hurricanes devils islanders predators blues
    blackhawks avalanche flames oilers canucks sharks ducks coyotes юнайтед сити
""")
"""After a place name these make it part of the name of an organisation, a paper or a team."""
ORGANISATION_HEADS = _set("""
    bank university college institute banco universidad universidade instituto banca club clube real deportivo
    atletico sporting folha diario jornal periodico gazeta radio partido journal museum hospital colegio school church
    банк банка банке университет университета университете институт института газета газеты клуб клуба театр театра
    музей
""")
"""Before `of`, `de`, `do` or a Russian genitive these make a place name part of the organisation's name."""
CITY_WORDS = _set("""
    city town village municipality capital port suburb hamlet borough ciudad pueblo villa municipio localidad puerto
    cidade vila porto freguesia concelho город города городе городом городу поселок деревня село столица столице
    столицы
""")
AREA_WORDS = _set("""
    state province region county district department oblast krai prefecture republic island islands valley peninsula
    coast desert territory estado provincia departamento distrito comarca isla islas valle costa regiao ilha ilhas
    vale область области край края район района районе республика республики республике остров острова острове округ
    округе
""")
PLACE_HEADS = {
    "river": "region", "rivers": "region", "lake": "region", "lakes": "region", "creek": "region", "mountain": "region",
    "mountains": "region",
    "hills": "region", "valley": "region", "island": "region", "islands": "region", "peninsula": "region", "bay": "region",
    "gulf": "region",
    "sea": "region", "ocean": "region", "strait": "region", "coast": "region", "desert": "region", "forest": "region", "canyon": "region",
    "falls": "region", "beach": "region", "county": "region", "district": "region", "province": "region", "parish": "region",
    "prefecture": "region",
    "oblast": "region", "region": "region", "territory": "region", "township": "region", "borough": "region", "heights":
    "city", "springs": "city",
    "airport": "facility", "bridge": "facility", "street": "facility", "avenue": "facility", "road": "facility", "boulevard": "facility",
    "highway": "facility", "square": "facility", "park": "facility", "stadium": "facility", "cathedral": "facility",
    "castle": "facility", "palace": "facility", "harbor": "facility", "harbour": "facility", "tunnel": "facility", "dam": "facility",
    "plaza": "facility", "parkway": "facility", "drive": "facility", "lane": "facility", "archipelago": "region", "plateau": "region",
    "basin": "region", "glacier": "region", "volcano": "region", "reef": "region", "cemetery": "facility", "prison": "facility",
    "temple": "facility", "tower": "facility", "zoo": "facility", "arena": "facility", "pier": "facility",
}  # fmt: skip
"""English nouns that end the name of a place, and what kind it is."""
PLACE_HEADS_FIRST = {
    "lake": "region", "mount": "region", "mt": "region", "cape": "region", "isla": "region", "islas": "region", "rio": "region",
    "lago": "region", "monte": "region", "cerro": "region", "golfo": "region", "bahia": "region", "puerto": "city", "porto": "city",
    "fort": "city", "port": "city", "camp": "facility", "ilha": "region", "serra": "region", "sierra": "region", "cordillera": "region",
    "avenida": "facility", "calle": "facility", "rua": "facility", "praca": "facility", "plaza": "facility", "parque": "facility",
    "aeropuerto": "facility", "aeroporto": "facility", "playa": "region", "praia": "region", "villa": "city", "vila": "city",
}  # fmt: skip
PLACE_NOUNS = {
    **dict.fromkeys(
        """city town village hamlet municipality ciudad pueblo villa aldea municipio localidad barrio cidade vila aldeia
        municipio bairro freguesia
        concelho povoado distrito город города городе городом городу поселок поселка поселке деревня деревни деревне село села селе
        станица станице хутор хуторе городок городке""".split(), "city"),
    **dict.fromkeys(
        """river island lake region province district rio isla lago provincia comarca departamento ilha provincia regiao
        serra река реки реке реку
        остров острова острове озеро озера озере гора горы горе районе района район провинции провинция штате штата штат
        округе округа""".split(),
        "region"),
}  # fmt: skip
"""Nouns after which, with `of` or without, a capitalised word is the name of a place even if unknown."""
RUSSIAN_AREAS = _set("""
    район района районе районом область области областью край края крае краем округ округа округе уезд уезда уезде
    залив залива заливе остров острова острове полуостров полуострова полуострове хребет хребта море моря пролив
    пролива волость губерния губернии
""")
RUSSIAN_ADJECTIVE = ("ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую", "ское", "ских", "цкий", "цкого",
"цкому", "цким", "цком", "цкая",
                     "цкой", "цкую")  # fmt: skip
"""Endings of adjectives that make the name of an area with the noun after them: `Одинцовского района`."""
SMALL = _set("of the and de del la las los el le les du des da do das dos e y upon on sur am der an di in na на де")
"""Small words inside names."""
STARTERS = _set("""
    the a an this that these those in on at and but for with from when while after before as if so both each every
    some all its his her their our your my no not see how why what where el la los las un una en o os um uma na
""")
"""Words whose capital at the start of a sentence says nothing."""
MONTHS = _set("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan
    thanksgiving enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro
    fevereiro marco maio junho julho setembro outubro novembro dezembro
""")
PLACING = _set("in near outside around en cerca em perto")
PARTICLES = _set("de del da do dos das la las los di van von bin ibn")
"""Words between the parts of a person's name."""
"""Prepositions after which even an unknown capitalised word is likely a place."""
LOCAL_BODIES = _set("""
    police pd department city council county school schools high fire sheriff chamber district court board mayor
    residents resident public area metro downtown native natives man woman couple family road street avenue mill hills
    township community municipal senior regional office offices international airport
""")
"""After a place name these leave it a place: local bodies and people."""
GOVERNS = _set("""
    said says warned warns announced denied accused accuses insisted rejected condemned hopes wants plans considers
    believes agreed urged urges called demanded vowed signed imposed expressed responded recalled expelled refused
    dijo anuncio acuso nego advirtio rechazo condeno considera quiere planea pretende firmo pidio exigio respondio
    impuso disse anunciou acusou negou advertiu rejeitou condenou quer assinou pediu exigiu respondeu impos заявил
    заявила заявляет обвинил обвинила призвал призвала объявил объявила считает намерена намерен отвергла отверг ввела
    ввел предупредила ответила потребовала
""")
"""Verbs whose subject, where it is a capital, is its government."""
AUXILIARIES = _set("""
    will would has had have is was may might must should can could does did do wo
    ha habia ha hara sera podria puede debe quiere esta estaba
    vai vao tem tinha pode deve quer esta
    будет может должна должен
""")
"""Verbs after which a capital city without a preposition is its government: `Moscow will`."""
VESSELS = _set("""
    submarine frigate ship warship vessel tanker cruiser destroyer carrier boat yacht ferry icebreaker corvette
    submarino fragata buque crucero petrolero barco corbeta yate navio cruzador petroleiro iate
    подлодка подлодки подлодку подводная фрегат фрегата фрегатом крейсер крейсера корабль корабля судно судна танкер
    танкера ледокол ледокола
""")
"""What bears the name of a town: `the submarine Kazan`."""
NOT_PLACED = _set("""
    facebook twitter instagram youtube telegram whatsapp tiktok internet google zoom netflix linkedin github reddit
    congress parliament senate english spanish french russian portuguese latin hebrew arabic god christ islam
""")
"""Capitalised words that stand after `in` without being places."""
EVENT_HEADS = _set("""
    conference summit forum games olympics cup championship agreement treaty accord accords pact convention protocol
    declaration war congress dialogue
    conferencia cumbre foro juegos copa acuerdo tratado pacto convencion declaracion
    cupula forum jogos acordo tratado pacto convencao declaracao
""")
"""Heads of the names of events and treaties."""
BODY_HEADS = _set("""
    union bank community commission council parliament court association alliance federation organization organisation
    committee institute academy agency fund league party
    unidos unida
""")
"""Heads of the names of international bodies: `Eurasian Economic Union`."""
OFFICES = _set("""
    president presidents minister ministers premier chancellor king queen prince ambassador ambassadors leader leaders
    head heads foreign affairs secretary governor
    presidente presidenta presidentes ministro ministra canciller rey embajador embajadora jefe lider exteriores
    relaciones
    ministros chanceler embaixador embaixadora chefe exteriores
    президент президента президентом президенту президенты премьер министр министра глава главы главой посол посла
    лидер лидера король
""")
"""Offices of a state; a country after them (`Prime Minister of India`) belongs to the title."""
ARTICLES = _set("the el la los las o a os as")
DIRECTIONS = _set("""
    north south east west central northern southern eastern western northeastern northwestern southeastern
    southwestern mainland norte sur sul este oeste leste centro sureste suroeste noreste noroeste sudeste sudoeste
    interior востоке западе севере юге центре
""")
"""Before a place, or before `de` and a place, these make it where something is."""
TRADE = _set("""
    export exports exported import imports trade sales exportaciones exportacion importaciones comercio exportacoes
    exportacao importacoes экспорт экспорта импорт импорта торговля торговлю поставки поставок
""")
GROUPS = _set("""
    x-eu x-eurozone x-west x-eurasia x-fsu x-ussr x-cis x-global-south x-middle-east x-asia-pacific x-arab x-gulf x-baltics
    x-balkans x-scandinavia x-benelux x-maghreb x-korea x-kurdistan x-yugoslavia x-czechoslovakia x-ottoman
    x-austria-hungary x-roman-empire
""")
"""Regions that act as states do; the other `x-…` are seas, mountains and lands."""
FOOD = _set("""
    fries toast cheese pastries pastry pastrami sausage mustard dressing onion chocolate coffee bacon beef cuisine
    food rolls horn doll dolls roulette salad chile sprouts omelette tortilla bull terrier shepherd wolfhound setter
    mastiff
""")
"""After a demonym these are dishes, breeds and toys, not the country."""
