"""Payables: whom the enterprise owes, on which document."""

from bumdes.credit.belonging import check_documents
from bumdes.credit.control import CONTROLS, NAMED, PAYABLES
from bumdes.sub_ledger import SubLedger

SUB_LEDGER = SubLedger(
    key=PAYABLES,
    label=CONTROLS[PAYABLES].label,
    accounts=CONTROLS[PAYABLES].accounts,
    identity=NAMED,
    check=check_documents,
)
