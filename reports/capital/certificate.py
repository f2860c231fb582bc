"""The certificate of an owner: what it has in the enterprise, and what that rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.certificate import certificate_of
from bumdes.capital.ownership import ownership
from bumdes.enterprise import Village
from bumdes.month import day_words
from bumdes.permissions import Role
from bumdes.words import rupiah_in_words
from ledger.money import from_minor, to_minor
from reports.bound.block import Facts, Highlight, Highlights, Prose, Signatures
from reports.bound.listed import amount, label, listed, rupiah, text
from reports.fractions import say_hundredths
from reports.kind import Topic
from reports.offices import place_and_day, signing

if TYPE_CHECKING:
    from bumdes.capital.certificate import Certificate
    from bumdes.work import Work
    from ledger import Money, Period
    from reports.bound.block import Block, Listing
    from reports.kind import Asked

OPENING = "Saldo awal yang belum dirinci"


def owners(work: Work, period: Period) -> tuple[Topic, ...]:
    """Return who owns something at the end of *period*, villages first."""
    found = ownership(work.session, work.book, at=period.last_day)
    return tuple(Topic(share.owner.code, share.owner.name) for share in found.shares)


def certificate_blocks(work: Work, owner: str, asked: Asked) -> tuple[Block, ...]:
    """Return what is certified to *owner* for the last day of the period.

    Raises:
        NotFoundError: it owns nothing then.
    """
    at = asked.period.last_day
    found = certificate_of(work.session, work.book, owner, at=at)
    return (
        Facts(_head(work, found), is_letter=True),
        Prose("telah menyertakan modal, dan pada hari tersebut di atas memiliki:"),
        Highlights(
            (
                Highlight(label="Penyertaan modal", figure=rupiah(found.share.amount)),
                Highlight(
                    label="Bagian kepemilikan",
                    figure=say_hundredths(found.share.share_bp),
                    measure="persen",
                    before=f"dari modal seluruh pemilik {rupiah(found.owned)}",
                ),
            )
        ),
        Prose(f"Terbilang: {rupiah_in_words(found.share.amount)}."),
        basis(work, found),
        Prose(
            "Sertifikat ini menerangkan isi buku modal pada tanggalnya dan bukan surat"
            " berharga. Angkanya dapat dicocokkan dengan buku melalui sidik di kaki halaman."
        ),
        Signatures(
            signing(
                work,
                asked.now.date(),
                (Role.ADVISOR, "Mengetahui,"),
                (Role.SUPERVISOR, "Ditelaah oleh,"),
                (Role.DIRECTOR, "Diterbitkan oleh,"),
            ),
            place_and_day(work, asked.now.date()),
        ),
    )


def basis(work: Work, found: Certificate) -> Listing:
    """Return the contributions that the certificate rests on, and what each brought."""
    share, currency = found.share, work.book.currency
    held: dict[str, int] = {}
    for movement in share.movements:
        held[movement.fund] = held.get(movement.fund, 0) + movement.minor
    rows: list[tuple[str, str, str, Money]] = [
        (
            c.fund,
            f"{c.of_source.label}, {day_words(c.date)}",
            c.paper or c.decision,
            from_minor(held.get(c.fund, 0), currency),
        )
        for c in found.contributions
    ]
    rest = to_minor(share.amount) - sum(held.values())
    if rest:
        rows.append(("", OPENING, "", from_minor(rest, currency)))
    return listed(
        "basis",
        "Dasar penyertaan",
        (
            text("fund", "Nomor"),
            label("source", "Sumber"),
            text("paper", "Surat"),
            amount("held", "Rupiah"),
        ),
        rows,
        currency=currency,
        totals=("held",),
    )


def _head(work: Work, found: Certificate) -> tuple[tuple[str, str], ...]:
    owner = found.share.owner
    village = (
        work.session.get(Village, (work.book_id, owner.village)) if owner.village else None
    )
    return (
        ("Nomor", found.number),
        ("Diberikan kepada", village.seat if village else owner.name),
        ("Keadaan per", day_words(found.at)),
    )
