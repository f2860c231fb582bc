"""What the register of assets refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money


class AssetError(EnterpriseError):
    """An asset cannot be dealt with so."""

    code = "asset"


class BelowCapitalisationLimitError(AssetError):
    """It costs too little to be kept as an asset, unless somebody insists."""

    code = "below_capitalisation_limit"

    def __init__(self, name: str, *, cost: Money, limit: Money) -> None:
        message = f"{name!r} costs {cost}, less than the limit of {limit}"
        super().__init__(message, name=name, cost=cost, limit=limit)


class AssetGoneError(AssetError):
    """The enterprise has the asset no more, or not yet."""

    code = "asset_gone"

    def __init__(self, asset: str, on: dt.date) -> None:
        super().__init__(f"{asset} is not there on {on}", asset=asset, on=on)


class MoreThanAssetError(AssetError):
    """More would be taken off an asset than there is of it."""

    code = "more_than_asset"

    def __init__(self, asset: str, *, asked: Money, left: Money) -> None:
        message = f"{asset} has {left} left, less than {asked}"
        super().__init__(message, asset=asset, asked=asked, left=left)


class AssetMovedOnError(AssetError):
    """An entry cannot be taken back: something happened to its asset since."""

    code = "asset_moved_on"

    def __init__(self, asset: str, voucher: str) -> None:
        message = f"{asset} was changed since, by {voucher}"
        super().__init__(message, asset=asset, voucher=voucher)


class CountIncompleteError(AssetError):
    """A count says nothing of an asset that it should have looked for."""

    code = "count_incomplete"

    def __init__(self, asset: str, missing: int) -> None:
        message = f"nothing is said of {asset}, and {missing} in all"
        super().__init__(message, asset=asset, missing=missing)
