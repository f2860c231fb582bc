"""JSON read without losing anything: no floats, no field given twice, no surprises."""

from __future__ import annotations

import json
from typing import Any

from ledger.errors import FloatAmountError, NotFiniteAmountError


class StrictJSONError(ValueError):
    """A text that is no JSON, or JSON of which part would be lost; ``problem`` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def parse(text: str) -> Any:
    """Return what the JSON *text* says.

    Raises:
        FloatAmountError, NotFiniteAmountError: a number with a point or an exponent, NaN or
            Infinity, wherever it stands: nothing that is exchanged is one.
        StrictJSONError: the text is no JSON, or an object has a field twice.
    """
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise StrictJSONError(f"not JSON: {error.msg}, at character {error.pos + 1}") from None
    except StrictJSONError:
        raise
    except ValueError:
        raise StrictJSONError("a number too long") from None
    except RecursionError:
        raise StrictJSONError("nested too deep") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise StrictJSONError(f"{twice!r} is given twice")
    return made


def _refuse_float(written: str) -> object:
    raise FloatAmountError(written)


def _refuse_constant(written: str) -> object:
    raise NotFiniteAmountError(written)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_refuse_float, parse_constant=_refuse_constant
)
