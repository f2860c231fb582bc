"""Backing up: who may have a copy made, and who may carry one away.

A copy holds everything that the installation holds. Making one harms nobody; taking it away
shows its reader the books of every enterprise in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bumdes.enterprise import Enterprise
from bumdes.errors import PermissionDeniedError
from bumdes.permissions import Permission, Role
from bumdes.record import described

if TYPE_CHECKING:
    from bumdes.work import Work


def check_may_back_up(work: Work) -> None:
    """Do nothing if the actor may have copies made, tried, and put on a drive of the server.

    Raises:
        PermissionDeniedError: the actor may not.
    """
    work.request = described("back_up")
    work.actor.require(Permission.BACK_UP)


def check_may_take_away(work: Work) -> None:
    """Do nothing if the actor may have a copy sent.

    Whoever keeps the installation may; of others, who may make copies, and only where no other
    enterprise's books are in them.

    Raises:
        PermissionDeniedError: the actor may not.
    """
    check_may_back_up(work)
    work.request = described("take_backup_away")
    if work.actor.role is not Role.ADMINISTRATOR and _enterprises(work) > 1:
        raise PermissionDeniedError(work.actor.role, Permission.BACK_UP)


def _enterprises(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(Enterprise)) or 0
