"""Passphrases: the same for every keyboard, long enough, judged plainly, and six good words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balint_desktop.crypto.passphrase import (
    PassphraseAdvice,
    encode_new_passphrase,
    encode_passphrase,
    estimate_strength,
    offer_words,
)
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import code_of


def test_composed_and_decomposed_letters_are_the_same_passphrase() -> None:
    assert encode_passphrase("Zoe\u0308 fa\u0308hrt") == encode_passphrase("Zoë fährt") == "Zoë fährt".encode()


def test_blanks_and_case_are_part_of_a_passphrase() -> None:
    assert encode_passphrase(" Lake ") == b" Lake "


def test_a_lone_surrogate_is_no_crash() -> None:
    assert encode_passphrase("a\ud800b") == b"a\xed\xa0\x80b"


def test_a_new_passphrase_has_at_least_twelve_characters() -> None:
    assert encode_new_passphrase("a" * 12) == b"a" * 12
    assert code_of(lambda: encode_new_passphrase("a" * 11)) is ErrorCode.PASSPHRASE_TOO_SHORT


def test_characters_are_counted_after_they_were_composed() -> None:
    assert code_of(lambda: encode_new_passphrase("e\u0301" * 11)) is ErrorCode.PASSPHRASE_TOO_SHORT
    assert len(encode_new_passphrase("é" * 12)) == 24


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", PassphraseAdvice.TOO_SHORT),
        ("xq7", PassphraseAdvice.TOO_SHORT),
        ("aaaaaaaaaaaaaaa", PassphraseAdvice.REPEATS),
        ("abcdefghijklmnop", PassphraseAdvice.SEQUENCE),
        ("qwertyuiop[]qwer", PassphraseAdvice.KEYBOARD_ROW),
        ("password1234", PassphraseAdvice.COMMON_PASSWORD),
        ("christopher1", PassphraseAdvice.NAMES),
        ("understanding", PassphraseAdvice.EASILY_GUESSED),
        ("13/06/1975 1", PassphraseAdvice.DATES),
        ("correct horse battery staple", PassphraseAdvice.STRONG),
    ],
)
def test_what_weakens_a_passphrase_is_named(text: str, advice: PassphraseAdvice) -> None:
    assert estimate_strength(text).advice is advice


def test_six_offered_words_are_strong() -> None:
    strength = estimate_strength(offer_words())
    assert (strength.score, strength.advice) == (4, PassphraseAdvice.STRONG)


def test_a_middling_passphrase_is_good() -> None:
    strength = estimate_strength("wrenkettle47")
    assert (strength.score, strength.advice) == (3, PassphraseAdvice.GOOD)


def test_a_very_long_passphrase_is_judged_by_its_beginning() -> None:
    assert estimate_strength("a" * 100_000).advice is PassphraseAdvice.REPEATS


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_gets_a_score_from_zero_to_four(text: str) -> None:
    strength = estimate_strength(text)
    assert 0 <= strength.score <= 4
    assert strength.advice in PassphraseAdvice


def test_six_words_are_offered_and_never_the_same_ones() -> None:
    offers = {offer_words() for _ in range(20)}
    assert len(offers) == 20
    for offer in offers:
        words = offer.split(" ")
        assert len(words) == 6
        assert all(word == word.lower() and 3 <= len(word) <= 9 for word in words)
        assert encode_new_passphrase(offer)


def test_a_word_list_that_is_not_the_whole_one_offers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from xkcdpass import xkcd_password

    monkeypatch.setattr(xkcd_password, "generate_wordlist", lambda *_, **__: ["one", "two"])
    assert code_of(offer_words) is ErrorCode.RESOURCE_BROKEN
