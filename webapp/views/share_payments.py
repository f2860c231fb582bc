"""Paying shares of a profit: the form, the receipt, and taking a payment back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, render_template, url_for

from bumdes.actions.paying import PayShare, pay_share, undo_payment
from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from bumdes.sharing.register import read_sharing
from bumdes.sharing.sharing import find_payment
from webapp.answering import answered
from webapp.forms.sharing import PayForm, UndoForm
from webapp.language.saying import t
from webapp.proofs import take_proofs
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.sharing.register import ShareReading, SharingReading
    from bumdes.sharing.sharing import SharePayment
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("share_payments", __name__, url_prefix="/bagi-hasil")


@bp.get("/<key>/bayar/<int:number>")
def ask(key: str, number: int) -> str:
    """Ask how much is paid, from which cash, and who receives it."""
    with reading() as work:
        _, share = _share(work, key, number)
    values = {
        "jumlah": format_plain(share.owed),
        "tanggal": now().date().isoformat(),
        "kunci": uuid4().hex,
    }
    return _form(key, number, values, ())


@bp.post("/<key>/bayar/<int:number>")
@takes_files
def pay(key: str, number: int) -> Response | tuple[str, int]:
    """Pay a share, or a part of it."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> SharePayment:
        work.actor.require(Permission.PAY_SHARE)
        facts = {**said, "key": said["key"] or uuid4().hex}
        facts |= proofs.facts()
        command = PayShare(sharing_id=key, position=number, **facts)
        return pay_share(work, command)

    return answered(
        PayForm(),
        do,
        onward=_place,
        again=lambda values, found: _form(key, number, values, found),
    )


@bp.get("/pembayaran/<key>")
def receipt(key: str) -> str:
    """Show a payment as a receipt says it."""
    return _page(key, {"tanggal": now().date().isoformat()}, ())


@bp.post("/pembayaran/<key>/batalkan")
def undo(key: str) -> Response | tuple[str, int]:
    """Take a payment back."""

    def do(work: Work, said: dict[str, Any]) -> SharePayment:
        return undo_payment(work, key, on=said["on"], reason=said["reason"])

    return answered(
        UndoForm(), do, onward=_place, again=lambda values, found: _page(key, values, found)
    )


def _place(payment: SharePayment) -> str:
    return url_for("share_payments.receipt", key=payment.payment_id)


def _share(work: Work, key: str, number: int) -> tuple[SharingReading, ShareReading]:
    sharing = read_sharing(work, key)
    for share in sharing.shares:
        if share.position == number:
            return sharing, share
    raise NotFoundError("profit_share", f"{key}/{number}")


def _form(key: str, number: int, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.PAY_SHARE)
        sharing, share = _share(work, key, number)
        cash = [
            (account.code, f"{account.code} {t(account.name)}")
            for account in work.book.chart
            if account.is_cash and account.takes_postings and account.is_active
        ]
    return render_template(
        "share_pay.html",
        sharing=sharing,
        share=share,
        cash=cash,
        values=values,
        found=found,
    )


def _page(key: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        kept_payment = find_payment(work.session, work.book_id, key)
        sharing, share = _share(work, kept_payment.sharing_id, kept_payment.position)
        payment = next(p for p in share.payments if p.payment_id == key)
        posted = work.book.entry(payment.sequence)
        cash = t(work.book.chart[payment.cash].name)
        enterprise = work.enterprise
    return render_template(
        "share_receipt.html",
        sharing=sharing,
        share=share,
        payment=payment,
        posted=posted,
        cash=cash,
        enterprise=enterprise,
        values=values,
        found=found,
    )
