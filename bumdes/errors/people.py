"""What is wrong with a person or an appointment."""

from __future__ import annotations

from bumdes.errors.base import EnterpriseError


class PersonError(EnterpriseError):
    """A person or an appointment cannot be as asked."""

    code = "person"


class WeakPasswordError(PersonError):
    """A password that is too short, too long, or the username itself."""

    code = "weak_password"

    def __init__(self, problem: str, fewest: int) -> None:
        message = f"the password is {problem}"
        super().__init__(message, problem=problem, fewest=fewest)


class WrongPasswordError(PersonError):
    """The password given is not the person's."""

    code = "wrong_password"

    def __init__(self, username: str) -> None:
        super().__init__(f"this is not the password of {username}", username=username)


class UnitRequiredError(PersonError):
    """A unit manager manages one unit."""

    code = "unit_required"

    def __init__(self, role: str) -> None:
        super().__init__(f"a {role} needs a unit", role=role)
