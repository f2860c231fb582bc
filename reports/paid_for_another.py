"""Cash that one unit paid or took for another, seen from the whole: what it was for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.dealings.paid_for_another import paid_for_another
from ledger.cash import CASH_IN
from reports.balances import DUE_FROM, DUE_TO, Balances, between_units

if TYPE_CHECKING:
    from ledger import BookView, Period
    from reports.balances import Paths
    from reports.form import Form


def seen_from_the_whole(
    view: BookView, whole: Balances, days: Period, *, form: Form, paths: Paths
) -> Balances:
    """Return what is to be added to *whole*, so that each rupiah tells what it was for.

    The journal is asked only if cash between units does not cancel in the balances. Where the
    units do not agree, what is between them stays, and is shown.
    """
    taken = Balances()
    came, went = between_units(whole, form, paths)
    if came + went == 0:
        return taken
    stems = (form.due_from, form.due_to)
    accounts = [
        account.code
        for account in view.chart
        if account.takes_postings and paths.is_under(account.code, stems)
    ]
    for found in paid_for_another(view, days, accounts):
        if found.is_told:
            mark = found.mark(found.cash)
            _add(taken, mark, DUE_TO if mark == CASH_IN else DUE_FROM, -found.cash)
            for leg in found.legs:
                _add(taken, found.mark(-leg.net), leg.account, -leg.net)
    return taken


def _add(balances: Balances, component: str, account: str, cash: int) -> None:
    key = (component, account)
    balances.flows[key] = balances.flows.get(key, 0) + cash
