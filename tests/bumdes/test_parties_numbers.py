from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.errors import InvalidFieldError
from bumdes.parties.identity_number import VEIL, nik_of, npwp_of, npwp_words, veiled
from bumdes.parties.phone import phone_of, phone_words, veiled_phone

WOMAN, MAN = "3517084708900003", "3517080708900003"


# --- NIK ------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", [WOMAN, " 3517 0847 0890 0003 ", "351708-470890-0003"])
def test_a_nik_is_its_sixteen_digits(typed):
    assert nik_of(typed) == WOMAN


def test_the_nik_of_a_man_has_his_birthday():
    assert nik_of(MAN) == MAN


def test_no_nik_is_nothing():
    assert nik_of(" ") == ""


@pytest.mark.parametrize(
    "typed",
    [
        "351708070890000",
        "35170807089000031",
        "35170807O8900003",
        "3517083208900003",
        "3517087208900003",
        "3517080007900003",
        "3517080713900003",
        "3517080708900000",
        "0517080708900003",
        "3500080708900003",
        "٣٥١٧٠٨٠٧٠٨٩٠٠٠٠٣",
    ],
)
def test_what_cannot_be_a_nik_is_refused(typed):
    with pytest.raises(InvalidFieldError) as refused:
        nik_of(typed)

    assert refused.value.facts["rule"] == "nik"


@given(st.text("0123456789", min_size=9, max_size=20).filter(lambda n: len(n) != 16))
def test_a_refusal_never_tells_the_number_that_was_typed(typed):
    with pytest.raises(InvalidFieldError) as refused:
        nik_of(typed)

    assert typed not in f"{refused.value} {refused.value.facts}"


# --- NPWP -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01.234.567.8-901.000", "012345678901000"),
        ("0012345678901000", "0012345678901000"),
        (WOMAN, WOMAN),
        ("0012345678901000 000001", "0012345678901000000001"),
        ("", ""),
    ],
)
def test_an_npwp_is_its_digits(typed, kept):
    assert npwp_of(typed) == kept


@pytest.mark.parametrize("typed", ["12345", "01.234.567.8-901.00A", "0" * 15])
def test_what_cannot_be_an_npwp_is_refused(typed):
    with pytest.raises(InvalidFieldError):
        npwp_of(typed)


def test_an_npwp_of_fifteen_digits_is_printed_with_points():
    assert npwp_words("012345678901000") == "01.234.567.8-901.000"


def test_an_npwp_of_sixteen_digits_is_printed_as_it_is():
    assert npwp_words(WOMAN) == WOMAN


# --- veils ----------------------------------------------------------------------------------


def test_a_veil_leaves_the_last_four_digits():
    assert veiled(WOMAN) == f"{VEIL}0003"


@given(st.text("0123456789", max_size=30))
def test_a_veil_hides_more_than_it_shows(number):
    shown = veiled(number).replace(VEIL, "")

    assert len(shown) * 2 <= len(number)
    assert bool(veiled(number)) == bool(number)


# --- telephone ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "0812-3456-7890",
        "+62 812 3456 7890",
        "62812 34567890",
        "812.3456.7890",
        "006281234567890",
    ],
)
def test_a_telephone_number_is_the_same_however_it_is_written(typed):
    assert phone_of(typed) == "+6281234567890"


def test_a_number_of_a_town_keeps_its_prefix():
    assert phone_words(phone_of("(0341) 567-890")) == "0341-567-890"


def test_a_number_abroad_keeps_its_country():
    assert phone_words(phone_of("+60 12-345 6789")) == "+60123456789"


@pytest.mark.parametrize(
    "typed", ["12", "0812-ABCD", "08123456789012345", "0000", "+0812345678"]
)
def test_what_cannot_be_called_is_refused(typed):
    with pytest.raises(InvalidFieldError) as refused:
        phone_of(typed)

    assert refused.value.facts["rule"] == "phone"


def test_a_veiled_number_shows_how_it_begins_and_ends():
    assert veiled_phone("+6281234567890") == f"0812{VEIL}890"


def test_a_short_number_is_veiled_whole():
    assert veiled_phone("+62112") == VEIL


@given(st.from_regex(r"08[0-9]{8,10}", fullmatch=True))
def test_what_is_shown_of_a_number_is_that_number(typed):
    assert phone_of(phone_words(phone_of(typed))) == phone_of(typed)
