"""What a text says of where: the countries, states and regions that its numbers are of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from brief.extract.said import Said

_COUNTRIES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Barbados|
Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Burma|
Burundi|Cambodia|Cameroon|Canada|Cape Verde|Central African Republic|Chad|Chile|China|Colombia|Comoros|Congo|Costa Rica|
Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Djibouti|Dominica|Dominican Republic|Ecuador|Egypt|El Salvador|
Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|
Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|
Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|
Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|
Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|
Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Panama|Papua New Guinea|Paraguay|Peru|
Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Samoa|Saudi Arabia|Senegal|Serbia|Sierra Leone|
Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|
Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Timor-Leste|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|
Türkiye|Turkmenistan|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan|Vanuatu|
Venezuela|Vietnam|Viet Nam|Yemen|Zambia|Zimbabwe
"""
_PARTS = """
England and Wales|England|Wales|Scotland|Northern Ireland|Great Britain|Alabama|Alaska|Arizona|Arkansas|California|
Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|
Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|
New York City|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|
South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington State|West Virginia|Wisconsin|Wyoming|
District of Columbia|British Columbia|Alberta|Ontario|Quebec|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|
New South Wales|Queensland|Victoria|Tasmania|Western Australia|South Australia
"""
_REGIONS = """
Europe|European Union|Africa|West Africa|East Africa|Southern Africa|North Africa|Asia|East Asia|South-East Asia|
Southeast Asia|South Asia|Central Asia|Middle East|Oceania|North America|South America|Latin America|Central America|
Caribbean|Western Europe|Eastern Europe|Balkans|Sahel
"""
_ALIASES = {
    "U.S.": "United States",
    "US": "United States",
    "America": "United States",
    "Americans": "United States",
    "UK": "United Kingdom",
    "EU": "EU",
}
_NAMES = {
    name.strip(): name.strip() for names in (_COUNTRIES, _PARTS, _REGIONS) for name in names.split("|") if name.strip()
} | _ALIASES
_WITHIN = (
    r"(?:in|across|within|throughout|inside)\s+(?:(?:all|most|much|parts)\s+(?:of\s+)?)?(?:the\s+)?(?:rest\s+of\s+)?"
)
_COUNTING = r"\s+(?:reported|recorded|saw|registered|seized|had|counted|lost|experienced)\b"
# What an adjective before it makes an authority, and no place: "U.S. authorities", "US Customs".
_BODY = r"\s+(?:[A-Z]|authorit|official|agenc|government|law|federal|border|department|military|polic|attorney)"
_SCOPE = re.compile(r"\s+(?:[A-Za-z]|$)")
_CAPITAL = re.compile(r"(?<![\w.])(?:U\.S\.|[A-Z][\w’'-]*)")


def _by_first_word() -> dict[str, list[str]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(_NAMES, key=len, reverse=True):
        names[name.split()[0]].append(name)
    return dict(names)


_FIRST = _by_first_word()


def geography(text: str) -> Iterator[Said]:
    """Every place that a text says its numbers are of, in order: in it, of its people, counted by it.

    Where something comes from or goes to is no place of that kind, and neither is a name in an authority's.
    """
    end = 0
    for match in _CAPITAL.finditer(text):
        if match.start() < end:
            continue
        word = match.group().removesuffix("’s").removesuffix("'s")
        for name in _FIRST.get(word, ()):
            pattern = r"\s+".join(map(re.escape, name.split()))
            found = re.compile(rf"{pattern}(?![\w-])").match(text, match.start())
            if not found:
                continue
            end = found.end()
            if _of_numbers(text, name, found.start(), end):
                yield Said(found.start(), end, text[found.start() : end], _NAMES[name])
            break


def _of_numbers(text: str, name: str, start: int, end: int) -> bool:
    """Whether a name says where something was counted."""
    if name == "Americans":
        return True
    before, behind = text[max(0, start - 40) : start], text[end : end + 20]
    if re.search(rf"\b{_WITHIN}$", before, re.IGNORECASE):
        return not re.match(r"\s+[A-Z][a-z]", behind) or bool(re.search(r"the\s+$", before))
    if re.match(r"[’']s\b", behind):
        return not re.match(r"[’']s\s+(?:[A-Z]|\w+\s+(?:agenc|authorit|minist|department))", behind)
    if re.match(_COUNTING, behind):
        return True
    return name in ("U.S.", "US", "UK", "EU") and bool(_SCOPE.match(behind)) and not re.match(_BODY, behind)


def is_place(name: str) -> bool:
    """Whether a name is that of a place."""
    return name in _NAMES
