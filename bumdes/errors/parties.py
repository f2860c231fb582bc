"""What the register of parties refuses. No fact holds what is personal: refusals are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from ledger import Money


class PartyError(EnterpriseError):
    """The register of parties does not take it."""

    code = "party"


class PartyNumberTakenError(PartyError):
    """Somebody else has the NIK or NPWP."""

    code = "party_number_taken"

    def __init__(self, number: str, *, party: str) -> None:
        super().__init__(f"{number} is that of {party}", number=number, party=party)


class PartyErasedError(PartyError):
    """Nothing but the code is left of the party, as it asked for."""

    code = "party_erased"

    def __init__(self, party: str) -> None:
        super().__init__(f"the personal data of {party} was erased", party=party)


class PartyMergedError(PartyError):
    """The party is one with another, which is to be named instead."""

    code = "party_merged"

    def __init__(self, party: str, *, standing: str) -> None:
        message = f"{party} is one with {standing}, which stands for it"
        super().__init__(message, party=party, standing=standing)


class MergerRefusedError(PartyError):
    """Two parties cannot be said to be one."""

    code = "merger_refused"

    def __init__(self, problem: str, *, merged: str, kept: str) -> None:
        message = f"{merged} and {kept} cannot be one: {problem}"
        super().__init__(message, problem=problem, merged=merged, kept=kept)


class MergerUndoneError(PartyError):
    """The merger was undone before, or is itself what undoes one."""

    code = "merger_undone"

    def __init__(self, merged: str, *, kept: str) -> None:
        message = f"the merger of {merged} with {kept} is not in force"
        super().__init__(message, merged=merged, kept=kept)


class PartyOutstandingError(PartyError):
    """The books still hold something of the party, so it must be known who that is."""

    code = "party_outstanding"

    def __init__(self, party: str, *, account: str, amount: Money) -> None:
        message = f"{account} still holds {amount} of {party}"
        super().__init__(message, party=party, account=account, amount=amount)


class PartyEmployedError(PartyError):
    """The party still works for the enterprise."""

    code = "party_employed"

    def __init__(self, party: str) -> None:
        super().__init__(f"{party} still works for the enterprise", party=party)


class PartyNeededError(PartyError):
    """The enterprise cannot do without the name of the party: a village or an office."""

    code = "party_needed"

    def __init__(self, party: str) -> None:
        super().__init__(f"{party} is no person whose data could be erased", party=party)
