"""The root of what an enterprise refuses, and what any part of it may refuse."""

from __future__ import annotations

from typing import ClassVar


class EnterpriseError(Exception):
    """A rule of the enterprise was broken by what was asked."""

    code: ClassVar[str] = "enterprise"

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.facts = facts


class PermissionDeniedError(EnterpriseError):
    """The actor's role does not allow the act, or not for this unit."""

    code = "permission_denied"

    def __init__(self, actor: str, permission: str, unit: str | None = None) -> None:
        where = "" if unit is None else f" for unit {unit or 'head office'}"
        message = f"{actor} may not {permission}{where}"
        super().__init__(message, actor=actor, permission=permission, unit=unit)


class NotFoundError(EnterpriseError):
    """There is no such unit, person, transaction kind, ..."""

    code = "not_found"

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"there is no {kind} {key!r}", kind=kind, key=key)


class InvalidFieldError(EnterpriseError):
    """A field says something that cannot be."""

    code = "invalid_field"

    def __init__(self, field: str, value: object, rule: str) -> None:
        message = f"{field} {value!r} is not {rule}"
        super().__init__(message, field=field, value=value, rule=rule)


class TakenError(EnterpriseError):
    """Something of this kind has that name already."""

    code = "taken"

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"there is a {kind} {key!r} already", kind=kind, key=key)
