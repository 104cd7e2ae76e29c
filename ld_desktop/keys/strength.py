"""How hard a passphrase is to guess: a small meter that runs with every key that is pressed.

It counts bits from what a guesser would try: known words, own names, years, runs of the keyboard
and repeats are cheap; letters that read like language cost less than letters drawn at random. It
is careful rather than exact, and it says so. Only the standard library is imported here: the
first-start screen uses it live.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ld_desktop.keys.common_words import COMMON_WORDS, KEYBOARD_ROWS

MINIMUM_LENGTH = 12
MINIMUM_SCORE = 2
# Bits from which a score begins. With Argon2id at 0.2 s a try, 38 bits is centuries for one
# computer; 52 stands against a rack of them; 70 against anybody.
_SCORES = (25, 38, 52, 70)
_LOOKED_AT = 256  # characters; more changes nothing and would make typing slow

_COMMON_BITS = 9.0  # about one out of five hundred words, and how it is written
_OWN_BITS = 4.0  # whoever knows the person tries these first
_YEAR_BITS = 6.0
_PATTERN_BITS = 5.0  # where a run or a repeat starts, which way and how long
_LANGUAGE_BITS = 2.5  # per letter of running text, as in lists of dice words
_LETTER_BITS = math.log2(26)
_CAPITAL_BITS = 1.0
_SEPARATOR_BITS = 1.0  # a space or a dash between two words is no choice
_LEET = str.maketrans("013457@$!€", "oleastasie")
_VOWELS = frozenset("aeiouy")
_SHORTEST_PATTERN = 3
_SHORTEST_WORD = 2
_SEPARATORS = " -_.,"
_CLASSES = ((str.islower, 26), (str.isupper, 26), (str.isdigit, 10))
_OTHER_CLASS = 33
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Strength:
    """What the meter says.

    Attributes:
        score: 0 (nothing) to 4 (very strong); its name is the sentence `keys.strength_<score>`.
        advice: keys of sentences in `keys.toml`, the most useful first; empty when there is
            nothing to add.
        acceptable: at least 12 characters and a score of at least 2.
    """

    score: int
    advice: tuple[str, ...]
    acceptable: bool


class _Piece(NamedTuple):
    """A part of the passphrase, what it is worth, and the advice it calls for."""

    length: int
    bits: float
    advice: str = ""


def measure(passphrase: str, own_words: Sequence[str] = ()) -> Strength:
    """Judge a passphrase.

    Args:
        passphrase: as typed.
        own_words: name, organisation and the like: known to whoever wants in.
    """
    text = unicodedata.normalize("NFC", passphrase)[:_LOOKED_AT]
    own = _own(own_words)
    pieces = list(_pieces(text, own))
    bits = _bits(text, own)
    score = sum(bits >= begin for begin in _SCORES)
    acceptable = len(passphrase) >= MINIMUM_LENGTH and score >= MINIMUM_SCORE
    return Strength(score, tuple(_advice(passphrase, score, bits, pieces)), acceptable)


def _pieces(text: str, own: Sequence[str]) -> Iterator[_Piece]:
    """Cut the text from left to right into the cheapest thing that begins at each place."""
    folded = text.lower()
    plain = folded.translate(_LEET)
    place = 0
    while place < len(text):
        piece = _piece_at(text, folded, plain, place, own)
        yield piece
        place += piece.length


def _piece_at(text: str, folded: str, plain: str, place: int, own: Sequence[str]) -> _Piece:
    word = _word_at(folded, plain, place, own)
    if word:
        return _Piece(len(word), _OWN_BITS, "advice_own_word")
    run = _run_length(folded, place)
    if run >= _SHORTEST_PATTERN:
        return _Piece(run, _PATTERN_BITS + math.log2(run), "advice_sequence")
    word = _word_at(folded, plain, place, COMMON_WORDS)
    if word:
        written = text[place : place + len(word)]
        return _Piece(len(word), _COMMON_BITS + _capitals(written), "advice_common_word")
    year = _YEAR.match(folded, place)
    if year:
        return _Piece(4, _YEAR_BITS, "advice_year")
    return _letters_at(text, folded, plain, place, own)


def _letters_at(text: str, folded: str, plain: str, place: int, own: Sequence[str]) -> _Piece:
    """A stretch that reads like a word costs a guesser less than letters at random."""
    end = place
    while end < len(text) and text[end].isalpha():
        if end > place and _begins_something(folded, plain, end, own):
            break
        end += 1
    stretch = text[place:end]
    if len(stretch) >= _SHORTEST_WORD and _reads_like_language(stretch):
        return _Piece(len(stretch), _LANGUAGE_BITS * len(stretch) + _capitals(stretch))
    separates = text[place] in _SEPARATORS and 0 < place < len(text) - 1
    return _Piece(1, _SEPARATOR_BITS if separates else math.log2(_alphabet(text)))


def _begins_something(folded: str, plain: str, place: int, own: Sequence[str]) -> bool:
    return bool(
        _run_length(folded, place) >= _SHORTEST_PATTERN
        or _word_at(folded, plain, place, own)
        or _word_at(folded, plain, place, COMMON_WORDS)
    )


def _word_at(folded: str, plain: str, place: int, words: Iterable[str]) -> str:
    """The first word of the list that stands here, also when written with digits for letters."""
    for word in words:
        if folded.startswith(word, place) or plain.startswith(word, place):
            return word
    return ""


def _run_length(folded: str, place: int) -> int:
    """How far the same character, a count, the alphabet or the keyboard goes on from here."""
    steps = [_next_is_same, _next_is_up, _next_is_down, _next_on_keyboard, _back_on_keyboard]
    return max(_stretch(folded, place, step) for step in steps)


def _stretch(folded: str, place: int, step: Callable[[str, str], bool]) -> int:
    length = 1
    while place + length < len(folded) and step(*folded[place + length - 1 : place + length + 1]):
        length += 1
    return length


def _next_is_same(one: str, two: str) -> bool:
    return one == two


def _next_is_up(one: str, two: str) -> bool:
    return one.isalnum() and two.isalnum() and ord(two) - ord(one) == 1


def _next_is_down(one: str, two: str) -> bool:
    return _next_is_up(two, one)


def _next_on_keyboard(one: str, two: str) -> bool:
    return any(one + two in row for row in KEYBOARD_ROWS)


def _back_on_keyboard(one: str, two: str) -> bool:
    return _next_on_keyboard(two, one)


def _bits(text: str, own: Sequence[str]) -> float:
    """The bits of all pieces; `xk7!xk7!xk7!` is worth one `xk7!` and the number of times."""
    total = _without_repeats(text, _pieces(text, own))
    period = (text + text).find(text, 1) if text else 0
    if not 0 < period < len(text):
        return total
    return min(total, _bits(text[:period], own) + _PATTERN_BITS)


def _without_repeats(text: str, pieces: Iterable[_Piece]) -> float:
    """A piece that occurred before is worth hardly anything."""
    total, place = 0.0, 0
    seen: set[str] = set()
    for piece in pieces:
        part = text[place : place + piece.length].lower()
        place += piece.length
        total += 1.0 if piece.length > 1 and part in seen else piece.bits
        seen.add(part)
    return total


def _advice(passphrase: str, score: int, bits: float, pieces: Sequence[_Piece]) -> Iterator[str]:
    """What would help most comes first; a strong passphrase gets none."""
    if len(passphrase) < MINIMUM_LENGTH:
        yield "advice_longer"
    if score >= len(_SCORES) - 1:
        return
    yield from dict.fromkeys(piece.advice for piece in pieces if piece.advice)
    if sum(piece.bits for piece in pieces) > bits:
        yield "advice_repeat"
    if len(passphrase) >= MINIMUM_LENGTH:
        yield "advice_another_word"


def _own(words: Iterable[str]) -> tuple[str, ...]:
    """Names cut into words of three letters and more, longest first."""
    parts = {part for word in words for part in re.split(r"[\W_]+", word.lower())}
    return tuple(sorted((part for part in parts if len(part) >= _SHORTEST_PATTERN), key=len)[::-1])


def _capitals(written: str) -> float:
    """A capital in front is the first thing a guesser tries; elsewhere each one is a choice."""
    inside = sum(character.isupper() for character in written[1:])
    if written.isupper() or not inside:
        return _CAPITAL_BITS if written[:1].isupper() else 0.0
    return _CAPITAL_BITS + 2 * inside


def _reads_like_language(stretch: str) -> bool:
    """Between a fifth and two thirds vowels, no capital in the middle; other scripts always do."""
    bare = [unicodedata.normalize("NFD", character)[0] for character in stretch.lower()]
    if not all("a" <= character <= "z" for character in bare):
        return True
    vowels = sum(character in _VOWELS for character in bare)
    calm = stretch[1:].islower() or stretch.isupper()
    return calm and len(bare) <= 5 * vowels and 3 * vowels <= 2 * len(bare)


def _alphabet(text: str) -> int:
    """How many characters there are to choose from, judged by the kinds that occur."""
    known = sum(size for is_kind, size in _CLASSES if any(is_kind(c) for c in text))
    other = any(not any(is_kind(c) for is_kind, _ in _CLASSES) for c in text)
    return known + (_OTHER_CLASS if other else 0)
