"""What customers paid before they were served, by document."""

from bumdes.credit.belonging import check_documents
from bumdes.credit.control import CONTROLS, CUSTOMER_DEPOSITS, NAMED
from bumdes.sub_ledger import SubLedger

SUB_LEDGER = SubLedger(
    key=CUSTOMER_DEPOSITS,
    label=CONTROLS[CUSTOMER_DEPOSITS].label,
    accounts=CONTROLS[CUSTOMER_DEPOSITS].accounts,
    identity=NAMED,
    check=check_documents,
)
