"""What became of capital: all contributions beside one another, and each of them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.contribution import contributions_of
from bumdes.capital.contributor import contributors_of
from bumdes.capital.earmark import earmarks
from bumdes.capital.reconciliation import reconcile_capital
from bumdes.capital.use import use_of_capital
from bumdes.month import MONTHS, day_words
from ledger.money import from_minor, total
from reports.bound.block import Facts, Heading, Included, Meter, Prose
from reports.bound.listed import amount, day, label, listed, rupiah, text
from reports.kind import Topic
from reports.prepare import prepare
from reports.scope import Scope, ZeroRows, unit_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.capital.contribution import Contribution
    from bumdes.capital.use import Kept, UseOfCapital
    from bumdes.work import Work
    from ledger import Period
    from reports.bound.block import Block, Listing
    from reports.kind import Asked

NO_MONEY = (
    "Modal ini tidak membawa uang sendiri yang dapat diikuti: {form}. Ia bagian dari kekayaan"
    " usaha seluruhnya."
)


def standing(work: Work, period: Period) -> list[Contribution]:
    """Return the contributions up to the end of *period* that were not taken back by then."""
    known = [
        c for c in contributions_of(work.session, work.book_id) if c.date <= period.last_day
    ]
    back = work.book.reversals(c.entry_sequence for c in known)
    return [
        c
        for c in known
        if c.entry_sequence not in back or back[c.entry_sequence] > period.last_day
    ]


def funds(work: Work, period: Period) -> tuple[Topic, ...]:
    """Return the contributions that a report of their use can be about."""
    return tuple(Topic(c.fund, f"{c.fund}: {about(c)}") for c in standing(work, period))


def about(contribution: Contribution) -> str:
    """Return what a contribution is called beside its number."""
    return contribution.purpose or contribution.of_source.label


def from_whom(work: Work, contribution: Contribution) -> str:
    """Return what a contribution is for, and who brought it."""
    names = {c.code: c.name for c in contributors_of(work.session, work.book_id)}
    name = names.get(contribution.contributor, contribution.contributor)
    return f"{about(contribution)}, {name}"


def overview(work: Work, uses: Sequence[UseOfCapital]) -> Listing:
    """Return all contributions beside one another."""
    rows = (
        (
            use.contribution.fund,
            from_whom(work, use.contribution),
            use.contributed,
            use.earned,
            use.spent,
            use.remaining,
        )
        for use in uses
    )
    return listed(
        "overview",
        "Semua penyertaan",
        (
            text("fund", "Nomor"),
            label("about", "Tujuan dan penyetor"),
            amount("contributed", "Disetor"),
            amount("earned", "Hasilnya"),
            amount("spent", "Dibelanjakan"),
            amount("remaining", "Sisa uang"),
        ),
        rows,
        currency=work.book.currency,
        totals=("contributed", "earned", "spent", "remaining"),
    )


def reconciled(work: Work, asked: Asked) -> tuple[Block, ...]:
    """Return the register of capital against equity, account by account."""
    found = reconcile_capital(work.session, work.book, at=asked.period.last_day)
    table = listed(
        "reconciliation",
        "Buku modal dan ekuitas",
        (
            text("account", "Akun"),
            label("name", "Nama akun"),
            amount("registered", "Buku modal"),
            amount("opening", "Saldo awal belum dirinci"),
            amount("ledger", "Buku besar"),
            amount("difference", "Selisih"),
        ),
        (
            (row.account, row.name, row.registered, row.opening, row.ledger, row.difference)
            for row in found.rows
        ),
        currency=work.book.currency,
        totals=("registered", "opening", "ledger", "difference"),
    )
    said = (
        "Buku modal sama dengan ekuitas dalam buku besar."
        if found.holds
        else f"Buku modal berbeda dengan buku besar sebesar {rupiah(found.difference)}."
        " Periksa akun yang selisihnya tidak nol."
    )
    return (table, Prose(said))


def read_use(work: Work, contribution: Contribution, asked: Asked) -> UseOfCapital:
    """Return what became of *contribution* up to the end of the period."""
    through = asked.period.last_day
    return use_of_capital(work.session, work.book, contribution.fund, through=through)


def use_blocks(work: Work, use: UseOfCapital, asked: Asked) -> tuple[Block, ...]:
    """Return one contribution in full: its papers, its plan, line by line what was paid."""
    if use.is_own_money:
        form = use.contribution.in_form.label.lower()
        return (identity(work, use), Prose(NO_MONEY.format(form=form)))
    return (
        identity(work, use),
        *spent_blocks(work, use),
        *_months(work, use),
        *income_blocks(work, use, asked),
    )


def spent_blocks(work: Work, use: UseOfCapital) -> tuple[Block, ...]:
    """Return what a contribution was planned for and spent on, and what it became."""
    return (
        _meter(use),
        *_plan(work, use),
        *_spending(work, use),
        *_kept(work, use),
    )


def identity(work: Work, use: UseOfCapital) -> Facts:
    """Return where a contribution came from, and by which papers."""
    c = use.contribution
    names = {x.code: x.name for x in contributors_of(work.session, work.book_id)}
    facts = (
        ("Nomor modal", c.fund),
        ("Penyetor", names.get(c.contributor, c.contributor)),
        ("Sumber", f"{c.of_source.label}, tahun anggaran {c.fiscal_year}"),
        ("Diterima", f"{day_words(c.date)}, {c.in_form.label.lower()}"),
        ("Jumlah", rupiah(use.contributed)),
        ("Perlakuan", c.as_treated.label),
        ("Surat dasar", f"{c.paper}, {day_words(c.paper_date)}" if c.paper_date else c.paper),
        ("Keputusan", c.decision),
        ("Pos APBDes", c.apbdes_code),
        ("Bukti transfer", c.bank_slip),
        ("Serah terima", c.handover),
        ("Tujuan", c.purpose),
        ("Program", _programme(c)),
    )
    return Facts(tuple((name, said) for name, said in facts if said))


def _programme(contribution: Contribution) -> str:
    labels = {earmark.key: earmark.label for earmark in earmarks()}
    named = labels.get(contribution.earmark, contribution.earmark)
    if named and contribution.is_ring_fenced:
        return f"{named}; hanya boleh dipakai untuk tujuannya"
    return named


def _meter(use: UseOfCapital) -> Meter:
    came = use.received + use.earned
    return Meter(
        title="Uang yang dibelanjakan dari uang yang diterima dan hasilnya",
        used_minor=int(use.spent.amount * 100),
        whole_minor=int(came.amount * 100),
        used=f"Dibelanjakan {rupiah(use.spent)}",
        left=f"Sisa uang {rupiah(use.remaining)}",
    )


def _plan(work: Work, use: UseOfCapital) -> tuple[Block, ...]:
    if not use.lines:
        return (Prose("Belum ada rencana penggunaan (RAB) untuk modal ini."),)
    nothing = from_minor(0, work.book.currency)
    rows = [
        (line.description, line.account, line.planned, line.spent, line.left)
        for line in use.lines
    ]
    if use.unplanned.amount:
        rows.append(("Di luar rencana", "", nothing, use.unplanned, nothing - use.unplanned))
    return (
        listed(
            f"plan-{use.contribution.fund}",
            "Rencana (RAB) dan realisasinya",
            (
                label("what", "Untuk"),
                text("account", "Akun"),
                amount("planned", "Rencana"),
                amount("spent", "Realisasi"),
                amount("left", "Sisa rencana"),
            ),
            rows,
            currency=work.book.currency,
            totals=("planned", "spent", "left"),
        ),
    )


def _spending(work: Work, use: UseOfCapital) -> tuple[Block, ...]:
    if not use.spending:
        return (Prose("Belum ada uang yang dibelanjakan dari modal ini."),)
    rows = (
        (
            s.date,
            s.voucher,
            f"{s.description} ({s.account_name}{_of_unit(work, s.unit)})",
            ", ".join(proof[:8] for proof in s.proofs) or "tanpa bukti",
            s.amount,
        )
        for s in use.spending
    )
    return (
        listed(
            f"spending-{use.contribution.fund}",
            "Belanja, dengan bukti dan sidik berkasnya",
            (
                day("date", "Tanggal"),
                text("voucher", "Nomor bukti"),
                label("what", "Uraian"),
                text("proof", "Sidik bukti"),
                amount("amount", "Rupiah"),
            ),
            rows,
            currency=work.book.currency,
            totals=("amount",),
        ),
    )


def _of_unit(work: Work, unit: str) -> str:
    return f", {unit_name(work.book, unit)}" if unit else ""


def _kept(work: Work, use: UseOfCapital) -> tuple[Block, ...]:
    groups: tuple[tuple[str, tuple[Kept, ...]], ...] = (
        ("Aset", use.assets),
        ("Modal kerja", use.working_capital),
        ("Uang", use.money),
    )
    rows = [(what, k.account, k.name, k.amount) for what, found in groups for k in found]
    if not rows:
        return (Prose("Per akhir masa tidak ada lagi yang tersisa dari modal ini."),)
    return (
        listed(
            f"kept-{use.contribution.fund}",
            f"Menjadi apa per {day_words(use.through)}",
            (
                text("what", "Bentuk"),
                text("account", "Akun"),
                label("name", "Nama akun"),
                amount("amount", "Nilai buku"),
            ),
            rows,
            currency=work.book.currency,
            totals=("amount",),
        ),
    )


def _months(work: Work, use: UseOfCapital) -> tuple[Block, ...]:
    rows = [
        (f"{MONTHS[m.month - 1]} {m.year}", m.received, m.earned, m.spent, m.remaining)
        for m in use.months
        if m.received.amount or m.earned.amount or m.spent.amount
    ]
    if len(rows) < 2:
        return ()
    return (
        listed(
            f"months-{use.contribution.fund}",
            "Per bulan",
            (
                label("month", "Bulan"),
                amount("received", "Diterima"),
                amount("earned", "Hasil"),
                amount("spent", "Dibelanjakan"),
                amount("remaining", "Sisa uang"),
            ),
            rows,
            currency=work.book.currency,
        ),
    )


def income_blocks(work: Work, use: UseOfCapital, asked: Asked) -> tuple[Block, ...]:
    """Return the income statement of the fund, if its lines earned or cost anything."""
    fund = use.contribution.ledger_fund
    scope = Scope(asked.period, fund=fund, zero_rows=ZeroRows.HIDDEN)
    document = prepare(work.book, "income-statement", scope, now=asked.now)
    moved = any(
        figure is not None and figure.amount
        for table in document.tables
        for row in getattr(table, "rows", ())
        for figure in getattr(row, "figures", ())
    )
    if not moved:
        return ()
    return (Heading("Laba rugi dari modal ini"), Included(document))


def sum_of(work: Work, uses: Sequence[UseOfCapital]) -> tuple[tuple[str, str], ...]:
    """Return what all of *uses* come to, in words for the head of a report."""
    currency = work.book.currency
    return (
        ("Penyertaan", f"{len(uses)}"),
        ("Disetor", rupiah(total((u.contributed for u in uses), currency))),
        ("Dibelanjakan", rupiah(total((u.spent for u in uses), currency))),
        ("Sisa uang", rupiah(total((u.remaining for u in uses), currency))),
    )
