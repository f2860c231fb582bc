"""The web front and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.journal_view import utc_now

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy import Engine

    from bumdes.file_store import FileStore
    from webapp.safekeeping import SafePlaces


def create_app(
    engine: Engine,
    *,
    secret_key: str,
    files: FileStore | None = None,
    safe_places: SafePlaces | None = None,
    factor_key: str = "",
    clock: Callable[[], dt.datetime] = utc_now,
) -> Flask:
    """Return the application that serves the books *engine* holds.

    Args:
        engine: on a migrated database, see ``bumdes.database``.
        secret_key: signs sessions; whoever knows it can be anybody.
        files: where papers and proofs lie; None for the folder beside the database.
        safe_places: where copies of everything go; None for a folder beside the database.
        factor_key: seals the secrets of phones that show codes; *secret_key* if there is none.
        clock: returns the time, with its zone.
    """
    # The command line starts in a moment because Flask comes with the first application only.
    from webapp.application import build_app  # noqa: PLC0415

    return build_app(
        engine,
        secret_key=secret_key,
        clock=clock,
        files=files,
        safe_places=safe_places,
        factor_key=factor_key,
    )
