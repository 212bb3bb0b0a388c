"""One number in any notation: 1,000,001 · 10 000 · 2.5m · one hundred and five · half a million · 25 1/2 · a tenth."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from fractions import Fraction

from brief.quantity import lexicon
from brief.quantity.scales import Numeral, and_a_half, says, scaled, slashed
from brief.quantity.spelled import behind_a_point, in_words
from brief.quantity.tokens import DASHES, Gap, Token, Tokens

_MOST_DIGITS = 30
_YEAR = 4  # digits
_QUARTER = 4
_OF_A_QUARTER = set(lexicon.listed("century hour mile pound ounce ton tonne inch final finals kilo kilogram gram"))
_DIVIDING = {",", ".", ":", "·", "'", "’", "‘", "´", "`"}
_ODD_BETWEEN_DIGITS = set('?“”"()%$€£=\\')
# Signs that people write right behind digits and before others; any other there is damage.
_BEHIND_DIGITS = _DIVIDING | DASHES | set('%‰/⁄()[]{}<>=+*†‡§¶°×x;!?"“”‘„«»…|&$£€¥~≈±^\\@') | set("¹²³⁰⁴⁵⁶⁷⁸⁹½¼¾⅓⅔")
_BEFORE_A_PART = set(lexicon.listed("under over about nearly almost than by around roughly approximately estimated"))
_BEFORE_A_STRETCH = set(lexicon.listed("previous last past next first these those preceding following latest final"))
# What may come after "a third" when it is a fraction: "a third time" is an ordinal.
_AFTER_A_PART = set(
    lexicon.listed(
        "of more less fewer lower higher larger smaller in from since were was are is have had has by to and "
        "or the their its that who which over during between said did for on at as with if than when while "
        "but not"
    )
)


def numeral(tokens: Tokens, start: int, *, joined: bool = True) -> Numeral | None:
    """The longest number that starts at a token; None where none does.

    `joined` says whether "and" may join its words: in "between one hundred and two hundred" it does not.
    """
    number = _once(tokens, start, joined)
    if number is None or number.value is None or tokens.near(number.stop).word != "(":
        return number
    again = _once(tokens, number.stop + 1, joined)  # "thirty (30) days"
    other = again and tokens.at(number.stop + 1).kind != tokens.at(start).kind and again.value == number.value
    if not again or not other or tokens.near(number.stop).gap == Gap.NONE or tokens.near(again.stop).word != ")":
        return number
    return scaled(tokens, replace(number, stop=again.stop + 1, bare=False))


def _once(tokens: Tokens, start: int, joined: bool) -> Numeral | None:
    token = tokens.at(start)
    if token.kind == "digits":
        return _closed(tokens, _digits(tokens, start))
    if token.kind == "sign" and _vulgar(token) is not None:
        return _closed(tokens, _of_a_named_scale(tokens, Numeral(_vulgar(token), start + 1, part=True)))
    if token.kind != "word":
        return None
    return _part(tokens, start) or behind_a_point(tokens, start) or in_words(tokens, start, joined)


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


def _digits(tokens: Tokens, start: int) -> Numeral:
    token = tokens.at(start)
    stop = _end_of_groups(tokens, start)
    value = _value("".join(part.word for part in tokens[start:stop]))
    if _broken(tokens, stop):
        return Numeral(None, _end_of_broken(tokens, stop), digits=True)
    bare = token.word.isdigit() and stop == start + 1
    number = _mixed(tokens, Numeral(value, stop, bare=bare, digits=True), start)
    return scaled(tokens, number)


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
        if token.word == ";":  # "6;40"; in "2018;379:5" the volume of a journal stands behind its year
            return len(tokens.at(stop - 1).word) < _YEAR
        if token.word in _ODD_BETWEEN_DIGITS:
            return token.word != "(" or tokens.near(stop + 2).word != ")"  # "640(1)" has the mark of a note
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
    slash = slashed(tokens, start)
    if slash:
        return _of_a_named_scale(tokens, slash)
    follower = tokens.near(number.stop)
    vulgar = _vulgar(follower)
    if vulgar is not None and follower.gap <= Gap.SPACE:
        return replace(number, value=number.value + vulgar, stop=number.stop + 1, bare=False)
    second = slashed(tokens, number.stop) if follower.kind == "digits" and follower.gap == Gap.SPACE else None
    if second and second.value is not None and number.value.denominator == 1:
        return replace(number, value=number.value + second.value, stop=second.stop, bare=False)
    return and_a_half(tokens, number)


def _part(tokens: Tokens, start: int) -> Numeral | None:
    """A fraction in words: "half", "a third", "two-thirds", "one tenth", "half a million", "a quarter of a million"."""
    first = tokens.at(start)
    if first.word == "half":
        return _half(tokens, start)
    if first.word == "quarter" and tokens.at(start - 1).word not in lexicon.ORDINALS:
        hyphen = tokens.near(start + 1).word in DASHES and tokens.near(start + 1).gap == Gap.NONE
        if hyphen and tokens.near(start + 2).word in lexicon.SCALES:
            return scaled(tokens, Numeral(Fraction(1, 4), start + 1))
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
    if word == "quarters" and (count >= size or tokens.at(start - 1).word in _BEFORE_A_STRETCH):
        return None  # "the previous four quarters"
    measures = size == _QUARTER and count == 1 and _measures(tokens, position + 1)
    if not size or measures or (word == "half" and first.word not in ("one", "a")):
        return None
    stop = position + 1
    if count == lexicon.ONES["ten"] and hyphen and size >= lexicon.SCALES["hundred"]:
        return Numeral(None, stop, part=True)  # "ten-thousandths": parts of ten thousand, or ten of a thousand
    ordinal = count == 1 and word not in ("half", "quarter") and not hyphen
    if ordinal and not _ends_a_part(tokens, stop) and tokens.at(start - 1).word not in _BEFORE_A_PART:
        return None
    return _of_a_scale(tokens, Numeral(Fraction(count, size), stop, part=True))


def _measures(tokens: Tokens, position: int) -> bool:
    """Whether a quarter is one of what stands behind it, no share: "a quarter century", "a quarter-mile"."""
    hyphen = tokens.near(position).word in DASHES and tokens.near(position).gap == Gap.NONE
    word = tokens.near(position + hyphen).word
    if hyphen:
        return word not in lexicon.SCALES and tokens.near(position + 1).kind == "word"
    return word in _OF_A_QUARTER


def _half(tokens: Tokens, start: int) -> Numeral | None:
    """As in "Half", but not in "half-life", "first half" or "half past"."""
    behind, before = tokens.near(start + 1), tokens.at(start - 1)
    if before.word in lexicon.ORDINALS or before.word in ("latter", "last", "next", "this", "time", "other"):
        return None
    if before.word in ("-", "&") and tokens.at(start).gap == Gap.NONE:
        return None
    if behind.gap == Gap.NONE and behind.word in DASHES and tokens.near(start + 2).word in lexicon.SCALES:
        return scaled(tokens, Numeral(Fraction(1, 2), start + 1))
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
    hyphen = tokens.near(position).word in DASHES and tokens.near(position).gap == Gap.NONE
    if hyphen and tokens.near(position + 1).word in lexicon.SCALES:  # "a quarter-billion"
        position += 1
    if tokens.near(position).word in lexicon.SCALES and number.value is not None:
        return scaled(tokens, Numeral(number.value, position))
    if tokens.near(position).word == "of":
        position += 1
    if position > number.stop and (product := _of_percent(tokens, number, position)):
        return product
    if tokens.near(position).word not in ("a", "an", "one"):
        return number
    scale = lexicon.SCALES.get(tokens.near(position + 1).word)
    if scale and number.value is not None:
        return scaled(tokens, Numeral(number.value * scale, position + 2, scale=scale))
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
    if percent not in ("percent", "percentage", "%", "pct") and not says(tokens, whole.stop, "per", "cent"):
        return None
    return Numeral(number.value * whole.value, whole.stop)


def _of_a_named_scale(tokens: Tokens, number: Numeral) -> Numeral:
    """A part in digits with its scale: "¼ million", "1/4 of a million", "1/10 of 1 percent"."""
    if number.value is None:
        return number
    scaled = _of_a_scale(tokens, number)
    return scaled if scaled.scale > 1 or tokens.near(number.stop).word == "of" else number
