"""The forms that statements can take: one module each."""

import sys
from functools import lru_cache

from bumdes.catalogue import discover
from ledger import Chart
from reports.form import Form
from reports.forms.generic import GENERIC

FORMS = discover(sys.modules[__name__], Form)


@lru_cache(maxsize=64)
def form_for(chart: Chart) -> Form:
    """Return the form that *chart* fits: a statutory one if every account has its place there.

    A chart is looked through once; it never changes, a book makes a new one.
    """
    accounts = [account for account in chart if account.takes_postings]
    statutory = [form for form in FORMS.values() if form is not GENERIC]
    for form in statutory:
        if accounts and all(form.fits(account) for account in accounts):
            return form
    return GENERIC
