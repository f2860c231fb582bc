"""Two people look for every asset, and what they find is kept."""

from __future__ import annotations

import pytest

from bumdes.actions.counting_assets import CountAssets, Looked, count_assets
from bumdes.actions.keeping_assets import DescribeAsset, describe_asset, place_asset
from bumdes.assets.count import counted_in, counts_of, found_in
from bumdes.assets.register import assets_to_count
from bumdes.assets.whereabouts import Condition, PlaceAsset, whereabouts_of
from bumdes.errors import (
    AssetGoneError,
    CountIncompleteError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
)
from ledger import rp
from ledger.errors import BlankTextError
from tests.bumdes.things import SHOP, buys, facts, stands, with_shop
from tests.bumdes.village import MANAGER, day


@pytest.fixture
def village(engine):
    return with_shop(engine)


def count(*looked, **said):
    given = {
        "on": day(6, 30),
        "counter": "Sari",
        "witness": "Lastri",
        "looked": tuple(looked),
        "unit": SHOP,
    }
    return CountAssets(**(given | said))


def counted(village, made):
    with village.work(read_only=True) as work:
        return counted_in(work.session, village.book_id, made.count_id)


def test_what_is_not_found_is_a_difference(village):
    code = buys(village).code
    made = village.does(count_assets, count(Looked(asset=code, is_found=False)))

    assert [(line.asset, line.is_found) for line in counted(village, made)] == [(code, False)]


def test_what_is_found_elsewhere_is_there_from_then_on(village):
    code = buys(village, facts=facts(place="Gudang", custodian="Sari")).code
    looked = Looked(
        asset=code, is_found=True, condition=Condition.LIGHT_DAMAGE, place="Toko depan"
    )
    made = village.does(count_assets, count(looked))

    place = stands(village, code).place
    assert (place.place, place.in_condition, place.custodian) == (
        "Toko depan",
        Condition.LIGHT_DAMAGE,
        "Sari",
    )
    assert counted(village, made)[0].is_elsewhere


def test_what_no_register_knows_is_told(village):
    made = village.does(count_assets, count(others=(("Kipas angin", "Toko"),)))

    with village.work(read_only=True) as work:
        (found,) = found_in(work.session, village.book_id, made.count_id)
    assert found.description == "Kipas angin"


def test_a_count_posts_nothing(village):
    code = buys(village).code
    village.does(count_assets, count(Looked(asset=code, is_found=False)))

    assert len(village.entries()) == 1


@pytest.mark.parametrize("who", [{"counter": ""}, {"witness": " "}])
def test_a_count_has_a_counter_and_a_witness(village, who):
    with pytest.raises(BlankTextError):
        village.does(count_assets, count(**who))


def test_nobody_witnesses_the_own_count(village):
    with pytest.raises(InvalidFieldError):
        village.does(count_assets, count(witness="SARI"))


def test_every_asset_is_looked_for(village):
    buys(village)

    with pytest.raises(CountIncompleteError):
        village.does(count_assets, count())


def test_things_of_another_unit_are_not_counted(village):
    code = buys(village, unit="").code

    with pytest.raises(InvalidFieldError):
        village.does(count_assets, count(Looked(asset=code, is_found=True)))


def test_nobody_looks_for_software(village):
    buys(village, facts=facts(asset_class="software"))

    with village.work(read_only=True) as work:
        assert assets_to_count(work, SHOP, day(6, 30)) == []


def test_all_units_can_be_counted_at_once(village):
    codes = [buys(village).code, buys(village, unit="").code]
    looked = [Looked(asset=code, is_found=True) for code in codes]
    village.does(count_assets, count(*looked, unit=None))

    with village.work(read_only=True) as work:
        assert [made.unit for made in counts_of(work.session, village.book_id)] == [None]


def test_who_keeps_no_assets_counts_none(village):
    with pytest.raises(PermissionDeniedError):
        village.does(count_assets, count(), by=MANAGER)


# --- keeping -------------------------------------------------------------------------


def test_who_kept_a_thing_is_remembered(village):
    code = buys(village, facts=facts(custodian="Sari")).code
    village.does(
        place_asset, PlaceAsset(asset=code, since=day(3, 1), custodian="Dewi", place="Toko")
    )

    with village.work(read_only=True) as work:
        said = whereabouts_of(work.session, village.book_id, code)
    assert [each.custodian for each in said] == ["Dewi", "Sari"]


def test_a_thing_is_nowhere_before_it_came(village):
    code = buys(village).code

    with pytest.raises(AssetGoneError):
        village.does(place_asset, PlaceAsset(asset=code, since=day(1, 9)))


def test_an_insurance_is_written_down_later(village):
    code = buys(village).code
    village.does(
        describe_asset,
        DescribeAsset(asset=code, name="Kulkas", insurer="PT Asuransi", insured=rp(4_000_000)),
    )

    asset = stands(village, code).asset
    assert (asset.name, asset.insured_minor) == ("Kulkas", 400_000_000)


def test_there_is_no_such_picture(village):
    code = buys(village).code

    with pytest.raises(NotFoundError):
        village.does(describe_asset, DescribeAsset(asset=code, name="Kulkas", photo="f" * 64))
