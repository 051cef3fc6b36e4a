# ruff: noqa: E501 -- tables of words, one thought a line
"""Build dashboard/reference/currencies.json from the CLDR data that the Babel package carries.

    python scripts/build_currencies.py > dashboard/reference/currencies.json

Names in four languages, all plural forms, lower case, to ISO 4217 codes; words that name a currency alone
(dollar, peso) and symbols are ours, below. Same Babel, same bytes.
"""

import json

import babel
from babel import Locale
from babel.numbers import list_currencies

HISTORIC = ("DEM", "FRF", "NLG", "ESP", "ITL", "HRK", "GRD", "PTE")
LANGUAGES = ("en", "es", "pt", "ru")

# A word alone means the currency that news writers mean by it; where several are meant, no code but the word.
ALONE = {
    "en": {
        "usd": "USD", "eur": "EUR", "gbp": "GBP", "dollar": "USD", "dollars": "USD", "us dollar": "USD", "us dollars": "USD", "u.s. dollars": "USD", "u.s. dollar": "USD",
        "pound": "GBP", "pounds": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "sterling": "GBP", "quid": "GBP",
        "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "ruble": "RUB", "rubles": "RUB",
        "rouble": "RUB", "roubles": "RUB", "rupee": "INR", "rupees": "INR", "won": "KRW", "rand": "ZAR", "reais": "BRL", "reals": "BRL",
        "boliviano": "BOB", "bolivianos": "BOB", "bolivar": "VES", "bolivars": "VES", "bolívares": "VES", "cordoba": "NIO",
        "cordobas": "NIO", "shekel": "ILS", "shekels": "ILS", "lira": "TRY", "liras": "TRY", "hryvnia": "UAH", "hryvnias": "UAH",
        "tenge": "KZT", "zloty": "PLN", "zlotys": "PLN", "baht": "THB", "ringgit": "MYR", "dirham": "AED", "dirhams": "AED",
        "riyal": "SAR", "riyals": "SAR", "bitcoin": "XBT", "bitcoins": "XBT", "btc": "XBT", "peso": "peso", "pesos": "peso",
        "franc": "franc", "francs": "franc", "krona": "krona", "kronor": "krona", "krone": "krone", "kroner": "krone",
        "dinar": "dinar", "dinars": "dinar", "mark": "DEM", "marks": "DEM", "deutschmarks": "DEM", "swiss francs": "CHF",
        "french francs": "FRF", "cuban pesos": "CUP", "mexican pesos": "MXN", "dutch guilders": "NLG", "guilders": "NLG",
        "pesetas": "ESP", "naira": "NGN", "dong": "VND", "kuna": "HRK", "kn": "HRK", "rials": "IRR", "rupiah": "IDR",
    },
    "es": {
        "dólar": "USD", "dólares": "USD", "dolar": "USD", "dolares": "USD", "dólares estadounidenses": "USD", "dólares americanos": "USD",
        "dólares de estados unidos": "USD", "dólares de ee.uu.": "USD", "libra": "GBP", "libras": "GBP", "libras esterlinas": "GBP",
        "libra esterlina": "GBP", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yenes": "JPY", "yuan": "CNY", "yuanes": "CNY",
        "rublo": "RUB", "rublos": "RUB", "rupia": "INR", "rupias": "INR", "reales": "BRL", "boliviano": "BOB", "bolivianos": "BOB",
        "bolívar": "VES", "bolívares": "VES", "córdoba": "NIO", "córdobas": "NIO", "peso": "peso", "pesos": "peso", "quetzales": "GTQ",
        "lempiras": "HNL", "colones": "CRC", "guaraníes": "PYG", "soles": "PEN", "franco": "franc", "francos": "franc",
        "florines": "NLG", "florines neerlandeses": "NLG", "florines holandeses": "NLG", "pesetas": "ESP", "marcos": "DEM",
        "coronas": "krona", "dinares": "dinar", "bitcoins": "XBT", "wones": "KRW", "dólares de hong kong": "HKD",
        "dólares australianos": "AUD", "dólares canadienses": "CAD", "pesos cubanos": "CUP", "pesos mexicanos": "MXN", "divisas": "",
    },
    "pt": {
        "dólar": "USD", "dólares": "USD", "dolar": "USD", "dolares": "USD", "dólares americanos": "USD", "dólares dos eua": "USD",
        "libra": "GBP", "libras": "GBP", "libras esterlinas": "GBP", "euro": "EUR", "euros": "EUR", "iene": "JPY", "ienes": "JPY", "yen": "JPY",
        "yenes": "JPY", "yuan": "CNY", "yuans": "CNY", "iuane": "CNY", "rublo": "RUB", "rublos": "RUB", "rupias": "INR", "real": "BRL",
        "reais": "BRL", "boliviano": "BOB", "bolivianos": "BOB", "bolívar": "VES", "bolívares": "VES", "córdobas": "NIO",
        "peso": "peso", "pesos": "peso", "franco": "franc", "francos": "franc", "pesetas": "ESP", "marcos": "DEM", "coroas": "krona",
        "bitcoins": "XBT", "dólares de hong kong": "HKD", "dólares australianos": "AUD", "dólares canadenses": "CAD", "kwanzas": "AOA",
        "meticais": "MZN",
    },
    "ru": {
        "доллар": "USD", "доллара": "USD", "долларов": "USD", "доллары": "USD", "долларами": "USD", "долл": "USD", "долларов сша": "USD",
        "доллара сша": "USD", "долл сша": "USD", "евро": "EUR", "рубль": "RUB", "рубля": "RUB", "рублей": "RUB", "руб": "RUB", "рублями": "RUB",
        "юань": "CNY", "юаня": "CNY", "юаней": "CNY", "фунт": "GBP", "фунта": "GBP", "фунтов": "GBP", "фунтов стерлингов": "GBP",
        "иен": "JPY", "иены": "JPY", "йен": "JPY", "песо": "peso", "боливиано": "BOB", "боливаров": "VES", "боливара": "VES", "кордоб": "NIO",
        "реалов": "BRL", "реала": "BRL", "франков": "franc", "гривен": "UAH", "гривны": "UAH", "тенге": "KZT", "вон": "KRW", "рупий": "INR",
        "биткоинов": "XBT", "биткойнов": "XBT",
    },
}  # fmt: skip
MINOR = {
    "en": {"cent": "cent", "cents": "cent", "pence": "penny", "penny": "penny", "pennies": "penny", "kopecks": "kopeck", "kopeks": "kopeck", "sen": "sen"},
    "es": {"centavo": "cent", "centavos": "cent", "céntimo": "cent", "céntimos": "cent", "centimos": "cent", "penique": "penny", "peniques": "penny"},
    "pt": {"centavo": "cent", "centavos": "cent", "cêntimo": "cent", "cêntimos": "cent", "pêni": "penny", "penies": "penny", "pence": "penny"},
    "ru": {"цент": "cent", "цента": "cent", "центов": "cent", "копейка": "kopeck", "копейки": "kopeck", "копеек": "kopeck", "коп": "kopeck"},
}  # fmt: skip
SYMBOLS = {
    "$": "USD", "$US": "USD", "US$": "USD", "U.S.$": "USD", "U$S": "USD", "US $": "USD", "U.S. $": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₩": "KRW", "₪": "ILS",
    "₴": "UAH", "₺": "TRY", "₸": "KZT", "₿": "XBT", "₾": "GEL", "₭": "LAK", "元": "CNY", "₡": "CRC", "₲": "PYG", "₱": "PHP", "₫": "VND",
    "₦": "NGN", "฿": "THB", "₼": "AZN", "৳": "BDT", "₵": "GHS", "₮": "MNT", "ரூ": "LKR", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "A$": "AUD", "AU$": "AUD",
    "HK$": "HKD", "NZ$": "NZD", "R$": "BRL", "S$": "SGD", "NT$": "TWD", "MX$": "MXN", "MEX$": "MXN", "MXN$": "MXN", "S/": "PEN", "Bs": "BOB",
    "RM": "MYR", "Rs": "INR", "PS": "GBP", "Y=": "JPY", "円": "JPY", "PHP": "PHP",
}  # fmt: skip


def main() -> None:
    codes = sorted(set(list_currencies("en")) & {c for c in Locale("en").currencies if len(c) == 3})
    names: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        locale = Locale(language)
        found: dict[str, str] = {}
        for code in codes:
            name = locale.currencies.get(code, "")
            if "(" in name or not name:  # of a closed period, but for those that old articles still name
                if code not in HISTORIC:
                    continue
            forms = {name, *dict(locale._data["currency_names_plural"].get(code, {})).values()}
            for form in forms:
                phrase = form.split("(")[0].strip().lower()
                if " " in phrase and phrase not in found:
                    found[phrase] = code
        found.update(ALONE[language])
        names[language] = {k: found[k] for k in sorted(found) if found[k]}
    current = sorted(set(babel.numbers.get_global("all_currencies") or ()) & set(codes)) or codes
    print(
        json.dumps(
            {
                "source": f"CLDR by Babel {babel.__version__}",
                "codes": current,
                "names": names,
                "minor": MINOR,
                "symbols": SYMBOLS,
            },
            ensure_ascii=False,
            indent=0,
            sort_keys=True,
        )
    )


if __name__ == "__main__":
    main()
