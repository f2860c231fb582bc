from __future__ import annotations

import pytest

from bumdes.errors import PermissionDeniedError, UnitRequiredError
from bumdes.permissions import ALLOWED, Actor, Permission, Role, command_line_actor

WRITING = {
    Permission.RECORD_TRANSACTION,
    Permission.RECORD_ENTRY,
    Permission.RECORD_OPENING,
    Permission.REVERSE_ENTRY,
    Permission.ADD_ACCOUNT,
    Permission.CLOSE_PERIOD,
    Permission.REOPEN_PERIOD,
    Permission.LOCK_PERIOD,
    Permission.CLOSE_YEAR,
}
READERS = [
    Role.ADVISOR,
    Role.SUPERVISOR,
    Role.VILLAGE_HEAD,
    Role.VILLAGE_COUNCIL,
    Role.AUDITOR,
]


def acting(role, unit=None):
    return Actor("sari", role, "TOKO" if role is Role.UNIT_MANAGER else unit)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_permissions_written_down(role):
    assert role in ALLOWED


@pytest.mark.parametrize("role", Role)
def test_every_role_has_an_indonesian_name(role):
    assert role.label


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_has_an_indonesian_name(permission):
    assert permission.label


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_require_denies_what_allows_denies(role, permission):
    actor = acting(role)

    if actor.allows(permission):
        actor.require(permission)
    else:
        with pytest.raises(PermissionDeniedError):
            actor.require(permission)


@pytest.mark.parametrize("role", READERS)
def test_who_watches_over_the_books_never_writes_in_them(role):
    assert ALLOWED[role] & WRITING == set()


@pytest.mark.parametrize("role", Role)
def test_everybody_may_change_the_own_password(role):
    assert acting(role).allows(Permission.CHANGE_OWN_PASSWORD)


@pytest.mark.parametrize("role", list(Role)[2:])
def test_only_the_director_appoints_and_locks(role):
    assert ALLOWED[role] & {Permission.APPOINT, Permission.LOCK_PERIOD} == set()


def test_the_administrator_may_do_everything():
    assert ALLOWED[Role.ADMINISTRATOR] == set(Permission)


def test_a_unit_manager_records_for_the_own_unit():
    assert acting(Role.UNIT_MANAGER).allows(Permission.RECORD_TRANSACTION, unit="TOKO")


@pytest.mark.parametrize("unit", ["WISATA", "", None])
def test_a_unit_manager_acts_for_nothing_but_the_own_unit(unit):
    assert not acting(Role.UNIT_MANAGER).allows(Permission.RECORD_TRANSACTION, unit=unit)


def test_anybody_can_be_bound_to_a_unit():
    operator = acting(Role.OPERATOR, unit="TOKO")

    assert not operator.allows(Permission.RECORD_TRANSACTION, unit="WISATA")


def test_who_is_bound_to_no_unit_acts_for_all():
    assert acting(Role.TREASURER).allows(Permission.RECORD_ENTRY, unit="WISATA")


@pytest.mark.parametrize("unit", [None, ""])
def test_a_unit_manager_has_a_unit(unit):
    with pytest.raises(UnitRequiredError):
        Actor("sari", Role.UNIT_MANAGER, unit)


def test_the_command_line_tells_who_acts():
    assert command_line_actor("root").name == "cli:root"


def test_a_denial_tells_what_was_denied_to_whom():
    with pytest.raises(PermissionDeniedError) as denied:
        acting(Role.UNIT_MANAGER).require(Permission.CLOSE_YEAR)

    assert denied.value.facts == {"actor": "sari", "permission": "close years", "unit": None}
