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


class WrongCodeError(PersonError):
    """The phone does not show this code now, or it was used already."""

    code = "wrong_code"

    def __init__(self, username: str) -> None:
        super().__init__(f"this is no code of {username} now", username=username)


class FactorThereError(PersonError):
    """A phone shows codes already; a second one is not taken beside it."""

    code = "factor_there"

    def __init__(self, username: str) -> None:
        super().__init__(f"{username} has a second factor", username=username)


class FactorNeededError(PersonError):
    """The enterprise asks a second factor of this office."""

    code = "factor_needed"

    def __init__(self, role: str) -> None:
        super().__init__(f"a {role} needs a second factor", role=role)


class BlockedPersonError(PersonError):
    """Who may not log in at all gets no code to log in with."""

    code = "blocked_person"

    def __init__(self, username: str) -> None:
        super().__init__(f"{username} may not log in", username=username)


class SealBrokenError(PersonError):
    """The secret of a phone cannot be read: the file of the key is another, or gone."""

    code = "seal_broken"

    def __init__(self, of: str) -> None:
        super().__init__(f"the secret of {of} was sealed with another key", of=of)
