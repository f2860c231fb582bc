"""Registers that can stand under one head, as spreadsheets and plain tables want them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reports.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.table import Table


def alike(tables: Iterable[Table | Register]) -> list[tuple[Register, ...]]:
    """Return the registers among *tables* in runs of the same columns."""
    registers = [table for table in tables if isinstance(table, Register)]
    return [tuple(run) for _, run in groupby(registers, key=lambda each: each.columns)]


def lead_of(registers: Sequence[Register]) -> list[str]:
    """Return what heads the columns before the first that tell the registers apart.

    Ledgers are told apart by account, others by their titles; one alone needs neither.
    """
    if registers[0].opening is not None:
        return ["Akun", "Nama akun"]
    return ["Bagian"] if len(registers) > 1 else []


def leading(register: Register, lead: Sequence[str]) -> list[str]:
    """Return what stands in these columns in each row of *register*."""
    return [register.key, register.title][-len(lead) :] if lead else []
