"""The fields of forms: from what Indonesians type to values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load, validate

from bumdes.errors import RupiahError
from bumdes.rupiah import parse_rupiah
from ledger import Money
from webapp.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TOO_LONG = "Terlalu panjang, paling banyak {max} huruf. Pendekkan."
NOT_CHOSEN = "Pilih salah satu dari daftar."
NOT_A_DAY = "Pilih tanggalnya dari kalender, misalnya 17-08-2026."
NOT_A_NUMBER = "Isi dengan angka bulat, misalnya 12."


def not_blank(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed; a field that holds only spaces was not."""
    return {name: value for name, value in data.items() if str(value).strip()}


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
            validate=validate.Length(max=most, error=TOO_LONG),
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
        between = validate.Range(0, most, error=f"Isi dengan angka 0 sampai {most}.")
        super().__init__(data_key=data_key, error_messages=messages, validate=between, **needed)


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
