from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import BlankTextError, InvalidTextError, TextTooLongError
from ledger.text import check_code, check_text

visible = st.text("abc éÿ日本 Ω🛒-_./@", min_size=1).filter(lambda text: text.strip())


@given(visible)
def test_visible_text_stays_as_it_is(text):
    assert check_text(text, "description", most=1000) == text


@pytest.mark.parametrize(
    "text", ["Beras 5 kg", "👩‍🌾 panen", "ن", "a\u00a0b", "é", "a\u0301"], ids=ascii
)
def test_every_script_is_visible(text):
    assert check_text(text, "description", most=100) == text


@pytest.mark.parametrize(
    "text",
    [
        "a\nb",
        "a\rb",
        "a\tb",
        "a\0b",
        "a\x1bb",
        "a\x7fb",
        "a\x85b",
        "a\u00adb",  # soft hyphen
        "a\u061cb",  # Arabic letter mark
        "a\u180eb",  # Mongolian vowel separator
        "a\u200bb",  # zero width space
        "a\u200eb",  # left-to-right mark
        "a\u2028b",  # line separator
        "a\u202eb",  # right-to-left override
        "a\u2060b",  # word joiner
        "a\u2066b",  # left-to-right isolate
        "a\ud800b",  # half a character
        "a\ufeffb",  # byte order mark
        "a\ufff9b",  # interlinear annotation
        "a\U000e0041b",  # tags, which spell what nobody sees
    ],
    ids=ascii,
)
def test_hidden_characters_are_refused(text):
    with pytest.raises(InvalidTextError):
        check_text(text, "description", most=100)


@pytest.mark.parametrize("value", [None, 5, b"abc", ["a"], True], ids=repr)
def test_what_is_no_text_is_refused(value):
    with pytest.raises(InvalidTextError):
        check_text(value, "description", most=100)


@pytest.mark.parametrize("text", ["", " ", "   ", "\u00a0", "\u3000"], ids=ascii)
def test_blank_text_says_nothing(text):
    with pytest.raises(BlankTextError):
        check_text(text, "description", most=100)


@pytest.mark.parametrize("text", ["", " "], ids=ascii)
def test_what_may_be_blank_may_be_blank(text):
    assert check_text(text, "decision", most=100, blank=True) == text


def test_text_fills_its_place_and_no_more():
    assert check_text("é" * 10, "name", most=10) == "é" * 10
    with pytest.raises(TextTooLongError) as refused:
        check_text("é" * 11, "name", most=10)
    assert refused.value.facts == {"field": "name", "most": 10}


def test_ten_million_characters_are_refused_before_they_are_read():
    with pytest.raises(TextTooLongError):
        check_text("\n" * 10_000_000, "description", most=500)


@pytest.mark.parametrize("code", [" a", "a ", "\u00a0a", "a\u3000"], ids=ascii)
def test_a_code_has_no_space_at_its_ends(code):
    with pytest.raises(InvalidTextError):
        check_code(code, "account")


@pytest.mark.parametrize("code", ["1.1.01.01", "TOKO DESA", "é", "x" * 64], ids=ascii)
def test_a_code_is_visible_text_without_spaces_at_its_ends(code):
    assert check_code(code, "account") == code


def test_a_code_is_not_blank_unless_it_may_be():
    assert check_code("", "unit", blank=True) == ""
    with pytest.raises(BlankTextError):
        check_code("", "unit")
