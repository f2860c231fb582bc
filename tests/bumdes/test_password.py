from __future__ import annotations

import pytest

from bumdes.errors import WeakPasswordError
from bumdes.password import FEWEST, MOST, check_password, common_words, weakness

ENDS = ("", "1", "12", "123", "1234", "12345", "2024", "2025", "2026", "01", "!", "123!")


def problem(password, known=()):
    found = weakness(password, username="aminah-toko", known=known)
    return found.facts["problem"] if found else ""


@pytest.mark.parametrize(
    "password",
    [
        "kuda terbang di atas padi",
        "Tujuh Gelas Teh Tumpah",
        "x9$Lq!v2#Zp7",
        "mangga jatuh dekat sumur",
        "ÅŁØ ñandú čeština",
        "w" * 4 + "mangga & jagung, 7 karung",
        f"{'kuda terbang di atas padi ' * 4}{'x' * 24}",  # as long as one may be
    ],
)
def test_what_nobody_guesses_first_is_taken(password):
    assert problem(password) == ""


@pytest.mark.parametrize(
    ("password", "found"),
    [
        ("sebelas hrf", "too_short"),
        ("x" * (MOST + 1), "too_long"),
        ("aaaaaaaaaaaa", "a_row"),
        ("abababababab", "a_row"),
        ("123456789012", "a_row"),
        ("qwertyuiopqwerty", "a_row"),
        ("zyxwvutsrqponm", "a_row"),
        ("081298765432", "only_digits"),
        ("17-08-1945-17", "only_digits"),
        ("password2026", "common"),
        ("P@ssw0rd2026!", "common"),
        ("rahasia rahasia", "common"),
        ("merdeka12345!", "common"),
        ("IndonesiaRaya1", "common"),
        ("sayangkamu123", "common"),
        ("12345bumdesku", "about_the_person"),
        ("aminah-toko 2026", "about_the_person"),
        ("AminahToko Desaku1", "about_the_person"),
    ],
)
def test_what_is_guessed_first_is_refused(password, found):
    known = ["Aminah", "BUM Desa Maju Jaya", "bumdesku", "Desaku"]
    assert problem(password, known) == found


def test_what_is_known_of_the_person_may_be_a_part_of_it():
    assert problem("aminah menanam 40 mangga", ["Aminah"]) == ""


def test_ten_thousand_of_the_commonest_are_refused():
    common = {
        beginning + end
        for word in common_words()
        for beginning in (word, word.title(), word * 2, f"{word}indonesia")
        for end in ENDS
        if FEWEST <= len(beginning + end) <= MOST
    }

    assert len(common) > 10_000
    assert [password for password in common if not problem(password)] == []


def test_the_refusal_says_what_is_wrong_and_how_long_it_must_be():
    with pytest.raises(WeakPasswordError) as refused:
        check_password("pendek", username="sari")

    assert refused.value.facts == {"problem": "too_short", "fewest": 12}
