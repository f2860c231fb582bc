"""Files that cannot be taken in, and what the database itself refused."""

from __future__ import annotations

from ledger.errors.root import LedgerError


class ExchangeError(LedgerError):
    """A file of exported books cannot be taken in."""

    code = "exchange"


class MalformedExportError(ExchangeError):
    """A line of the file is not what it should be."""

    code = "malformed_export"

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}", line=line, problem=problem)


class ExportVersionError(ExchangeError):
    """The file was written by a newer or unknown format."""

    code = "export_version"

    def __init__(self, version: object) -> None:
        super().__init__(f"version {version!r} of the format is unknown", version=version)


class ExportChainError(ExchangeError):
    """The chain in the file does not hold: it was changed after it was written."""

    code = "export_chain"

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: the chain breaks at {what}", line=line, what=what)


class DatabaseGuardError(LedgerError):
    """The database refused an entry that the library had let through."""

    code = "database_guard"

    def __init__(self, said: str) -> None:
        super().__init__(f"the database refused: {said}", said=said)
