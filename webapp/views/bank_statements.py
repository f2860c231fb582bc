"""Bank statements: taken in from files, each line with what it says."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.matching_banks import (
    take_in_statement,
)
from bumdes.bank.draft import TakeInStatement, draft_statement
from bumdes.bank.form import COMMA, DAY_FIRST, MONTH_FIRST, OWN, POINT, statement_forms
from bumdes.bank.statement import statements_of
from bumdes.cash.place import CashKind
from bumdes.cash.standing import places_on
from bumdes.permissions import Permission
from bumdes.sheet_file import read_table
from ledger.money import from_minor
from reports.plain_list import list_as_csv
from webapp.forms.bank import COLUMNS, StatementFileForm, form_said, packed, unpacked
from webapp.language.saying import t
from webapp.list_files import list_file
from webapp.pacing import imports
from webapp.problems import REFUSALS, problems_of
from webapp.readings.bank import bank_rows
from webapp.sentences import sentence
from webapp.templating import now
from webapp.uploads import takes_files, uploaded
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.bank.draft import StatementDraft
    from bumdes.bank.statement import BankStatement
    from webapp.problems import Problem

    Answer = AnyResponse | str | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("bank_statements", __name__, url_prefix="/kas/rekening-koran")

NO_FILE = "Pilih berkas rekening korannya."
TAKE_IN, WRONG_ROWS = "masukkan", "salah"
MOST_PREVIEWED = 60
DAYS = [(DAY_FIRST, "Tanggal dahulu, 31/01/2026"), (MONTH_FIRST, "Bulan dahulu, 01/31/2026")]
DECIMALS = [(COMMA, "1.000.000,00"), (POINT, "1,000,000.00")]


@bp.get("/")
def show() -> str:
    """Show the accounts at banks, and how far their statements are matched."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        rows = bank_rows(work, now().date())
    return render_template("bank_statements.html", rows=rows)


@bp.get("/masukkan")
def ask() -> str:
    """Ask for a statement as a file."""
    account = request.args.get("akun", "")
    values = {"akun": account, "sampai": now().date().isoformat()}
    with reading() as work:
        values |= _as_before(statements_of(work.session, work.book_id, account or None))
    return _file_form(values, ())


@bp.post("/masukkan")
@takes_files
@imports
def take() -> Answer:
    """Show what a file would add, or take it in."""
    values, rows = request.form, list[list[str]]()
    try:
        rows = _rows(values)
        said = StatementFileForm().load(values)
        command = TakeInStatement(
            account=said["account"],
            rows=rows,
            form=form_said(values, said),
            through=said["through"],
            closing=said["closing"],
            name=_name(values),
        )
        if values.get("aksi") == TAKE_IN:
            statement = act(lambda work: take_in_statement(work, command))
            there = url_for("bank_matching.open_page", code=statement.account)
            return redirect(there, HTTPStatus.SEE_OTHER)
        with reading() as work:
            work.actor.require(Permission.RECORD_TRANSACTION)
            draft = draft_statement(work, command)
    except REFUSALS as error:
        kept = {**values, "isi": packed(rows) if rows else "", "nama": _name(values)}
        return _file_form(kept, problems_of(error)), HTTPStatus.UNPROCESSABLE_ENTITY
    if values.get("aksi") == WRONG_ROWS:
        return _wrong_rows(rows, draft)
    return _preview(values, command, draft)


@bp.get("/contoh.<extension>")
def sample(extension: str) -> AnyResponse:
    """Send a statement with its headings and a few lines, to be filled in by hand."""
    headings = ("Tanggal", "Keterangan", "Debet", "Kredit", "Saldo")
    rows = [
        ("02-01-2026", "Setoran tunai", "", "500.000,00", "1.500.000,00"),
        ("31-01-2026", "Biaya administrasi", "5.000,00", "", "1.495.000,00"),
    ]
    return list_file(extension, "contoh-rekening-koran", headings, rows)


def _rows(values: Values) -> list[list[str]]:
    """Return the rows of the file that came, or of the one that came before."""
    upload = uploaded()
    if upload is not None:
        return read_table(upload.content)
    if values.get("isi"):
        return unpacked(values["isi"])
    raise ValidationError({"berkas": [NO_FILE]})


def _name(values: Values) -> str:
    """Return what the file is called."""
    upload = request.files.get("berkas")
    return ((upload.filename if upload else "") or values.get("nama", ""))[:200]


def _as_before(told: Sequence[BankStatement]) -> dict[str, str]:
    """Return how the latest statement of an account was written, to be offered again."""
    if not told:
        return {}
    values = {"bentuk": told[0].form}
    if told[0].columns:
        before = json.loads(told[0].columns)
        values |= {f"kolom-{part}": name for part, name in before["columns"].items()}
        values |= {"urutan": before["day"], "desimal": before["decimal"]}
    return values


def _file_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.RECORD_TRANSACTION)
        accounts = [
            (place.account.code, f"{t(place.label)} ({place.account.code})")
            for place in places_on(work, now().date())
            if place.kind is CashKind.BANK and not place.is_closed
        ]
    return render_template(
        "bank_statement_in.html",
        values=values,
        found=found,
        accounts=accounts,
        forms=_forms(),
        columns=COLUMNS,
        days=DAYS,
        decimals=DECIMALS,
    )


def _forms() -> list[tuple[str, str]]:
    known = [(form.key, form.label) for form in statement_forms(now().date())]
    return [*known, (OWN, "Bank lain: saya tulis judul kolomnya")]


def _preview(values: Values, command: TakeInStatement, draft: StatementDraft) -> str:
    with reading() as work:
        account = work.book.chart[command.account]
        money = work.book.currency
    lines = [
        (line.on, line.description, line.reference, from_minor(line.minor, money))
        for _, line in draft.fresh[:MOST_PREVIEWED]
    ]
    problems = [(row, sentence(error)) for row, error in draft.read.problems[:MOST_PREVIEWED]]
    return render_template(
        "bank_statement_preview.html",
        values={**values, "isi": packed(command.rows), "nama": command.name},
        account=account,
        draft=draft,
        lines=lines,
        problems=problems,
        form=command.form,
        forms=_forms(),
        columns=COLUMNS,
        days=DAYS,
        decimals=DECIMALS,
    )


def _wrong_rows(rows: Sequence[Sequence[str]], draft: StatementDraft) -> AnyResponse:
    """Send the rows that cannot be read, each with what is wrong with it."""
    width = max((len(rows[row - 1]) for row, _ in draft.read.problems), default=0)
    headings = ("baris", "yang salah", *(f"kolom {n}" for n in range(1, width + 1)))
    listed = [
        (str(row), sentence(error), *rows[row - 1], *[""] * (width - len(rows[row - 1])))
        for row, error in draft.read.problems
    ]
    answer = Response(list_as_csv(headings, listed), content_type="text/csv; charset=utf-8")
    name = "baris-salah-rekening-koran.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
