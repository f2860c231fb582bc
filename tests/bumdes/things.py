"""Assets for the tests: an owned enterprise with a shop, and the things it buys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.depreciating import run_depreciation
from bumdes.assets.register import standing_of, standings_on
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.sub_ledger_proof import prove
from ledger import Period, rp
from ledger.period import LAST_DAY
from tests.bumdes.capital import owned
from tests.bumdes.village import ADMIN, Village, day

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Engine

    from bumdes.assets.asset import Asset
    from bumdes.assets.register import AssetStanding

CASH = "1.1.01.01"
SHOP = "TOKO"


def with_shop(engine: Engine) -> Village:
    """Return an enterprise of one village with a trading unit, TOKO."""
    return owned(engine).with_unit(SHOP, "trading")


def facts(**said: Any) -> AssetFacts:
    """Return what is said of a freezer of four years; *said* are other fields."""
    return AssetFacts(**({"name": "Lemari es", "asset_class": "equipment"} | said))


def purchase(amount: int = 4_800_000, **said: Any) -> BuyAsset:
    """Return the purchase of a freezer for cash; *said* are other fields."""
    given = {
        "facts": facts(),
        "date": day(1, 10),
        "unit": SHOP,
        "paid": (PaidFrom(account=CASH, amount=rp(amount)),),
    }
    return BuyAsset(**(given | said))


def buys(village: Village, amount: int = 4_800_000, **said: Any) -> Asset:
    """Buy a freezer; see ``purchase``."""
    return village.does(buy_asset, purchase(amount, **said))


def wears(village: Village, month: int, year: int = 2025) -> list[Any]:
    """Run the depreciation up to a month, and return what was posted."""
    return village.does(run_depreciation, Period.month(year, month))


def stands(village: Village, code: str, at: dt.date = LAST_DAY) -> AssetStanding | None:
    """Return an asset as it stands on a day."""
    with village.work(ADMIN, read_only=True) as work:
        return standing_of(work, code, at)


def figures(village: Village, code: str, at: dt.date = LAST_DAY) -> tuple[int, int, int]:
    """Return the cost, wear and loss in value of an asset in rupiah."""
    held = stands(village, code, at).holding
    return held.cost // 100, held.worn // 100, held.impaired // 100


def everything(village: Village, at: dt.date = LAST_DAY) -> list[AssetStanding]:
    """Return the whole register on a day."""
    with village.work(ADMIN, read_only=True) as work:
        return standings_on(work, at)


def is_proved(village: Village, at: dt.date = LAST_DAY) -> bool:
    """Whether the register of assets, the lines and the control accounts say the same."""
    with village.work(ADMIN, read_only=True) as work:
        ours = [p for p in prove(work, at) if p.sub_ledger.key.endswith("_assets")]
        return len(ours) == 2 and all(proof.holds for proof in ours)
