"""What templates may call: amounts, days and icons as people read them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from flask import current_app, request
from jinja2 import StrictUndefined

from bumdes import zones
from bumdes.errors import RupiahError
from bumdes.permissions import Permission
from bumdes.phrase import phrase
from bumdes.rupiah import format_plain, format_rupiah, parse_rupiah
from bumdes.words import rupiah_in_words
from ledger import Period
from ledger.errors import InvalidPeriodError
from ledger.money import currency, from_minor
from reports.columns import ELIMINATION_KEY
from reports.words import moment_words, period_name, period_words
from webapp import local_time
from webapp.doors import may
from webapp.help_topics import topic_for
from webapp.language.choice import Language, language
from webapp.login import visitor
from webapp.navigation import menu
from webapp.queueing import queue_owner
from webapp.readings.sight import slug_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from flask import Flask

    from ledger import Money
    from reports.register import Cell, Register
    from reports.table import Column, Table

MINUS = "\N{MINUS SIGN}"


def init_app(app: Flask) -> None:
    """Give the templates of *app* what they may call."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals.update(may=may, Permission=Permission)
    app.jinja_env.filters.update(
        rp=format_rupiah,
        num=number,
        brackets=brackets,
        words=rupiah_in_words,
        in_words=typed_in_words,
        millions=millions,
        full_day=local_time.full_day,
        long_day=local_time.long_day,
        short_day=local_time.short_day,
        dated_day=local_time.dated_day,
        month_name=local_time.month_name,
        short_month=local_time.short_month,
        local=local,
        clock_time=local_time.clock_time,
        greeting=local_time.greeting,
        fingerprint=fingerprint,
        slug=slug_of,
        this_month=this_month,
        when=when,
        absolute=abs,
        typed=typed,
        day_in_list=day_in_list,
        moment=moment_words,
        fingerprint_whole=fingerprint_whole,
        same_period=same_period,
        spoken=period_words,
        days_of=days_of,
        tenths=tenths,
        percent=percent,
        heading_groups=heading_groups,
        column_heading=column_heading,
        beside=beside,
        count=count,
        columns_worth_showing=columns_worth_showing,
        by_entry=by_entry,
        minor=minor_figure,
        size=size,
        first_sentence=first_sentence,
    )
    app.context_processor(_about_the_visitor)


def number(amount: Money) -> str:
    """Return *amount* as lists write it: ``1.500.000``, with a true minus if it is negative."""
    return format_plain(amount).replace("-", f"{MINUS} ")


def count(things: int) -> str:
    """Return a number of things with dots between thousands."""
    return f"{things:,}".replace(",", ".")


def size(content: int) -> str:
    """Return how many bytes a file has, as people say it: ``4,2 MB``."""
    tenths_of_kb = -(-content // 100)
    if tenths_of_kb < 10_000:
        return f"{tenths_of_kb // 10},{tenths_of_kb % 10} KB"
    tenths_of_mb = -(-content // 100_000)
    return f"{count(tenths_of_mb // 10)},{tenths_of_mb % 10} MB"


def first_sentence(text: str) -> str:
    """Return what *text* says first, for a list."""
    return text.partition(". ")[0].rstrip(".") + "."


def brackets(amount: Money) -> str:
    """Return *amount* as statements write it: ``(150.000)`` if it is negative."""
    plain = format_plain(amount)
    return f"({plain[1:]})" if plain.startswith("-") else plain


def millions(amount: Money) -> str:
    """Return *amount* in millions of rupiah, for the bars: ``4,6``, or ``1.250``."""
    tenths = round(amount.amount / 100_000)
    sign, (whole, part) = MINUS if tenths < 0 else "", divmod(abs(tenths), 10)
    return f"{sign}{count(whole)}" + (f",{part}" if whole < 1_000 else "")


def local(moment: dt.datetime) -> dt.datetime:
    """Return *moment* in the zone of the enterprise."""
    here = visitor()
    return moment.astimezone(here.zone if here else zones.WESTERN)


def typed_in_words(text: str) -> str:
    """Return what is understood of an amount that somebody typed; nothing if it is unclear."""
    try:
        return rupiah_in_words(parse_rupiah(text)) if text else ""
    except RupiahError:
        return ""


def this_month(day: dt.date) -> str:
    """Return the month of *day* as addresses write it: ``2026-11``."""
    return f"{day:%Y-%m}"


def when(moment: dt.datetime) -> str:
    """Return the time, and the day if it is another one: ``24 Nov 2026, 14.05``."""
    time = local_time.clock_time(moment)
    same_day = moment.date() == now().date()
    return time if same_day else f"{local_time.dated_day(moment.date())}, {time}"


def typed(name: str, values: Mapping[str, str]) -> str:
    """Return what was typed as the amount *name*."""
    return values.get(f"jumlah-{name}", "")


def day_in_list(day: dt.date) -> str:
    """Return the day that heads its entries: with the year, unless it is this one."""
    shape = "EEEE, d MMM" if day.year == now().year else "EEEE, d MMM y"
    return format_date(day, shape, locale=language())


def same_period(written: str, period: Period) -> bool:
    """Whether an option of a list means *period*."""
    return Period.parse(written) == period


def days_of(words: str, written: str | None) -> str:
    """Return the *words* that papers have for the period *written*; in English the days."""
    if language() is Language.INDONESIAN or not isinstance(written, str):
        return words
    try:
        return period_words(Period.parse(written))
    except InvalidPeriodError:  # a paper says what it likes
        return words


def tenths(change: int) -> str:
    """Return a change in tenths of a percent: ``+ 10,1%``."""
    sign = "" if change == 0 else MINUS if change < 0 else "+"
    return f"{sign} {abs(change) // 10:,}".replace(",", ".") + f",{abs(change) % 10}%"


def percent(part: int) -> str:
    """Return a part in tenths of a percent: ``45,4%``."""
    return f"{part // 10},{part % 10}%"


def heading_groups(columns: Iterable[Column]) -> list[tuple[str, int]]:
    """Return the headings above columns that belong together, and over how many each goes."""
    groups = groupby(columns, key=lambda column: column.group)
    return [(group, len(list(members))) for group, members in groups]


def column_heading(column: Column) -> str:
    """Return what heads *column*; days of one year in the short form of the screen."""
    first, last = column.period.first_day, column.period.last_day
    if column.heading != period_name(column.period) or " s/d " not in column.heading:
        return column.heading
    if first.year != last.year:
        return phrase(
            "{first} s/d {last}",
            first=local_time.dated_day(first),
            last=local_time.dated_day(last),
        )
    return phrase(
        "{first} s/d {last}", first=local_time.short_day(first), last=local_time.dated_day(last)
    )


def beside(column: Column, main: Column) -> str:
    """Return what a small screen calls *column* beside *main*: a year, if only that differs."""
    if column.period == main.period.year_before:
        return str(column.period.last_day.year)
    return column_heading(column)


def columns_worth_showing(table: Table) -> list[tuple[int, Column]]:
    """Return the columns of *table* with their places; of eliminations, if there are any."""
    return [
        (place, column)
        for place, column in enumerate(table.columns)
        if column.key != ELIMINATION_KEY
        or any(
            (figure := row.figures[place]) is not None and figure.amount for row in table.rows
        )
    ]


def by_entry(journal: Register, most: int) -> list[tuple[Cell, list[dict[str, Cell]]]]:
    """Return the first *most* lines of a journal, by entry; cells by the keys of columns."""
    keys = [column.key for column in journal.columns]
    lines = (dict(zip(keys, cells, strict=True)) for cells in journal.rows[:most])
    groups = groupby(lines, key=lambda line: line["number"])
    return [(number, list(members)) for number, members in groups]


def minor_figure(minor: int) -> str:
    """Return minor units of rupiah (sen) as lists write them."""
    return number(from_minor(minor, currency("IDR")))


def fingerprint_whole(digest: str) -> str:
    """Return *digest* in groups of four."""
    return " ".join(digest[i : i + 4] for i in range(0, len(digest), 4))


def fingerprint(digest: str) -> str:
    """Return the first half of *digest* in groups of four, which people can read out."""
    return " ".join(digest[i : i + 4] for i in range(0, 32, 4))


def now() -> dt.datetime:
    """Return the time in the zone of the enterprise."""
    moment: dt.datetime = current_app.extensions["clock"]()
    return local(moment)


def _about_the_visitor() -> dict[str, Any]:
    here = visitor()
    actor = here.actor if here and here.office else None
    return {
        "visitor": here,
        "menu": menu(actor) if actor else [],
        "now": now(),
        "queue_owner": queue_owner(),
        "help_topic": topic_for(request.blueprint) if actor else None,
    }
