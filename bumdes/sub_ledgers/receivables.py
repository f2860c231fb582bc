"""Receivables: who owes the enterprise, on which document."""

from bumdes.credit.belonging import check_documents
from bumdes.credit.control import CONTROLS, NAMED, RECEIVABLES
from bumdes.sub_ledger import SubLedger

SUB_LEDGER = SubLedger(
    key=RECEIVABLES,
    label=CONTROLS[RECEIVABLES].label,
    accounts=CONTROLS[RECEIVABLES].accounts,
    identity=NAMED,
    check=check_documents,
)
