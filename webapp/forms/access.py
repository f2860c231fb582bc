"""Forms about logging in: passwords, codes, people and what is asked of them."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from bumdes.permissions import Role
from webapp.forms.fields import Day, Line, OneOf, PlainForm

NO_NAME = "Tulis nama pengguna Anda, seperti pada kertas undangan."
NO_CODE = "Ketik kodenya."
NOT_TWICE = "Kedua kata sandi tidak sama. Ketik sekali lagi di kedua isian."
NO_PERSON = "Pilih orangnya, atau tulis nama orang baru."
LONGEST = 1_000


class Secret(fields.String):
    """A password, exactly as typed."""

    def __init__(self, data_key: str, *, missing: str) -> None:
        super().__init__(data_key=data_key, required=True, error_messages={"required": missing})


class _NewPassword(PlainForm):
    """A password of one's own, typed twice."""

    password = Secret("baru", missing="Tulis kata sandi baru.")
    again = Secret("sekali-lagi", missing="Tulis kata sandi baru sekali lagi.")

    @validates_schema
    def check(self, data: dict[str, Any], **_: Any) -> None:
        if data.get("password") != data.get("again"):
            raise ValidationError({"sekali-lagi": [NOT_TWICE]})


class PasswordForm(_NewPassword):
    """Another password, by who knows the one before."""

    old = Secret("lama", missing="Tulis kata sandi yang sekarang.")


class RedeemForm(_NewPassword):
    """A password, by who was given a code on paper."""

    username = Line("nama", most=40, missing=NO_NAME)
    code = Line("kode", most=60, missing=NO_CODE)


class CodeForm(PlainForm):
    """The code that the phone shows now."""

    code = Line("kode", most=40, missing=NO_CODE)


class UserForm(PlainForm):
    """Somebody who is to log in, with an office."""

    role = OneOf("jabatan", list(Role))
    person = Line("orang", most=40)
    name = Line("nama", most=100)
    username = Line("pengguna", most=40)
    unit = Line("unit", most=16)
    decree = Line("sk", most=100)
    first_day = Day("mulai", missing="Pilih hari pertama menjabat.")
    last_day = Day("sampai")


class FactorRuleForm(PlainForm):
    """Whether those who approve need a phone, from a day on."""

    rule = OneOf("aturan", ["wajib", "bebas"])
    valid_from = Day("mulai", missing="Pilih sejak kapan berlaku.")
