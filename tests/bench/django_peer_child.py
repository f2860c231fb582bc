"""Posts entries with django-ledger, one for each line read; its environment is its own.

Prints "ready" when its books stand, and then for each line the seconds that a post took. The
database is set up as ours is: SQLite, a write-ahead log, each commit synced.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from decimal import Decimal
from pathlib import Path

import django
from django.conf import settings

PRAGMAS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
ACCOUNTS = (
    ("1010", "asset_ca_cash", "debit"),
    ("4010", "in_operational", "credit"),
    ("6010", "ex_regular", "debit"),
)


def set_up(folder: Path) -> None:
    """Configure Django, and make its tables."""
    database = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "django.sqlite"),
        "OPTIONS": {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE"},
    }
    settings.configure(
        DATABASES={"default": database},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django_ledger",
        ],
        SECRET_KEY="only for this measurement",
        USE_TZ=True,
        TIME_ZONE="UTC",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        ROOT_URLCONF=__name__,
    )
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)


def found() -> tuple[object, list[object]]:
    """Make an entity, a chart of three accounts, and a ledger; return ledger and accounts."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django_ledger.models import EntityModel  # noqa: PLC0415

    admin = get_user_model().objects.create_user("bench")
    entity = EntityModel.create_entity(
        name="Bench", use_accrual_method=True, admin=admin, fy_start_month=1
    )
    entity.create_chart_of_accounts(assign_as_default=True, commit=True)
    accounts = [
        entity.create_account(
            code=code, role=role, name=f"Account {code}", balance_type=side, active=True
        )
        for code, role, side in ACCOUNTS
    ]
    return entity.create_ledger(name="Journal", posted=True), accounts


def post(ledger: object, accounts: list[object], number: int) -> None:
    """Post one sale of two lines."""
    amount = Decimal(10_000 + number)
    transactions = [
        {"account": account, "amount": amount, "tx_type": side, "description": "Penjualan"}
        for account, side in zip(accounts, ("debit", "credit"), strict=False)
    ]
    ledger.commit_txs(
        je_timestamp=dt.datetime(2024, 12, 31, tzinfo=dt.UTC) + dt.timedelta(seconds=number),
        je_txs=transactions,
        je_posted=True,
        je_desc=f"Penjualan no. {number}",
    )


def main() -> None:
    """Post one entry whenever a line comes in."""
    set_up(Path(sys.argv[1]))
    ledger, accounts = found()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number, _ in enumerate(sys.stdin):
        began = time.perf_counter()
        post(ledger, accounts, number)
        sys.stdout.write(f"{time.perf_counter() - began}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
