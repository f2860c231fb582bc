"""Withholding: what is kept back from a payment for the state, by payer or from payee."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.errors import NotFoundError, TaxBelowThresholdError
from bumdes.tax.rounding import percent_of
from bumdes.tax.rule import rule_on

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from fractions import Fraction

    from bumdes.tax.rule import TaxRule
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxObject:
    """Something paid for, from which tax is withheld.

    Attributes:
        rate: key of the rule with its rate; its label says what it is.
        owed: the tax the enterprise owes when it is the payer; empty where it never is one.
        prepaid: the tax it has paid ahead when it is the payee; empty where that tax is final
            and so an expense at once.
        without_npwp: key of the rule how many times as much it is without an NPWP; empty
            where that makes no difference.
        above: key of the rule above which amount only; empty for any.
    """

    key: str
    label: str
    rate: str
    owed: str
    prepaid: str
    without_npwp: str = ""
    above: str = ""


def _of_23(key: str, label: str) -> TaxObject:
    return TaxObject(
        key=key,
        label=label,
        rate=key,
        owed="pph_23",
        prepaid="pph_23_prepaid",
        without_npwp="pph_23_without_npwp",
    )


def _final(key: str, label: str) -> TaxObject:
    return TaxObject(key=key, label=label, rate=key, owed="pph_4_2", prepaid="")


_OBJECTS = (
    _of_23("pph_23_services", "Jasa (PPh 23)"),
    _of_23("pph_23_rent", "Sewa selain tanah dan bangunan (PPh 23)"),
    _of_23("pph_23_capital", "Dividen, bunga, royalti (PPh 23)"),
    _final("pph_4_2_rent", "Sewa tanah atau bangunan (PPh 4 ayat 2)"),
    _final("pph_4_2_construction_small", "Konstruksi, kualifikasi kecil (PPh 4 ayat 2)"),
    _final("pph_4_2_construction", "Konstruksi, kualifikasi lain (PPh 4 ayat 2)"),
    _final("pph_4_2_construction_unqualified", "Konstruksi tanpa sertifikat (PPh 4 ayat 2)"),
    _final("pph_4_2_consulting", "Konsultan konstruksi (PPh 4 ayat 2)"),
    _final("pph_4_2_consulting_unqualified", "Konsultan tanpa sertifikat (PPh 4 ayat 2)"),
    TaxObject(
        key="pph_22_goods",
        label="Penjualan barang kepada bendahara pemerintah (PPh 22)",
        rate="pph_22_goods",
        owed="",
        prepaid="pph_22_prepaid",
        without_npwp="pph_22_without_npwp",
        above="pph_22_threshold",
    ),
    TaxObject(
        key="pph_final_rate",
        label="PPh final UMKM dipotong pembeli",
        rate="pph_final_rate",
        owed="",
        prepaid="pph_final_prepaid",
    ),
)

TAX_OBJECTS: Mapping[str, TaxObject] = MappingProxyType({each.key: each for each in _OBJECTS})
"""Every object of withholding, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What is withheld from a payment, and by which rules.

    Attributes:
        percent: the rate, more where the payee has no NPWP.
        is_raised: whether it is more for want of an NPWP.
    """

    object: TaxObject
    base: Money
    percent: Fraction
    tax: Money
    is_raised: bool
    rules: tuple[TaxRule, ...]

    @property
    def net(self) -> Money:
        """What is paid out."""
        return self.base - self.tax


def find_object(key: str) -> TaxObject:
    """Return the object of withholding with *key*.

    Raises:
        NotFoundError: there is none.
    """
    try:
        return TAX_OBJECTS[key]
    except KeyError:
        raise NotFoundError("tax_object", key) from None


def withhold(key: str, base: Money, on: dt.date, *, has_npwp: bool) -> Withheld:
    """Return what is withheld from *base* on a day, in whole rupiah, a half rounded up.

    Args:
        has_npwp: whether the payee has a taxpayer number.

    Raises:
        NotFoundError: there is no such object.
        TaxRateOutsideDatesError: no rate is laid down for that day.
        TaxBelowThresholdError: it is withheld from larger amounts only.
    """
    found = find_object(key)
    rules = [rule_on(found.rate, on)]
    percent = rules[0].value
    if found.above:
        rules.append(rule_on(found.above, on))
        if base <= rules[-1].money:
            raise TaxBelowThresholdError(found.label, above=rules[-1].money, base=base)
    is_raised = bool(found.without_npwp) and not has_npwp
    if is_raised:
        rules.append(rule_on(found.without_npwp, on))
        percent *= rules[-1].value
    return Withheld(
        object=found,
        base=base,
        percent=percent,
        tax=percent_of(base, percent),
        is_raised=is_raised,
        rules=tuple(rules),
    )
