"""The words of qualifiers before and behind a number, as they stand in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brief.quantity import denials, lexicon, multiples
from brief.quantity.numerals import numeral
from brief.quantity.qualifiers import PERHAPS
from brief.quantity.tokens import DASHES, HYPHENS, Gap, Tokens

BOUNDS = {"up_to", "more_than", "at_least", "less_than", "nearly", "as_little_as"}
# Words between a qualifier and its number that change neither.
_FILLERS = {("just",), ("only",), ("a", "total", "of"), ("an", "additional"), ("another",), ("a", "further"), ("some",)}
_FILLERS |= {
    (article, word) for article in ("a", "an", "the") for word in ("record", "estimated", "reported", "combined")
}
_FILLERS |= {
    ("a", word) for word in ("whopping", "staggering", "mere", "stunning", "full", "massive", "shocking", "historic")
}
_FILLERS |= {("age",), ("the", "age", "of")}
_FILLERS |= {("an", "astonishing"), ("an", "unprecedented"), ("an", "astounding"), ("“",), ('"',)}
# Before "a" they belong to the noun behind the number: "under a $10 million grant", "over a two-year investigation".
_ARTICLES = {("a",), ("an",)}
_OF_THE_NOUN = {"over", "under", "within", "above", "below", "beyond"}
_SUMS = {"add", "adds", "added", "adding"}  # "this adds up to 1.2 billion" leaves nothing open
_ENDING_IN = lexicon.by_last_word(_FILLERS | _ARTICLES)
_MARKS = {"*", "†", "‡", "§", "¶", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰"}
# Behind the noun that is counted: "20 deaths or more".
_BEHIND_A_NOUN = {
    "or": {"more", "less", "fewer", "so", "under", "over", "above", "below", "thereabouts", "upwards", *PERHAPS},
    "if": {"not"},
    "and": {"counting", "upward", *PERHAPS},
    "more": {"or"},
    "give": {"or"},
    **dict.fromkeys(PERHAPS, {"more"}),
}
# What may follow "5 at most"; before a noun, "at most" begins something else.
_GOING_ON = set(lexicon.listed("in there by and of on per for during who were was have had a when until"))
_COUNTED = set(lexicon.listed("people persons deaths cases victims users patients overdoses pills doses"))
_LONGEST_MARK = 6
_GLUED = 2  # words that may have lost the space between them: "morethan"
_MOST_NOUNS = 2
_MOST_QUALIFIERS = 3


@dataclass(frozen=True)
class Signal:
    """A qualifier and where its words begin, or end; `denied` says that "not" stands before the number.

    `compares` says that the words before it are none of it: what stands before them is more than the number.
    """

    position: int
    qualifier: str = ""
    denied: bool = False
    compares: bool = False


class Signals:
    """Finds the words of qualifiers among tokens."""

    def __init__(self, front: Mapping[tuple[str, ...], str], back: Mapping[tuple[str, ...], str]) -> None:
        self._front = front
        self._back = back
        self._longest = max(map(len, front))
        self._longest_back = max(map(len, back), default=0)
        self._last = {words[-1] for words in front}
        self._first = {words[0] for words in back}
        self.single = {words[0] for words in front if len(words) == 1}
        self.glued = {"".join(words) for words in front if len(words) == _GLUED and "".join(words).isalpha()}

    def front(self, tokens: Tokens, start: int, floor: int, *, measured: bool = True) -> Signal:
        """The qualifier before a number that starts at a token; nothing before `floor` belongs to it.

        Only what is `measured` can be "within" a number: "within five days", not "within four goals".
        Of several, the outermost that is a bound counts: "up to an estimated 500" is up to.
        """
        position, qualifier = start, ""
        for _ in range(_MOST_QUALIFIERS):
            begin, name = self._before(tokens, position, floor)
            if not name or (not measured and tokens.at(begin).word == "within"):
                break
            position = begin
            if name in BOUNDS or not qualifier:
                qualifier = name
        if qualifier:
            position, qualifier = self._degrees(tokens, position, floor, qualifier)
        return Signal(*denials.before(tokens, position, floor, qualifier))

    def _before(self, tokens: Tokens, start: int, floor: int) -> tuple[int, str]:
        """The longest words of a qualifier right before a token, fillers between them left out."""
        begin, name = self._longest_before(tokens, start, floor)
        if name:
            return begin, name
        for filler in _ENDING_IN.get(tokens.at(start - 1).word, ()):
            if _stands(tokens, start - len(filler), floor, filler, start):
                begin, name = self._longest_before(tokens, start - len(filler), floor)
                if name and not (filler in _ARTICLES and tokens.at(begin).word in _OF_THE_NOUN):
                    return begin, name
        return self._over_signs(tokens, start, floor)

    def _over_signs(self, tokens: Tokens, start: int, floor: int) -> tuple[int, str]:
        """A qualifier before brackets or a comma: "more than (roughly) 640", "at least, 640", "more than, say, 640"."""
        last, inner, first = (tokens.at(start - offset).word for offset in (1, 2, 3))
        bracketed = (first, last) in (("(", ")"), ("[", "]")) and (inner,) in self._front
        if bracketed or (first, inner, last) == (",", "say", ","):
            return self._longest_before(tokens, start - 3, floor)
        if last != "," and not (last in DASHES and tokens.at(start - 1).gap != Gap.NONE):
            return start, ""
        begin, name = self._longest_before(tokens, start - 1, floor)
        return (begin, name) if start - 1 - begin > 1 and tokens.at(start).gap != Gap.BLANK else (start, "")

    def _longest_before(self, tokens: Tokens, start: int, floor: int) -> tuple[int, str]:
        if tokens.at(start).gap == Gap.BLANK or tokens.at(start - 1).word not in self._last:
            return start, ""
        for length in range(min(self._longest, start - floor), 0, -1):
            begin = start - length
            if any(tokens.at(position).gap == Gap.BLANK for position in range(begin + 1, start)):
                continue
            words = tuple(token.word for token in tokens[begin:start])
            name = self._front.get(words)
            if words == ("up", "to") and tokens.at(begin - 1).word in _SUMS:
                continue
            if words[0] == words[-1] == "as" and multiples.ends(tokens, begin):
                continue
            if name and not self._part_of_a_word(tokens, begin):
                return begin, name
        return start, ""

    def _part_of_a_word(self, tokens: Tokens, begin: int) -> bool:
        """Whether a hyphen or a letter makes it the end of another word: "carry-over 5"."""
        token, before = tokens.at(begin), tokens.at(begin - 1)
        if before.word == tokens.at(begin - 2).word == "-":
            return False  # two hyphens are a dash: "in several ways--over half"
        glued = before.word in HYPHENS or before.word == "." or before.kind == "digits"  # "U.S.C. 801" is not "c. 801"
        return token.kind == "word" and token.gap == Gap.NONE and glued

    def _degrees(self, tokens: Tokens, position: int, floor: int, qualifier: str) -> tuple[int, str]:
        """Words that say how far before a bound: "just over"; "just under" and its like are nearly."""
        while position - 1 >= floor and tokens.at(position).gap != Gap.BLANK:
            word = tokens.at(position - 1).word
            if word not in lexicon.DEGREES or qualifier not in ("more_than", "less_than", "nearly", "at_least"):
                break
            if word in lexicon.CLOSE and qualifier == "less_than":
                qualifier = "nearly"
            position -= 1
            article = tokens.at(position - 1).word == "a" and position - 1 >= floor
            position -= article and word in ("little", "bit")
        return position, qualifier

    def back(self, tokens: Tokens, stop: int, head: int) -> Signal:
        """The qualifier behind a number that stops before a token, or right behind its digits: "20+", "20 or more"."""
        for position in dict.fromkeys((stop, self.past_marks(tokens, stop))):
            end, name = self._behind(tokens, position)
            if name:
                return Signal(end, name)
        position = stop
        for _ in range(_MOST_NOUNS):
            if tokens.near(position).kind != "word" or tokens.near(position).word in ("or", "more", "less"):
                break
            position += 1
            if self._behind_a_noun(tokens, position):
                end, name = self._behind(tokens, position)
                return Signal(end, name) if name else Signal(stop)
        return Signal(stop)

    def _behind_a_noun(self, tokens: Tokens, position: int) -> bool:
        """Whether words behind a noun qualify the number before it: "20 deaths or more", "20 deaths, if not more"."""
        position += tokens.near(position).word in ("(", ",")
        word, further = tokens.near(position).word, tokens.near(position + 1).word
        if word == "at":
            return further in ("least", "most") and tokens.near(position + 2).kind in ("sign", "end")
        return further in _BEHIND_A_NOUN.get(word, ()) or word in ("minimum", "maximum")

    def _behind(self, tokens: Tokens, start: int) -> tuple[int, str]:
        if tokens.near(start).word not in self._first:
            return start, ""
        for length in range(self._longest_back, 0, -1):
            words = tuple(tokens.near(start + offset).word for offset in range(length))
            name = self._back.get(words)
            if name and self._ends(tokens, start, length):
                return start + length, name
        return start, ""

    def _ends(self, tokens: Tokens, start: int, length: int) -> bool:
        """Whether the words are whole, and don't belong to a number behind them: "20 or more than 30"."""
        last, behind = tokens.at(start + length - 1), tokens.near(start + length)
        if tokens.at(start).word in ("+", "-") and tokens.at(start).gap != Gap.NONE:
            return False
        if last.kind == "word" and behind.gap == Gap.NONE and behind.kind == "word":
            return False
        if tokens.at(start).word in ("at", "approximately", "upwards"):
            return behind.kind != "digits" and (behind.kind != "word" or behind.word in _GOING_ON)
        if last.word == "more" and tokens.at(start + length - 2).word in PERHAPS:  # "340 pills, possibly more potent"
            return behind.kind != "word" or behind.word in _GOING_ON | _COUNTED
        if (last.word == "up" and behind.word == "to") or numeral(tokens, start + length):
            return False
        return behind.word != "than" and behind.kind != "digits" and not lexicon.currency(behind.word)

    def past_marks(self, tokens: Tokens, stop: int) -> int:
        """Where a text goes on behind marks of footnotes: "72,000¹", "72,000[1]", "72,000*"."""
        while True:
            token = tokens.near(stop)
            if token.gap != Gap.NONE:
                return stop
            if token.word in _MARKS:
                stop += 1
            elif token.word == "[" and (end := _end_of_mark(tokens, stop)):
                stop = end
            else:
                return stop

    def skip_front(self, tokens: Tokens, position: int) -> int:
        """Where the words of a qualifier that begin at a token end; the token itself where none do."""
        for length in range(self._longest, 0, -1):
            words = tuple(tokens.near(position + offset).word for offset in range(length))
            if words in self._front:
                return position + length
        return position


def _end_of_mark(tokens: Tokens, position: int) -> int:
    """Where the mark of a note in brackets ends: "[1]", "[a]", "[1,2]", "[note 1]"; 0 for other words."""
    for stop in range(position + 2, position + _LONGEST_MARK):
        token = tokens.near(stop)
        if token.word == "]":
            return stop + 1
    return 0


def _stands(tokens: Tokens, begin: int, floor: int, words: tuple[str, ...], stop: int) -> bool:
    """Whether words stand at a token, in one paragraph with what follows at `stop`."""
    if begin < floor or tokens.at(stop).gap == Gap.BLANK:
        return False
    return tuple(token.word for token in tokens[begin : begin + len(words)]) == words
