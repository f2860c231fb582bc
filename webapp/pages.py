"""All pages of the application, in the order of its menu."""

from webapp.views import (
    account,
    accounts,
    free_journal,
    health,
    help_pages,
    home,
    offices,
    recording,
    registers,
    sessions,
    statements,
    transactions,
    village_books,
    vouchers,
)

PAGES = (
    health.bp,
    sessions.bp,
    offices.bp,
    home.bp,
    recording.bp,
    free_journal.bp,
    transactions.bp,
    vouchers.bp,
    statements.bp,
    registers.bp,
    account.bp,
    accounts.bp,
    village_books.bp,
    help_pages.bp,
)
