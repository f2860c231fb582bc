"""What suppliers were paid before they delivered, by document."""

from bumdes.credit.belonging import check_documents
from bumdes.credit.control import CONTROLS, NAMED, SUPPLIER_ADVANCES
from bumdes.sub_ledger import SubLedger

SUB_LEDGER = SubLedger(
    key=SUPPLIER_ADVANCES,
    label=CONTROLS[SUPPLIER_ADVANCES].label,
    accounts=CONTROLS[SUPPLIER_ADVANCES].accounts,
    identity=NAMED,
    check=check_documents,
)
