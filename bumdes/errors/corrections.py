"""What is refused of corrections, and of entries that lack a proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from ledger import Money


class CorrectionError(EnterpriseError):
    """An entry cannot be put right so."""

    code = "correction"


class AlreadyCorrectedError(CorrectionError):
    """Another entry stands for it already."""

    code = "already_corrected"

    def __init__(self, voucher: str, correction: str) -> None:
        super().__init__(
            f"{correction} stands for {voucher} already", voucher=voucher, correction=correction
        )


class CorrectedElsewhereError(CorrectionError):
    """A register posted it, and must follow what stands for it."""

    code = "corrected_elsewhere"

    def __init__(self, voucher: str, register: str) -> None:
        super().__init__(
            f"{voucher} is put right in its register", voucher=voucher, register=register
        )


class NothingToCorrectError(CorrectionError):
    """It takes another entry back, or closes a year: there is nothing to put right in it."""

    code = "nothing_to_correct"

    def __init__(self, voucher: str) -> None:
        super().__init__(f"{voucher} cannot be put right", voucher=voucher)


class CorrectionStandsError(CorrectionError):
    """What took an entry back cannot be taken back while another entry stands for that one."""

    code = "correction_stands"

    def __init__(self, voucher: str, correction: str) -> None:
        super().__init__(
            f"{correction} stands for what {voucher} took back",
            voucher=voucher,
            correction=correction,
        )


class ProofRequiredError(EnterpriseError):
    """A payment of so much needs a proof, or a promise that it follows."""

    code = "proof_required"

    def __init__(self, amount: Money, least: Money) -> None:
        super().__init__(f"{amount} is paid without a proof", amount=amount, least=least)
