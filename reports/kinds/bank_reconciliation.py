"""Reconciliations of banks: the balance of the bank, that of the books, and why they differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.bank.reconciliation import reconcile
from bumdes.bank.statement import find_statement
from bumdes.month import day_words
from reports.bound.report import Chapter, Look
from reports.cash.bank_beside_books import bank_topics, reconciliation_blocks
from reports.composing import report_of
from reports.kind import Group, ReportKind, Span
from reports.subjects import chosen

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.bound.report import Report
    from reports.kind import Asked

_LABEL = "Rekonsiliasi bank"


def _compose(work: Work, asked: Asked) -> Report:
    topic = chosen(_LABEL, bank_topics(work, asked.period), asked)
    statement = find_statement(work.session, work.book_id, topic.key)
    seen = reconcile(work, statement.account, statement.last_day)
    chapter = Chapter(
        key="reconciliation",
        title="",
        blocks=reconciliation_blocks(work, seen),
        is_listed=False,
        begins_page=False,
    )
    report = report_of(
        work, asked, key="bank-reconciliation", title=_LABEL.title(), chapters=(chapter,)
    )
    return replace(
        report,
        subject=seen.account.name,
        period_words=f"per {day_words(seen.on)}",
        look=Look.LETTER,
    )


BANK_RECONCILIATION = ReportKind(
    key="bank-reconciliation",
    slug="rekonsiliasi-bank",
    label=_LABEL,
    hint="Saldo bank, saldo buku, dan apa yang ada di antaranya",
    group=Group.PROOF,
    span=Span.ANY,
    compose=_compose,
    subjects=bank_topics,
    formats=("pdf", "docx", "html", "json"),
    is_checked=False,
)
