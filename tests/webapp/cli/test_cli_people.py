"""user add and unit add: people are let in, units are opened."""

from __future__ import annotations

import pytest

from tests.webapp.cli.calling import SALE, post


def test_a_person_is_let_in_with_a_given_password(books):
    answer = books(
        *("user", "add", "sari", "--book", "maju", "--name", "Sari", "--role", "director"),
        "--password-stdin",
        given="sandi-yang-panjang\n",
    )

    assert answer.code == 0
    assert answer.out == "Sari dapat masuk sebagai sari.\n"


def test_a_person_is_given_a_password_where_nobody_can_be_asked(books):
    answer = books(
        "user", "add", "sari", "--book", "maju", "--name", "Sari", "--role", "treasurer"
    )

    assert answer.code == 0
    assert "Kata sandi: " in answer.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["SARI", "--role", "director"], "invalid_field"),
        (["sari", "--role", "unit_manager"], "unit_required"),
        (["sari", "--role", "unit_manager", "--unit", "AIR"], "not_found"),
    ],
)
def test_a_person_who_cannot_be_is_refused(words, code, books):
    answer = books("user", "add", *words, "--book", "maju", "--name", "Sari")

    assert answer.code == 1
    assert f"Ditolak ({code})" in answer.err


def test_a_weak_password_is_refused(books):
    answer = books(
        *("user", "add", "sari", "--book", "maju", "--name", "Sari", "--role", "director"),
        "--password-stdin",
        given="123\n",
    )

    assert answer.code == 1
    assert "Ditolak (weak_password)" in answer.err


def test_a_unit_is_opened_once(books):
    words = [
        "unit",
        "add",
        "TOKO",
        "--book",
        "maju",
        "--name",
        "Toko Desa",
        "--type",
        "trading",
    ]

    assert books(*words).code == 0
    assert books(*words).code == 1
    assert post(books, SALE).err == ""
