"""The fields of forms: from what Indonesians type to values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load, validate

from bumdes.errors import RupiahError
from bumdes.phrase import phrase
from bumdes.rupiah import parse_rupiah
from ledger import Money
from webapp.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

TOO_LONG = "Terlalu panjang, paling banyak {max} huruf. Pendekkan."
NOT_BETWEEN = "Isi dengan angka 0 sampai {most}."
NOT_CHOSEN = "Pilih salah satu dari daftar."
NOT_A_DAY = "Pilih tanggalnya dari kalender, misalnya 17-08-2026."
NOT_A_NUMBER = "Isi dengan angka bulat, misalnya 12."


def not_blank(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed; a field that holds only spaces was not."""
    return {name: value for name, value in data.items() if str(value).strip()}


def _at_most(most: int) -> Callable[[str], None]:
    def check(text: str) -> None:
        if len(text) > most:
            raise ValidationError(phrase(TOO_LONG, max=most))

    return check


def _up_to(most: int) -> Callable[[int], None]:
    def check(number: int) -> None:
        if not 0 <= number <= most:
            raise ValidationError(phrase(NOT_BETWEEN, most=most))

    return check


class PlainForm(Schema):
    """A form of any fields; what it does not know is left alone, what is blank is not given."""

    class Meta:
        unknown = EXCLUDE

    @pre_load
    def tidy(self, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        return not_blank(data)


class Rupiah(fields.Field[Money]):
    """An amount as Indonesians type it."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> Money:
        try:
            return parse_rupiah(str(value))
        except RupiahError as error:
            raise ValidationError(sentence(error)) from None


class Line(fields.String):
    """One line of text, its spaces put in order."""

    def __init__(self, data_key: str, *, most: int, missing: str = "") -> None:
        """*missing* is said where nothing is typed; without it, that is allowed."""
        needed: dict[str, Any] = {"required": True} if missing else {"load_default": ""}
        super().__init__(
            data_key=data_key,
            error_messages={"required": missing},
            validate=_at_most(most),
            **needed,
        )

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> str:
        return " ".join(str(super()._deserialize(value, attr, data)).split())


class Paragraphs(Line):
    """Several lines of text, which are kept; spaces at their ends are not."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> str:
        return "\n".join(" ".join(line.split()) for line in str(value).strip().splitlines())


class Day(fields.Date):
    """A day from the calendar."""

    def __init__(self, data_key: str, *, missing: str = "") -> None:
        """*missing* is said where no day is chosen; without it, none is None."""
        needed: dict[str, Any] = {"required": True} if missing else {"load_default": None}
        messages: dict[str, Any] = {"required": missing, "invalid": NOT_A_DAY}
        super().__init__(data_key=data_key, error_messages=messages, **needed)


class Amount(Rupiah):
    """An amount of rupiah with its own words where it is missing."""

    def __init__(self, data_key: str, *, missing: str = "") -> None:
        """*missing* is said where nothing is typed; without it, none is None."""
        needed: dict[str, Any] = {"required": True} if missing else {"load_default": None}
        super().__init__(data_key=data_key, error_messages={"required": missing}, **needed)


class Whole(fields.Integer):
    """A whole number that is not negative."""

    def __init__(self, data_key: str, *, most: int, missing: str = "") -> None:
        """*missing* is said where nothing is typed; without it, none is None."""
        needed: dict[str, Any] = {"required": True} if missing else {"load_default": None}
        messages: dict[str, Any] = {"required": missing, "invalid": NOT_A_NUMBER}
        up_to = _up_to(most)
        super().__init__(data_key=data_key, error_messages=messages, validate=up_to, **needed)


class OneOf(Line):
    """One of several keys."""

    def __init__(
        self, data_key: str, keys: Iterable[str], *, missing: str = NOT_CHOSEN
    ) -> None:
        """*missing* is said where none is chosen; if it is empty, that is allowed."""
        super().__init__(data_key, most=200, missing=missing)
        self.validators = [validate.OneOf(list(keys), error=NOT_CHOSEN)]


class Yes(fields.Boolean):
    """A box that is ticked, or is not."""

    def __init__(self, data_key: str) -> None:
        super().__init__(data_key=data_key, load_default=False, truthy={"ya"}, falsy={""})
