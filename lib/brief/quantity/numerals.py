"""One number in any notation: 1,000,001 · 10 000 · 2.5m · one hundred and five · half a million · 25 1/2 · a tenth."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction

from brief.quantity import lexicon
from brief.quantity.tokens import DASHES, Gap, Token, Tokens

_MOST_DIGITS = 30
_MOST_WORDS = 24
_PAIRS_OF_A_SLASH = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 100}  # 1/3 is a fraction; 9/11, 24/7 and 2012/13 are none
_DIVIDING = {",", ".", ":", "·", "'", "’"}
# Signs that people write right behind digits and before others; any other there is damage.
_BEHIND_DIGITS = _DIVIDING | DASHES | set('%‰/⁄()[]{}<>=+*†‡§¶°×x;!?"“”‘„«»…|&$£€¥~≈±^\\@') | set("¹²³⁰⁴⁵⁶⁷⁸⁹½¼¾⅓⅔")
_BEFORE_A_PART = set(lexicon.listed("under over about nearly almost than by around roughly approximately estimated"))
_BEFORE_A_POINT = set(lexicon.listed("by of to only just is was from nought oh than under over about"))
# What may come after "a third" when it is a fraction: "a third time" is an ordinal.
_AFTER_A_PART = set(
    lexicon.listed(
        "of more less fewer lower higher larger smaller in from since were was are is have had has by to and "
        "or the their its that who which over during between said did for on at as with if than when while "
        "but not"
    )
)


@dataclass(frozen=True)
class Numeral:
    """A number at `tokens[start:stop]`; `value` is None where it can't be read.

    `scale` is what its last scale word multiplies ("5 million": a million); `part` says that it is a part of a whole
    ("two thirds"); `bare` that it is digits and nothing else, which a year may be.
    """

    value: Fraction | None
    stop: int
    scale: int = 1
    part: bool = False
    bare: bool = False
    digits: bool = False


def numeral(tokens: Tokens, start: int, *, joined: bool = True) -> Numeral | None:
    """The longest number that starts at a token; None where none does.

    `joined` says whether "and" may join its words: in "between one hundred and two hundred" it does not.
    """
    token = tokens.at(start)
    if token.kind == "digits":
        return _closed(tokens, _digits(tokens, start))
    if token.kind == "sign" and _vulgar(token) is not None:
        return _closed(tokens, _of_a_named_scale(tokens, Numeral(_vulgar(token), start + 1, part=True)))
    if token.kind != "word":
        return None
    return _part(tokens, start) or _point(tokens, start) or _words(tokens, start, joined)


def _vulgar(token: Token) -> Fraction | None:
    """The value of a sign such as ½."""
    if token.kind != "sign" or "FRACTION" not in unicodedata.name(token.word, ""):
        return None
    number = unicodedata.numeric(token.word, None)
    return None if number is None else Fraction(number).limit_denominator(100)


def _closed(tokens: Tokens, number: Numeral) -> Numeral:
    """The number; without a value where a sign such as ½ goes on with it, or digits with such a sign: "1:½", "½1"."""
    stop = number.stop
    while tokens.near(stop).gap == Gap.NONE:
        last, token, behind = tokens.at(stop - 1), tokens.near(stop), tokens.near(stop + 1)
        if _vulgar(token) is not None or (token.kind == "digits" and _vulgar(last) is not None):
            stop += 1
            continue
        dividing = token.word in _DIVIDING or token.word in ("/", "⁄") or token.word not in _BEHIND_DIGITS
        goes_on = _vulgar(behind) is not None or (behind.kind == "digits" and _vulgar(last) is not None)
        if not (token.kind == "sign" and dividing and goes_on and behind.gap == Gap.NONE):
            break
        stop += 2
    return number if stop == number.stop else replace(number, value=None, stop=stop)


# Digits.


def _digits(tokens: Tokens, start: int) -> Numeral:
    token = tokens.at(start)
    stop = _end_of_groups(tokens, start)
    value = _value("".join(part.word for part in tokens[start:stop]))
    if _broken(tokens, stop):
        return Numeral(None, _end_of_broken(tokens, stop), digits=True)
    bare = token.word.isdigit() and stop == start + 1
    number = _mixed(tokens, Numeral(value, stop, bare=bare, digits=True), start)
    return _scaled(tokens, number)


def _end_of_groups(tokens: Tokens, start: int) -> int:
    """Where digits end that spaces group in threes: "10 000", "1 234 567.8"."""
    stop, first = start + 1, tokens.at(start).word
    if not first.isdigit() or len(first) > 3 or first.startswith("0"):
        return stop
    while True:
        token = tokens.near(stop)
        whole = token.word.split(".")[0]
        if token.kind != "digits" or len(whole) != 3 or not whole.isdigit() or not _grouped(tokens, stop):
            return stop
        stop += 1
        if "." in token.word:
            return stop


def _grouped(tokens: Tokens, position: int) -> bool:
    """Whether one space divides groups; a line end does where words of one sentence stand around it."""
    gap = tokens.at(position).gap
    if gap != Gap.LINE:
        return gap == Gap.SPACE
    before, behind = tokens.at(position - 2), tokens.near(position + 1)
    if before.word in lexicon.NUMBERED:
        return False
    return before.kind == "word" and tokens.at(position - 1).gap < Gap.LINE and behind.kind == "word"


def _value(written: str) -> Fraction | None:
    """The value of digits; None for what nobody writes so, such as 007."""
    plain = written.replace("·", ".")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    plain = plain.replace(",", "").replace("'", "").replace("’", "")
    whole = plain.split(".")[0]
    if len(plain) > _MOST_DIGITS or (len(whole) > 1 and whole.startswith("0")):
        return None
    return Fraction(plain)


def _broken(tokens: Tokens, stop: int) -> bool:
    """Whether digits go on behind a sign that is no decimal point: 10,00 · 1.2.3 · 12:30 · 72,0001."""
    token = tokens.near(stop)
    if token.gap != Gap.NONE:
        return False
    if token.kind == "digits" or (token.word.isdecimal() and token.kind == "sign"):
        return True
    behind = tokens.near(stop + 1)
    if behind.kind == "digits" and behind.gap == Gap.NONE:
        return token.word in _DIVIDING or (token.kind == "sign" and token.word not in _BEHIND_DIGITS)
    further = tokens.near(stop + 2)
    odd = behind.word in _DIVIDING or behind.kind == "word" or behind.word not in _BEHIND_DIGITS
    strange = token.word not in _BEHIND_DIGITS or (token.word in _DIVIDING and odd)
    glued = behind.gap == further.gap == Gap.NONE and further.kind == "digits"
    return glued and strange and token.kind == "sign"


def _end_of_broken(tokens: Tokens, stop: int) -> int:
    while _broken(tokens, stop):
        while tokens.near(stop).kind == "sign" and not tokens.near(stop).word.isdecimal():
            stop += 1
        stop += 1
    return stop


def _mixed(tokens: Tokens, number: Numeral, start: int) -> Numeral:
    """A number with the fraction behind it: "25 1/2", "2½", "2 and a half"; or the fraction that it begins: "1/3"."""
    if number.value is None:
        return number
    slash = _slashed(tokens, start)
    if slash:
        return _of_a_named_scale(tokens, slash)
    follower = tokens.near(number.stop)
    vulgar = _vulgar(follower)
    if vulgar is not None and follower.gap <= Gap.SPACE:
        return replace(number, value=number.value + vulgar, stop=number.stop + 1, bare=False)
    second = _slashed(tokens, number.stop) if follower.kind == "digits" and follower.gap == Gap.SPACE else None
    if second and second.value is not None and number.value.denominator == 1:
        return replace(number, value=number.value + second.value, stop=second.stop, bare=False)
    return _and_a_half(tokens, number)


def _slashed(tokens: Tokens, start: int) -> Numeral | None:
    """The fraction that is written with a slash; one of no value where the slash means something else."""
    slash, behind = tokens.near(start + 1), tokens.near(start + 2)
    if slash.word not in ("/", "⁄") or slash.gap != Gap.NONE or behind.kind != "digits" or behind.gap != Gap.NONE:
        return None
    part, whole = tokens.at(start).word, behind.word
    stop = start + 3
    further = tokens.near(stop)
    if further.word in ("/", "⁄") and further.gap == Gap.NONE and tokens.near(stop + 1).kind == "digits":
        return Numeral(None, stop + 2, digits=True)
    if not (part.isdigit() and whole.isdigit() and len(part) < 4 and len(whole) < 4):
        return Numeral(None, stop, digits=True)
    if further.word in ("th", "ths", "rd", "rds", "nds") and further.gap == Gap.NONE:  # "1/10th", "2/3rds"
        stop += 1
    if int(whole) in _PAIRS_OF_A_SLASH and 0 < int(part) < int(whole):
        return Numeral(Fraction(int(part), int(whole)), stop, part=True, digits=True)
    return Numeral(None, stop, digits=True)


def _and_a_half(tokens: Tokens, number: Numeral) -> Numeral:
    """As in "Two and a half", "a million and a half", "one and a quarter million": parts of the last scale."""
    if number.value is None or number.part or number.value.denominator != 1:
        return number
    for words in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if _says(tokens, number.stop, *words):
            value = number.value + Fraction(number.scale, 2)
            return replace(number, value=value, stop=number.stop + len(words), bare=False)
    part, stop = _and_a_part(tokens, number.stop)
    return replace(number, value=number.value + part * number.scale, stop=stop, bare=False) if part else number


def _and_a_part(tokens: Tokens, position: int) -> tuple[Fraction, int]:
    """The part behind "and" and where it ends, as in "two and two-thirds", "5 and 1/2"; 0 where none stands.

    "Two and a third of them", "5 and 1/2 of them" are two figures.
    """
    if tokens.near(position).word != "and":
        return Fraction(0), position
    first = tokens.near(position + 1)
    slashed = _slashed(tokens, position + 1) if first.kind == "digits" else None
    if slashed and slashed.value is not None:
        return (slashed.value, slashed.stop) if _ends_mixed(tokens, slashed.stop) else (Fraction(0), position)
    count = 1 if first.word == "a" else lexicon.ONES.get(first.word, 0)
    position += 2
    position += tokens.near(position).word in DASHES and tokens.near(position).gap == Gap.NONE
    word = tokens.near(position).word
    size = (lexicon.PARTS if count == 1 else lexicon.PLURAL_PARTS).get(word, 0)
    if not count or not size or not _ends_mixed(tokens, position + 1):
        return Fraction(0), position
    return Fraction(count, size), position + 1


def _ends_mixed(tokens: Tokens, stop: int) -> bool:
    """Whether a number and its part may end here: before a scale, a unit, a sign; no other word, no hyphen."""
    token = tokens.near(stop)
    measured = token.word in lexicon.SCALES or token.word in lexicon.UNIT_WORDS
    return (token.kind != "word" or measured) and not (token.word in DASHES and token.gap == Gap.NONE)


def _scaled(tokens: Tokens, number: Numeral) -> Numeral:
    """A number with the scales behind it: "5 million", "5-million", "4.2bn", "2 hundred thousand"."""
    for _ in range(_MOST_WORDS):
        scale, stop = _scale(tokens, number.stop)
        if scale == 1:
            break
        value = None if number.value is None else number.value * scale
        number = replace(number, value=value, stop=stop, scale=scale, bare=False, part=False)
    return _and_a_half(tokens, number)


def _scale(tokens: Tokens, position: int) -> tuple[int, int]:
    """The scale at a token and where it ends; 1 where none stands."""
    token = tokens.near(position)
    if token.gap == Gap.NONE and token.word in lexicon.SHORT_SCALES and token.kind == "word":
        return _short_scale(tokens, position)
    if token.word in DASHES and token.gap == Gap.NONE and tokens.near(position + 1).gap in (Gap.NONE, Gap.LINE):
        position, token = position + 1, tokens.near(position + 1)
    money = lexicon.currency(tokens.at(position - 2).word) and token.gap == Gap.SPACE
    ends = tokens.near(position + 1).gap != Gap.NONE or tokens.near(position + 1).word in (".", ",", ")")
    if money and ends and token.word in lexicon.SHORT_SCALES:
        return lexicon.SHORT_SCALES[token.word], position + 1
    if token.word in lexicon.SPACED_SCALES and token.kind == "word":
        return lexicon.SHORT_SCALES[token.word], position + 1
    if token.word in lexicon.SCALES:
        return lexicon.SCALES[token.word], position + 1
    if token.word in lexicon.PLURAL_SCALES and tokens.near(position + 1).word != "of":
        return lexicon.PLURAL_SCALES[token.word], position + 1
    return 1, position


def _short_scale(tokens: Tokens, position: int) -> tuple[int, int]:
    """The scale of letters glued to digits: "t", "b" and "mm" only behind money; "5t" are tonnes, "2B" is a name."""
    word, behind = tokens.at(position).word, tokens.near(position + 1)
    glued = (
        behind.gap == Gap.NONE
        and behind.kind in ("digits", "word")
        or (
            behind.gap == Gap.NONE
            and (behind.word in ("²", "³", "/") or behind.word == "-" and tokens.near(position + 2).kind == "word")
        )
    )
    money = lexicon.currency(tokens.at(position - 2).word)
    if glued or (word in ("t", "b", "mm") and not money):
        return 1, position
    return lexicon.SHORT_SCALES[word], position + 1


# Words.


def _part(tokens: Tokens, start: int) -> Numeral | None:
    """A fraction in words: "half", "a third", "two-thirds", "one tenth", "half a million", "a quarter of a million"."""
    first = tokens.at(start)
    if first.word == "half":
        return _half(tokens, start)
    if first.word == "quarter" and tokens.at(start - 1).word not in lexicon.ORDINALS:
        hyphen = tokens.near(start + 1).word in DASHES and tokens.near(start + 1).gap == Gap.NONE
        if hyphen and tokens.near(start + 2).word in lexicon.SCALES:
            return _scaled(tokens, Numeral(Fraction(1, 4), start + 1))
        number = _of_a_scale(tokens, Numeral(Fraction(1, 4), start + 1, part=True))
        return number if number.scale > 1 else None
    count = 1 if first.word in ("a", "an") else lexicon.ONES.get(first.word, 0)
    if not count:
        return None
    position = start + 1
    hyphen = tokens.near(position).word in DASHES and tokens.near(position).gap == Gap.NONE
    position += hyphen
    word = tokens.near(position).word
    size = (lexicon.PARTS if count == 1 else lexicon.PLURAL_PARTS).get(word, 0)
    if count > 1 and word == "quarter":
        size = 4
    if not size or (word == "half" and first.word not in ("one", "a")):
        return None
    stop = position + 1
    ordinal = count == 1 and word not in ("half", "quarter") and not hyphen
    if ordinal and not _ends_a_part(tokens, stop) and tokens.at(start - 1).word not in _BEFORE_A_PART:
        return None
    return _of_a_scale(tokens, Numeral(Fraction(count, size), stop, part=True))


def _half(tokens: Tokens, start: int) -> Numeral | None:
    """As in "Half", but not in "half-life", "first half" or "half past"."""
    behind, before = tokens.near(start + 1), tokens.at(start - 1)
    if before.word in lexicon.ORDINALS or before.word in ("latter", "last", "next", "this", "time", "other"):
        return None
    if before.word in ("-", "&") and tokens.at(start).gap == Gap.NONE:
        return None
    if behind.gap == Gap.NONE and behind.word in DASHES and tokens.near(start + 2).word in lexicon.SCALES:
        return _scaled(tokens, Numeral(Fraction(1, 2), start + 1))
    if behind.gap == Gap.NONE and (behind.word in DASHES or behind.kind == "word"):
        return None
    if behind.word in ("way", "past", "time", "year", "brother", "sister"):
        return None
    return _of_a_scale(tokens, Numeral(Fraction(1, 2), start + 1, part=True))


def _ends_a_part(tokens: Tokens, stop: int) -> bool:
    token = tokens.near(stop)
    if token.gap == Gap.NONE and token.word in DASHES:  # "a third-party"
        return False
    return token.kind != "word" or token.word in _AFTER_A_PART


def _of_a_scale(tokens: Tokens, number: Numeral) -> Numeral:
    """A part of a scale: "half a million", "a quarter of a million", "half a dozen"; "half a kilogram" is no share."""
    position = number.stop
    if tokens.near(position).word in lexicon.SCALES and number.value is not None:
        return _scaled(tokens, Numeral(number.value, position))
    if tokens.near(position).word == "of":
        position += 1
    if position > number.stop and (product := _of_percent(tokens, number, position)):
        return product
    if tokens.near(position).word not in ("a", "an", "one"):
        return number
    scale = lexicon.SCALES.get(tokens.near(position + 1).word)
    if scale and number.value is not None:
        return _scaled(tokens, Numeral(number.value * scale, position + 2, scale=scale))
    if position == number.stop:
        return replace(number, stop=position + 1, part=False)
    return number


def _of_percent(tokens: Tokens, number: Numeral, position: int) -> Numeral | None:
    """A part of a percentage, itself a percentage: "half of one percent", "a tenth of a percent"."""
    article = tokens.near(position).word in ("a", "an")
    whole = Numeral(Fraction(1), position + 1) if article else numeral(tokens, position)
    if whole is None or whole.value is None or number.value is None or whole.part:
        return None
    percent = tokens.near(whole.stop).word
    if percent not in ("percent", "percentage", "%", "pct") and not _says(tokens, whole.stop, "per", "cent"):
        return None
    return Numeral(number.value * whole.value, whole.stop)


def _of_a_named_scale(tokens: Tokens, number: Numeral) -> Numeral:
    """A part in digits with its scale: "¼ million", "1/4 of a million", "1/10 of 1 percent"."""
    if number.value is None:
        return number
    scaled = _of_a_scale(tokens, number)
    return scaled if scaled.scale > 1 or tokens.near(number.stop).word == "of" else number


def _words(tokens: Tokens, start: int, joined: bool) -> Numeral | None:
    """A whole number in words: "one hundred and five thousand", "a dozen", "two thousand five hundred"."""
    total = current = 0
    smallest = 10**18  # scales fall from left to right: "million thousand" is one scale times another
    position, scale, last = start, 1, ""
    while position - start < 2 * _MOST_WORDS:
        step = _next_word(tokens, position, start, last, joined)
        if step is None:
            break
        kind, size, position = step
        if kind == "scale":
            count = current if last in ("ones", "tens") else max(current, 1)
            if size >= 1000 and size < smallest:
                total, current, smallest = total + count * size, 0, size
            elif size >= 1000:
                total, current = (total + current) * size, 0
            else:
                current = count * size
            scale = size
        else:
            current += size
        last = kind
    if not last or last == "article":
        return None
    number = Numeral(Fraction(total + current), position, scale=scale)
    if position - start >= 2 * _MOST_WORDS:
        return Numeral(None, position)
    number = _in_tenths(tokens, number, last)
    return _scaled(tokens, _and_a_half(tokens, number))


def _point(tokens: Tokens, start: int) -> Numeral | None:
    """As in "Rose by point five percent"; "at that point five percent" are whole."""
    before = tokens.at(start - 1).word
    if tokens.at(start).word != "point" or before not in _BEFORE_A_POINT:
        return None
    number = _in_tenths(tokens, Numeral(Fraction(0), start), "")
    return _scaled(tokens, number) if number.stop > start else None


def _in_tenths(tokens: Tokens, number: Numeral, last: str) -> Numeral:
    """As in "Two point five million"."""
    if tokens.near(number.stop).word != "point" or last == "scale" or number.value is None:
        return number
    places, position = "", number.stop + 1
    while tokens.near(position).word in lexicon.ONES and len(places) < _MOST_WORDS:
        digit = lexicon.ONES[tokens.near(position).word]
        if digit > 9:
            break
        places += str(digit)
        position += 1
    return replace(number, value=number.value + Fraction(f"0.{places}"), stop=position) if places else number


def _next_word(tokens: Tokens, position: int, start: int, last: str, joined: bool) -> tuple[str, int, int] | None:
    """The next word of a number: its kind, its size and where it ends; None where the number is over."""
    token = tokens.at(position) if position == start else tokens.near(position)
    if not last:
        return _first_word(tokens, token, position)
    if token.word in DASHES and token.gap == Gap.NONE:
        return _hyphened(tokens, position, last)
    if token.word == "," and last == "scale" and _goes_on(tokens, position + 1):
        position, token = position + 1, tokens.near(position + 1)
    if token.word == "and" and joined and last in ("scale", "hundred"):
        behind = tokens.near(position + 1)
        if behind.word in lexicon.TENS or behind.word in lexicon.ONES:
            return (*_kind_and_size(behind.word), position + 2)
        return None
    if token.kind != "word":
        return None
    return _joins(tokens, token, position, last)


def _first_word(tokens: Tokens, token: Token, position: int) -> tuple[str, int, int] | None:
    if token.word in ("a", "an"):
        return ("article", 0, position + 1) if tokens.near(position + 1).word in lexicon.SCALES else None
    if token.word in lexicon.ONES or token.word in lexicon.TENS:
        return (*_kind_and_size(token.word), position + 1)
    if token.word in lexicon.BARE_SCALES and _counts(tokens, position + 1):
        return "scale", lexicon.SCALES[token.word], position + 1
    return None


def _counts(tokens: Tokens, position: int) -> bool:
    """Whether "hundred" counts though nothing stands before it: "hundred and five", "hundred percent"."""
    word, behind = tokens.near(position).word, tokens.near(position + 1).word
    if word == "and":
        return behind in lexicon.ONES or behind in lexicon.TENS
    return word in ("percent", "%") or (word == "per" and behind == "cent")


def _goes_on(tokens: Tokens, position: int) -> bool:
    """Whether a number goes on behind a comma: "forty-seven thousand, six hundred"."""
    return tokens.near(position).word in lexicon.ONES and tokens.near(position + 1).word == "hundred"


def _hyphened(tokens: Tokens, position: int, last: str) -> tuple[str, int, int] | None:
    """What a hyphen joins: "twenty-four", "five-million"."""
    behind = tokens.near(position + 1)
    if behind.gap not in (Gap.NONE, Gap.LINE):
        return None
    if last == "tens" and 0 < lexicon.ONES.get(behind.word, 0) < 10:
        return "ones", lexicon.ONES[behind.word], position + 2
    if behind.word in lexicon.SCALES:
        return "scale", lexicon.SCALES[behind.word], position + 2
    return None


def _joins(tokens: Tokens, token: Token, position: int, last: str) -> tuple[str, int, int] | None:
    if token.word in lexicon.SCALES:
        return "scale", lexicon.SCALES[token.word], position + 1
    if last == "tens" and 0 < lexicon.ONES.get(token.word, 0) < 10:
        return "ones", lexicon.ONES[token.word], position + 1
    if last == "scale" and (token.word in lexicon.ONES or token.word in lexicon.TENS):
        return (*_kind_and_size(token.word), position + 1)
    return None


def _kind_and_size(word: str) -> tuple[str, int]:
    return ("tens", lexicon.TENS[word]) if word in lexicon.TENS else ("ones", lexicon.ONES[word])


def _says(tokens: Tokens, position: int, *words: str) -> bool:
    return all(tokens.near(position + offset).word == word for offset, word in enumerate(words))
