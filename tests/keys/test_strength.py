"""The strength meter: what guessers try first is cheap, and it never promises too much."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.keys.strength import measure
from ld_desktop.messages import LANGUAGES, sentence

OWN = ("Piet van der Voorbeeld", "Gemeente Verzonnenburg")


@pytest.mark.parametrize(
    ("passphrase", "score", "acceptable"),
    [
        ("", 0, False),
        ("wachtwoord", 0, False),
        ("Wachtwoord123!", 0, False),
        ("W4chtw00rd2024!", 0, False),
        ("P@ssw0rdP@ssw0rd", 0, False),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", 0, False),
        ("abcdefghijklmnop", 0, False),
        ("zyxwvutsrqponmlk", 0, False),
        ("qwertyuiopasdfgh", 0, False),
        ("zomer zomer zomer 2026", 0, False),
        ("Verzonnenburg-Voorbeeld-2026", 0, False),
        ("voorbeeldVOORBEELDvoorbeeld", 0, False),
        ("111222333444", 1, False),
        ("gordijnstang7", 1, False),
        ("xk7!xk7!xk7!xk7!", 1, False),
        ("aT7#kP2!xQ", 3, False),  # strong, and still too short
        ("paard fiets lamp gordijn", 2, True),
        ("vier losse gekke woorden", 3, True),
        ("kruimel zweeft achter pannenkoek", 4, True),
        ("aT7#kP2!xQ9z", 4, True),
    ],
)
def test_scores(passphrase: str, score: int, acceptable: bool) -> None:
    found = measure(passphrase, OWN)
    assert (found.score, found.acceptable) == (score, acceptable)


@pytest.mark.parametrize(
    ("passphrase", "advice"),
    [
        ("kort", "advice_longer"),
        ("wachtwoord", "advice_common_word"),
        ("Verzonnenburg 7", "advice_own_word"),
        ("abcdefgh1234", "advice_sequence"),
        ("xk7!xk7!xk7!", "advice_repeat"),
        ("tulpje 1987", "advice_year"),
        ("gordijnstang7", "advice_another_word"),
    ],
)
def test_advice_names_what_is_weak(passphrase: str, advice: str) -> None:
    assert advice in measure(passphrase, OWN).advice


def test_a_strong_passphrase_gets_no_advice() -> None:
    assert measure("kruimel zweeft achter pannenkoek", OWN).advice == ()


def test_own_words_count_only_for_their_owner() -> None:
    passphrase = "verzonnenburg klapstoel"
    assert measure(passphrase).score > measure(passphrase, OWN).score


def test_every_score_and_every_advice_has_its_sentence() -> None:
    from ld_desktop.keys import strength

    source = Path(strength.__file__).read_text(encoding="utf-8")
    advice = {word.split('"')[0] for word in source.split('"advice_')[1:]}
    assert len(advice) == 7
    for language in LANGUAGES:
        assert all(sentence(f"keys.advice_{name}", language=language) for name in advice)
        assert all(sentence(f"keys.strength_{score}", language=language) for score in range(5))


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_can_be_measured(passphrase: str, own: list[str]) -> None:
    found = measure(passphrase, own)
    assert 0 <= found.score <= 4
    assert not found.acceptable or (len(passphrase) >= 12 and found.score >= 2)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=12), st.integers(2, 5))
def test_repeating_gains_no_more_than_one_score(passphrase: str, times: int) -> None:
    """`welkom` five times over is hardly better than once; without this, length would cheat."""
    assert measure(passphrase * times).score <= measure(passphrase).score + 1


def test_the_meter_needs_the_standard_library_only() -> None:
    """The first-start screen runs it at every key."""
    code = (
        "import sys; import ld_desktop.keys.strength;"
        "print([name for name in ('pydantic', 'cryptography', 'pyrage', 'asn1crypto')"
        " if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"
