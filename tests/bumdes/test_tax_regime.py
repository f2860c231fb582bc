from __future__ import annotations

import datetime as dt

import pytest

from bumdes.errors import TaxRateOutsideDatesError
from bumdes.tax.regime import Regime, TaxFacts, Verdict, resolve_regime
from bumdes.tax.rule import Certainty
from ledger import rp

CEILING, NOTHING = rp(4_800_000_000), rp(0)


def resolved(year, registered, *, before=NOTHING, **facts):
    known = TaxFacts(registered_on=registered, turnover_before=before, **facts)
    return resolve_regime(year, known)


def reason(finding, key):
    return next(reason for reason in finding.reasons if reason.key == key)


@pytest.mark.parametrize(
    ("registered", "year", "regime"),
    [
        (dt.date(2015, 1, 1), 2022, Regime.FINAL),
        (dt.date(2022, 12, 19), 2025, Regime.FINAL),
        (dt.date(2022, 12, 19), 2026, Regime.GENERAL),
        (dt.date(2023, 1, 1), 2026, Regime.FINAL),
        (dt.date(2023, 12, 31), 2027, Regime.GENERAL),
        (dt.date(2025, 6, 1), 2028, Regime.FINAL),
        (dt.date(2025, 6, 1), 2029, Regime.GENERAL),
        (dt.date(2026, 4, 21), 2029, Regime.FINAL),
        (dt.date(2026, 4, 21), 2030, Regime.GENERAL),
        (dt.date(2026, 4, 22), 2026, Regime.GENERAL),
        (dt.date(2027, 1, 1), 2026, Regime.UNKNOWN),
        (None, 2026, Regime.UNKNOWN),
    ],
)
def test_the_regime_follows_from_the_day_of_registration(registered, year, regime):
    assert resolved(year, registered).regime is regime


def test_who_has_chosen_the_general_tax_is_in_it():
    finding = resolved(2025, dt.date(2024, 1, 1), opted_general=True)

    assert finding.regime is Regime.GENERAL


def test_a_year_after_one_above_the_ceiling_is_general():
    assert resolved(2025, dt.date(2024, 1, 1), before=CEILING + rp(1)).regime is Regime.GENERAL


def test_a_year_after_one_at_the_ceiling_is_final():
    assert resolved(2025, dt.date(2024, 1, 1), before=CEILING).regime is Regime.FINAL


def test_passing_the_ceiling_within_the_year_only_warns():
    finding = resolved(2025, dt.date(2024, 1, 1), turnover=CEILING + rp(1))

    assert (finding.regime, len(finding.warnings)) == (Regime.FINAL, 1)


def test_the_last_year_of_the_window_warns_of_the_next():
    assert "2027" in resolved(2026, dt.date(2023, 5, 5)).warnings[0]


def test_the_years_are_counted():
    assert resolved(2025, dt.date(2024, 1, 1)).year_of_window == 2


def test_the_window_after_the_change_of_2026_is_uncertain():
    finding = resolved(2026, dt.date(2024, 1, 1))

    assert (finding.is_certain, "periksa ke kantor pajak" in finding.label) == (False, True)


def test_the_transition_is_told_as_unconfirmed():
    line = reason(resolved(2026, dt.date(2024, 1, 1)), "transition")

    assert (line.verdict, line.certainty) == (Verdict.UNSURE, Certainty.UNCONFIRMED)


def test_years_before_the_change_are_certain():
    assert resolved(2025, dt.date(2024, 1, 1)).is_certain


def test_every_line_of_law_names_its_source():
    lines = resolved(2026, dt.date(2024, 1, 1)).reasons

    assert all(line.source for line in lines if line.certainty)


def test_years_before_the_table_are_refused():
    with pytest.raises(TaxRateOutsideDatesError):
        resolved(2019, dt.date(2018, 1, 1))
