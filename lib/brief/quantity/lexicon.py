"""The words and signs that numbers in English text are made of: plain data, in lower case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from brief.quantity.qualifiers import QUALIFIERS
from brief.quantity.tokens import words_of


def listed(words: str) -> list[str]:
    """The words of a text."""
    return words.split()


ONES = {
    word: number
    for number, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
} | {"fourty": 40}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "milliard": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "lakh": 10**5,
    "lac": 10**5,
    "crore": 10**7,
}
BARE_SCALES = {"hundred", "thousand", "million"}
PLURAL_SCALES = {f"{word}s": size for word, size in SCALES.items()}
# Written right behind digits, or after a space where the text has money or a count: £1.2m, 35 bn.
SHORT_SCALES = {
    "k": 1000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mm": 10**6,
    "mil": 10**6,
    "mio": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "bil": 10**9,
    "grand": 1000,
    "t": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}
# As words of their own: "5 m" may be five metres, "$5 b" is nothing.
SPACED_SCALES = {"mn", "mln", "mil", "mio", "bn", "bln", "bil", "tn", "trn"}
# The parts of a whole, one of them; "thirds" and "tenths" follow.
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
PLURAL_PARTS = {f"{word}s": size for word, size in PARTS.items() if word != "half"} | {"halves": 2}
ORDINALS = {
    word: number
    for number, word in enumerate(
        listed("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), start=1
    )
}
TIMES = {
    "twice": Fraction(2),
    "thrice": Fraction(3),
    "double": Fraction(2),
    "doubled": Fraction(2),
    "doubles": Fraction(2),
    "doubling": Fraction(2),
    "triple": Fraction(3),
    "tripled": Fraction(3),
    "triples": Fraction(3),
    "tripling": Fraction(3),
    "treble": Fraction(3),
    "trebled": Fraction(3),
    "trebling": Fraction(3),
    "quadruple": Fraction(4),
    "quadrupled": Fraction(4),
    "quadrupling": Fraction(4),
    "quadruples": Fraction(4),
    "quintuple": Fraction(5),
    "quintupled": Fraction(5),
    "quintupling": Fraction(5),
    "sextupled": Fraction(6),
    "halved": Fraction(1, 2),
    "halving": Fraction(1, 2),
}
FOLDS = {f"{word}fold": Fraction(number) for word, number in (ONES | TENS | SCALES).items()} | {"manifold": Fraction(0)}

CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "£": "GBP",
    "gbp": "GBP",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "¥": "JPY",
    "jpy": "JPY",
    "₹": "INR",
    "inr": "INR",
    "rm": "MYR",
    "zar": "ZAR",
    "a$": "AUD",
    "au$": "AUD",
    "aud": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad": "CAD",
    "can$": "CAD",
    "nz$": "NZD",
    "nzd": "NZD",
    "hk$": "HKD",
    "hkd": "HKD",
    "s$": "SGD",
    "sg$": "SGD",
    "r$": "BRL",
    "mx$": "MXN",
    "mex$": "MXN",
    "nt$": "TWD",
    "j$": "JMD",
    "ja$": "JMD",
    "tt$": "TTD",
    "ec$": "XCD",
    "bds$": "BBD",
    "bz$": "BZD",
    "bd$": "BMD",
    "b$": "BSD",
    "ci$": "KYD",
    "fj$": "FJD",
    "g$": "GYD",
    "gy$": "GYD",
    "l$": "LRD",
    "n$": "NAD",
    "rd$": "DOP",
    "si$": "SBD",
    "sr$": "SRD",
    "z$": "ZWL",
    "zw$": "ZWL",
    "zwl$": "ZWL",
    "chf": "CHF",
    "cny": "CNY",
    "rmb": "CNY",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "pln": "PLN",
    "rs": "INR",
    "ksh": "KES",
    "tk": "BDT",
    "sfr": "CHF",
    "kr": "kr",
}
# Codes that are no English words: a sum in one of them is none in dollars.
_CODES = (
    "mxn brl ars clp ngn thb php idr krw vnd pkr bdt lkr npr aed kes tzs ugx ghs xof xaf czk huf ron bgn isk uah kzt "
    "twd egp ils jmd ttd bbd irr iqd afn mmk lak khr gtq hnl crc dop uyu pyg bwp zmw etb qar kwd bhd omr jod lbp"
)
CODES = set(listed(_CODES))
CURRENCIES |= {code: code.upper() for code in CODES}


def currency(word: str) -> str:
    """The code of a currency, or its sign where we have no code for it; empty where a word is no currency."""
    sign = len(word) == 1 and unicodedata.category(word) == "Sc"
    return CURRENCIES.get(word) or (word if sign else "")


# How names of substances go on behind digits and a hyphen: "3-methylfentanyl", "2-fluorofentanyl".
RADICALS = tuple(
    listed(
        "methyl ethyl propyl isopropyl butyl butan butyryl pentyl hexyl phen fluor chlor brom iod nitr amin anilid "
        "hydroxy methoxy ethoxy meo acetyl aceto piperid piperaz benzyl benzo dihydro cyclo furan thien thio desmethyl "
        "despropionyl"
    )
)

# All countries that have, or had, dollars of their own: a sum in them is none in those of the United States.
_OTHER_DOLLARS = (
    "taiwan|taiwanese|new taiwan|jamaican|jamaica|barbados|barbadian|bajan|namibian|namibia|fijian|fiji|liberian|"
    "liberia|belize|belizean|guyanese|guyana|bahamian|bahamas|bermudian|bermuda|brunei|bruneian|cayman|cayman islands|"
    "caymanian|east caribbean|eastern caribbean|caribbean|kiribati|solomon islands|surinamese|suriname|trinidadian|"
    "trinidad|trinidad and tobago|tuvaluan|zimbabwean|zimbabwe|rhodesian|malaysian|malayan|straits"
)


def _dollars(countries: str) -> str:
    return "|".join(f"{country} {dollars}" for country in countries.split("|") for dollars in ("dollars", "dollar"))


# The words of each unit of measurement; those that have white space are found before shorter ones.
_UNITS = {
    "percent": "%|percent|per cent|pct|pc|p.c.|per-cent|percents",
    "per mille": "‰|per mille|per mil|permille|per thousand",
    "percentage points": "percentage points|percentage point|percentage-points|percentage-point|ppts|p.p."
    "|percent points|per cent points|pp|ppt|% points|%-points",
    "USD": "dollars|dollar|us dollars|u.s. dollars|american dollars",
    "AUD": _dollars("australian|australia"),
    "CAD": _dollars("canadian|canada"),
    "GBP": "pounds sterling|british pounds|quid",
    "EUR": "euros|euro",
    "JPY": "yen",
    "CNY": "yuan|renminbi",
    "INR": "rupees|indian rupees|rupee",
    "NZD": _dollars("new zealand"),
    "HKD": _dollars("hong kong"),
    "SGD": _dollars("singapore|singaporean"),
    "other dollars": _dollars(_OTHER_DOLLARS),
    "other pounds": "|".join(
        f"{country} {pounds}"
        for country in listed("egyptian lebanese syrian sudanese cypriot irish gibraltar falkland israeli turkish")
        for pounds in ("pounds", "pound")
    ),
    "pesos": "pesos|peso|mexican pesos|philippine pesos|colombian pesos",
    "THB": "baht",
    "NGN": "naira",
    "rand": "rand|south african rand",
    "RUB": "rubles|roubles|ruble|rouble",
    "shillings": "shillings|kenyan shillings",
    "francs": "francs|swiss francs|cfa francs",
    "crowns": "kronor|kroner|krona|krone",
    "MYR": "ringgit",
    "BRL": "reais",
    "lira": "lira|liras",
    "dirhams": "dirhams|dirham",
    "riyals": "riyals|riyal",
    "IDR": "rupiah",
    "PLN": "zloty|zlotys",
    "UAH": "hryvnia|hryvnias",
    "KRW": "won|korean won|south korean won",
    "VND": "dong",
    "dinars": "dinars|dinar|kuwaiti dinars|iraqi dinars|jordanian dinars|algerian dinars|serbian dinars",
    "ILS": "shekels|shekel|israeli shekels|new shekels",
    "MMK": "kyat|kyats",
    "BDT": "taka|takas",
    "HUF": "forint|forints",
    "RON": "lei",
    "BGN": "leva",
    "KZT": "tenge",
    "ETB": "birr",
    "GHS": "cedi|cedis",
    "kwacha": "kwacha|kwachas",
    "KHR": "riel|riels",
    "LAK": "kip",
    "PEN": "soles",
    "bolivars": "bolivars|bolivares|bolivianos",
    "GTQ": "quetzals|quetzales",
    "HNL": "lempira|lempiras",
    "HTG": "gourde|gourdes",
    "cents": "cents|cent|¢",
    "pence": "pence|p",
    "kg": "kg|kgs|kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos",
    "g": "g|gram|grams|gramme|grammes|gm",
    "mg": "mg|milligram|milligrams|milligramme|milligrammes",
    "µg": "µg|μg|mcg|ug|microgram|micrograms",
    "ng": "ng|nanogram|nanograms",
    "lb": "lb|lbs|pound|pounds",
    "oz": "oz|ounce|ounces",
    "tonnes": "tonne|tonnes|metric tons|metric ton|metric tonnes|mt|t",
    "Mt": "megatonne|megatonnes|megatons",
    "kt": "kt|kilotonnes|kilotons",
    "tons": "ton|tons|short tons",
    "L": "l|litre|litres|liter|liters",
    "mL": "ml|millilitre|millilitres|milliliter|milliliters",
    "gallons": "gallon|gallons",
    "km": "km|kms|kilometre|kilometres|kilometer|kilometers",
    "m": "metre|metres|meter|meters",
    "cm": "cm|centimetre|centimetres|centimeter|centimeters",
    "mm": "mm|millimetre|millimetres|millimeter|millimeters",
    "miles": "mile|miles",
    "mph": "mph|miles per hour|miles an hour",
    "km/h": "km/h|kph|kmh|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour",
    "yards": "yard|yards",
    "feet": "foot|feet|ft",
    "inches": "inch|inches",
    "ha": "ha|hectare|hectares",
    "acres": "acre|acres",
    "km²": "km²|km2|square kilometres|square kilometers|sq km",
    "square miles": "square miles|sq miles",
    "square feet": "square feet|square foot|sq ft",
    "seconds": "second|seconds|secs|sec|milliseconds",
    "minutes": "minute|minutes|mins|min",
    "hours": "hour|hours|hr|hrs|h",
    "days": "day|days",
    "weeks": "week|weeks|wk|wks",
    "months": "month|months|mos",
    "years": "year|years|yr|yrs|year's|years'|months'|days'",
    "decades": "decade|decades",
    "centuries": "centuries|century",
    "times": "times|x|×|fold|folds",
    "°C": "°c|degrees celsius|degrees c",
    "°F": "°f|degrees fahrenheit|degrees f",
    "degrees": "degrees|degree|°",
    "GB": "gb|gigabyte|gigabytes",
    "TB": "tb|terabyte|terabytes",
    "MB": "mb|megabyte|megabytes",
    "MHz": "mhz",
    "GHz": "ghz",
    "Hz": "hz",
    "MW": "mw|megawatt|megawatts",
    "GW": "gw|gigawatt|gigawatts",
    "kWh": "kwh",
    "kW": "kw|kilowatt|kilowatts",
    "W": "watt|watts",
    "volts": "volt|volts",
    "mmol": "mmol",
    "IU": "iu",
    "basis points": "basis points|bps",
    "kHz": "khz",
    "Mbps": "mbps",
    "Gbps": "gbps",
    "mAh": "mah",
    "nm": "nm|nanometer|nanometers|nanometre|nanometres",
    "m²": "m²|m2|sq m|square metres|square meters|sqm",
    "bhp": "bhp",
    "ppm": "ppm",
    "hp": "hp|horsepower",
    "rpm": "rpm",
    "mpg": "mpg",
    "barrels": "barrel|barrels",
}
UNITS: dict[tuple[str, ...], str] = {
    words_of(words): name for name, listing in _UNITS.items() for words in listing.split("|")
}
LONGEST_UNIT = max(map(len, UNITS))
UNIT_WORDS = {words[0] for words in UNITS}
DURATIONS = {"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"}

PERSONS = set(
    listed(
        "people persons men women children individuals patients participants adults inmates users respondents "
        "listeners viewers readers members delegates employees residents"
    )
)

MONTHS = {
    word
    for name in listed("january february march april may june july august september october november december")
    for word in (name, name[:3])
} | {"sept"}

# Words that come before a number that only names: "Table 3", "page 12".
NUMBERED = set(
    listed(
        "table figure fig chart box page pages p pp section sections chapter chapters part annex appendix "
        "volume vol no nos number issue article clause paragraph para paragraphs subparagraph subsection "
        "schedule title note notes "
        "footnote endnote exhibit map step item question phase tier level stage type class category grade "
        "goal objective pillar line room apartment suite floor route highway interstate channel version model "
        "series resolution rule directive regulation act law bill section code form public docket case "
        "version edition week day slide panel wave round lot application patent"
    )
)
# Before a letter they name it: "phase C", "option A".
LETTERED = NUMBERED | set(
    listed(
        "option group plan vitamin hepatitis scenario zone area list team unit block annexe "
        "region district sector precinct ward"
    )
)
# Words that say how far: "just over", "well below", "slightly more than"; the close ones make "under" a "nearly".
CLOSE = {"just", "slightly", "little", "bit", "marginally", "fractionally", "barely"}
DEGREES = CLOSE | {"well", "far", "much", "considerably", "significantly", "substantially", "somewhat", "way"}
NEGATIONS = {"not", "never", "nor", "neither", "cannot", "hardly", "scarcely"}


def signals() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    """The words of every qualifier, before and behind a number, each as the words of its tokens."""
    front = {words_of(words): name for name, entry in QUALIFIERS.items() for words in entry.words}
    back = {words_of(words): name for name, entry in QUALIFIERS.items() for words in entry.after}
    return front, back


def by_last_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by the word that they end in, the longest first: at each number only those are looked for."""
    ends: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda words: (-len(words), words)):
        ends.setdefault(phrase[-1], []).append(phrase)
    return ends
